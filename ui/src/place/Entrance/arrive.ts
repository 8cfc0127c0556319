// Where a person comes to after the four words: to the question where work stopped, else to the place before, else home.

import { go, session } from '../../app/session.svelte';

/** Goes on where work stopped. */
export function arriveInside(): void {
  const { resume } = session.view ?? {};
  if (session.here.at !== 'home' && session.here.at !== 'help') return;
  if (resume) go({ at: 'interview', document: resume.document });
  else go({ at: 'home' });
}
