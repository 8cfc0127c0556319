// The guided tour: the main job on a training household, one step after another. A step that asks for something to be done
// is over when it was done; the others when the person goes on. Where it stopped is kept on this laptop.

import { session } from './session.svelte';

/** A step of the tour, and how the window sees that it was done; nothing to see where there is only something to read. */
interface Step {
  key: TourKey;
  done?: () => boolean;
}

/** The steps by the keys of their sentences. */
export const tourKeys = [
  'welcome', 'begin', 'type', 'number', 'back', 'unknown', 'consent', 'members', 'complete', 'household', 'questionnaire', 'find', 'review', 'send',
] as const;

export type TourKey = (typeof tourKeys)[number];

const seen: Record<TourKey, (() => boolean) | undefined> = {
  welcome: undefined,
  begin: () => session.here.at === 'interview',
  type: () => session.stand.answered >= 2,
  number: () => session.stand.answered >= 3,
  back: undefined,
  unknown: undefined,
  consent: () => session.stand.rows,
  members: () => session.stand.members >= 2,
  complete: () => session.stand.end || session.here.at === 'household',
  household: () => session.here.at === 'household',
  questionnaire: () => session.here.at === 'interview' && !session.stand.household,
  find: undefined,
  review: () => session.here.at === 'review',
  send: undefined,
};

export const steps: readonly Step[] = tourKeys.map((key) => ({ key, ...(seen[key] ? { done: seen[key] } : {}) }));

const kept = 'paduk-tour';

/** Where the tour stands. */
export const tour = $state({ on: false, at: 0 });

function keep(): void {
  localStorage.setItem(kept, String(tour.at));
}

/** The step at which an unfinished tour stopped; 0 where none was begun or it was finished. */
export function tourStopped(): number {
  const at = Number(localStorage.getItem(kept) ?? 0);
  return Number.isInteger(at) && at > 0 && at < steps.length ? at : 0;
}

/** Begins the tour, or goes on where it stopped. */
export function startTour(at = tourStopped()): void {
  tour.at = at;
  tour.on = true;
  keep();
}

/** The next step; after the last one the tour is over. */
export function nextStep(): void {
  tour.at += 1;
  if (tour.at >= steps.length) {
    tour.at = 0;
    tour.on = false;
  }
  keep();
}

/** The step before. */
export function previousStep(): void {
  tour.at = Math.max(0, tour.at - 1);
  keep();
}

/** Leaves the tour; it can be taken up at the same step. */
export function stopTour(): void {
  tour.on = false;
  keep();
}
