// A window that nobody touches is locked after the minutes chosen; one minute before, it says so. The core locks by
// itself as well when the next request comes; this takes what was seen off the screen in time, and tells the core of a
// person who types without asking.

import { lock, refresh, session } from './session.svelte';
import { say } from './text';
import { alarm } from './voice.svelte';

/** So long before the lock it is said. */
export const WARN = 60_000;
/** How often it looks. */
const LOOK = 1_000;
/** How long a person may type before the core is told. */
const TELL = 60_000;

const TOUCHES = ['keydown', 'pointerdown', 'wheel', 'input'] as const;

/** So long without a hand on keyboard or mouse. */
export function alone(): number {
  return (session.view?.lockMinutes ?? 10) * 60_000;
}

/** Watches from now on; gives the way to stop. */
export function startWatching(now: () => number = Date.now): () => void {
  let touched = now();
  let told = touched;
  const touch = (event: Event) => {
    touched = now();
    if (!session.locksSoon) return;
    // The touch that answers the warning does nothing else.
    session.locksSoon = false;
    alarm('');
    event.preventDefault();
    event.stopImmediatePropagation();
    told = touched;
    refresh().catch(() => undefined);
  };
  for (const event of TOUCHES) window.addEventListener(event, touch, { capture: true, passive: false });
  const timer = setInterval(() => {
    const left = alone() - (now() - touched);
    if (!session.open) {
      touched = now();
      told = touched;
      session.locksSoon = false;
    } else if (left <= 0) {
      session.locksSoon = false;
      lock().catch(() => undefined);
    } else if (left <= WARN && !session.locksSoon) {
      session.locksSoon = true;
      alarm(say('ui.lockSoon'));
    } else if (touched > told && now() - told >= TELL) {
      told = now();
      refresh().catch(() => undefined);
    }
  }, LOOK);
  return () => {
    clearInterval(timer);
    for (const event of TOUCHES) window.removeEventListener(event, touch, { capture: true });
  };
}
