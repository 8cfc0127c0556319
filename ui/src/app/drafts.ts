// What was typed and not yet committed, by question. It lives in this window's memory only and is dropped at locking.

import type { NonresponseState } from './bindings';

/** A half-typed answer. */
export interface Draft {
  typed: string;
  marked: NonresponseState | null;
}

/** Addresses a question in a document. */
export interface QuestionAddress {
  question: string;
  row: string | null;
}

const kept = new Map<string, Draft>();

function keyOf(document: string, { question, row }: QuestionAddress): string {
  return JSON.stringify([document, question, row]);
}

/** Keeps a half-typed answer. */
export function keepDraft(document: string, at: QuestionAddress, draft: Draft): void {
  kept.set(keyOf(document, at), draft);
}

/** The half-typed answer of a question, if there is one. */
export function draftOf(document: string, at: QuestionAddress): Draft | undefined {
  return kept.get(keyOf(document, at));
}

/** Drops a half-typed answer: it was committed or given up. */
export function dropDraft(document: string, at: QuestionAddress): void {
  kept.delete(keyOf(document, at));
}

/** Drops all of them. */
export function dropAllDrafts(): void {
  kept.clear();
}
