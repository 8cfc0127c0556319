// Pictures of the survey pack, asked of the core once for each file.

import { want } from './session.svelte';

const asked = new Map<string, Promise<string>>();

/** A picture as an address that the page may show; empty where the pack has none of this name. */
export function picture(file: string): Promise<string> {
  const known = asked.get(file);
  if (known) return known;
  const answer = want('picture', { kind: 'picture', file }).catch(() => {
    asked.delete(file);
    return '';
  });
  asked.set(file, answer);
  return answer;
}
