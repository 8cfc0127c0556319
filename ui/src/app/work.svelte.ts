// Long work of the core that goes on wherever the person goes: a backup, the check of the store.

import type { ApiError, Request, WorkView } from './bindings';
import { asApiError } from './host';
import { atLock, session, want } from './session.svelte';

/** How often it is asked how the work stands. */
const LOOK = 200;

class Work {
  /** How the last work stands; nothing before it was asked for. */
  view = $state<WorkView | null>(null);
  /** Why the core could not even begin or tell. */
  refused = $state<ApiError | null>(null);
}

/** The one long work. */
export const work = new Work();

atLock(() => {
  work.view = null;
  work.refused = null;
});

let following = false;

/** Asks again and again until it is over, once for the whole window. */
async function follow(): Promise<void> {
  if (following) return;
  following = true;
  try {
    while (work.view?.running && session.open) {
      await new Promise((done) => setTimeout(done, LOOK));
      work.view = await want('work', { kind: 'work' });
    }
  } catch (thrown) {
    work.view = null;
    if (session.open) work.refused = asApiError(thrown);
  } finally {
    following = false;
  }
}

async function asked(request: Request): Promise<void> {
  work.refused = null;
  try {
    work.view = await want('work', request);
    void follow();
  } catch (thrown) {
    work.refused = asApiError(thrown);
  }
}

/** Looks whether something runs, for a place that was just opened. */
export const lookAtWork = () => asked({ kind: 'work' });
/** Begins a backup into a folder. */
export const backUp = (folder: string) => asked({ kind: 'backUp', folder });
/** Begins the check of everything stored. */
export const checkStore = () => asked({ kind: 'checkStore' });
/** Stops what runs. */
export const stopWork = () => asked({ kind: 'stopWork' });
