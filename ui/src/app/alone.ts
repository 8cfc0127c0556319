// A window that nobody touches is locked after ten minutes. The core locks by itself as well when the next request
// comes; this takes what was seen off the screen in time, and tells the core of a person who types without asking.

import { lock, refresh, session } from './session.svelte';

/** So long without a hand on keyboard or mouse. */
export const ALONE = 10 * 60_000;
/** How often it looks. */
const LOOK = 15_000;
/** How long a person may type before the core is told. */
const TELL = 60_000;

const TOUCHES = ['keydown', 'pointerdown', 'wheel', 'input'] as const;

/** Watches from now on; gives the way to stop. */
export function startWatching(now: () => number = Date.now): () => void {
  let touched = now();
  let told = touched;
  const touch = () => (touched = now());
  for (const event of TOUCHES) window.addEventListener(event, touch, { capture: true, passive: true });
  const timer = setInterval(() => {
    if (!session.open) {
      touched = now();
      told = touched;
    } else if (now() - touched >= ALONE) {
      lock().catch(() => undefined);
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
