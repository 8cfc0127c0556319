// What was typed and not yet committed, by question. It stands in this window's memory, is dropped there at locking, and
// is kept in the core a second after the last key, so that it outlives a lock, a reload and a power cut.

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

/** Keeps a half-typed answer beyond this window; nothing typed and nothing marked drops it there. */
export type Keeper = (document: string, at: QuestionAddress, draft: Draft) => Promise<unknown>;

/** Pause after the last key before what is typed is kept. */
export const keepMs = 1000;

const kept = new Map<string, Draft>();
const due = new Map<string, { timer: ReturnType<typeof setTimeout>; write: () => Promise<unknown> }>();
let keeper: Keeper = () => Promise.resolve();

/** Tells who keeps half-typed answers. */
export function keepWith(other: Keeper): void {
  keeper = other;
}

function keyOf(document: string, { question, row }: QuestionAddress): string {
  return JSON.stringify([document, question, row]);
}

function schedule(document: string, at: QuestionAddress): void {
  const key = keyOf(document, at);
  clearTimeout(due.get(key)?.timer);
  const write = () => {
    due.delete(key);
    return keeper(document, { question: at.question, row: at.row }, kept.get(key) ?? { typed: '', marked: null });
  };
  due.set(key, { timer: setTimeout(() => void write().catch(() => undefined), keepMs), write });
}

/** Keeps a half-typed answer. */
export function keepDraft(document: string, at: QuestionAddress, draft: Draft): void {
  kept.set(keyOf(document, at), draft);
  schedule(document, at);
}

/** Takes up a half-typed answer that the core kept, unless something newer stands here. */
export function recallDraft(document: string, at: QuestionAddress, draft: Draft): void {
  const key = keyOf(document, at);
  if (!kept.has(key)) kept.set(key, draft);
}

/** The half-typed answer of a question, if there is one. */
export function draftOf(document: string, at: QuestionAddress): Draft | undefined {
  return kept.get(keyOf(document, at));
}

/** Drops a half-typed answer that was committed: the core has dropped it with the answer. */
export function dropDraft(document: string, at: QuestionAddress): void {
  const key = keyOf(document, at);
  kept.delete(key);
  clearTimeout(due.get(key)?.timer);
  due.delete(key);
}

/** Drops a half-typed answer that was given up, in the core as well. */
export function giveUpDraft(document: string, at: QuestionAddress): void {
  if (kept.delete(keyOf(document, at))) schedule(document, at);
}

/** Keeps at once what waits to be kept. */
export async function flushDrafts(): Promise<void> {
  const writes = [...due.values()].map(({ timer, write }) => {
    clearTimeout(timer);
    return write().catch(() => undefined);
  });
  await Promise.all(writes);
}

/** Drops all of them from this window. */
export function dropAllDrafts(): void {
  kept.clear();
  due.forEach(({ timer }) => clearTimeout(timer));
  due.clear();
}
