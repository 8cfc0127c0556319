// What was to be looked at when Periksa was last seen, so that what was mended since stands there struck through.

import type { FindingView, ReviewView } from '../../app/bindings';

/** One finding's identity, whatever its sentence says now. */
export function findingId({ question, row, key, level }: FindingView): string {
  return JSON.stringify([question, row, level, key]);
}

/** Everything in a review that wants a look. */
export function wanting(view: ReviewView): FindingView[] {
  return [...view.errors, ...view.missing, ...view.warnings.filter(({ reason }) => reason === null)];
}

let last: { document: string; findings: FindingView[]; at: string | null } | null = null;

/** What wanted a look the last time and does not any more. */
export function mendedSince(view: ReviewView): FindingView[] {
  if (last?.document !== view.document) return [];
  const now = new Set(wanting(view).map(findingId));
  return last.findings.filter((finding) => !now.has(findingId(finding)));
}

/** Remembers what wants a look, and which row the person went to. */
export function remember(view: ReviewView, at: FindingView | null): void {
  last = { document: view.document, findings: wanting(view), at: at ? findingId(at) : null };
}

/** The row that the person went to from here, if it is this document's. */
export function wentTo(document: string): string | null {
  return last?.document === document ? last.at : null;
}

/** Forgets: the questionnaire is finished, or the window was locked. */
export function forget(): void {
  last = null;
}
