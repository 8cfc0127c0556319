// How versions and differences are called: by who and when, never "mine" or "newer".

import type { DifferenceView, VersionView } from '../../app/bindings';
import { say } from '../../app/text';

/** Who wrote a version and when; the laptop too, where one person wrote several. */
export function nameOf({ author, at, device }: VersionView, versions: readonly VersionView[]): string {
  const alone = versions.filter((other) => other.author === author).length === 1;
  return alone ? say('ui.compare.version', { author, at }) : say('ui.compare.versionOn', { author, at, device });
}

/** One difference among the others. */
export const keyOf = ({ question, row }: Pick<DifferenceView, 'question' | 'row'>): string => `${question}#${row ?? ''}`;
