// The four words as they are typed: split, completed from the list, marked where one is not on it.

import type { WordView } from '../../app/bindings';

/** How many words open a profile. */
export const wordCount = 4;

/** Words as typed, in lower case, whatever stood between them. */
export function wordsOf(typed: string): string[] {
  return typed.toLowerCase().split(/[^a-z]+/).filter(Boolean);
}

/** The one word that a beginning can become; nothing while several fit. */
export function completion(typed: string, looked: WordView): string | null {
  if (looked.known || typed.length < 2) return null;
  const longer = looked.suggestions.filter((word) => word.startsWith(typed));
  return longer.length === 1 ? (longer[0] ?? null) : null;
}
