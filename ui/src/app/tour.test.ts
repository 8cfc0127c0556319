import { beforeEach, expect, it } from 'vitest';

import { session } from './session.svelte';
import { nextStep, startTour, steps, stopTour, tour, tourKeys, tourStopped } from './tour.svelte';

beforeEach(() => {
  localStorage.clear();
  tour.on = false;
  tour.at = 0;
});

it('can be left at any step and taken up there', () => {
  startTour();
  nextStep();
  nextStep();
  stopTour();
  expect([tour.on, tourStopped()]).toEqual([false, 2]);
  startTour();
  expect([tour.on, tour.at]).toEqual([true, 2]);
});

it('is over after its last step, and begins anew then', () => {
  startTour(steps.length - 1);
  nextStep();
  expect([tour.on, tourStopped()]).toEqual([false, 0]);
});

it('sees that what it asked for was done', () => {
  const step = (key: (typeof tourKeys)[number]) => steps[tourKeys.indexOf(key)];
  session.here = { at: 'home' };
  expect(step('begin')?.done?.()).toBe(false);
  session.here = { at: 'interview', document: 'd' };
  expect(step('begin')?.done?.()).toBe(true);
  session.stand = { household: true, answered: 1, rows: false, members: 0, end: false };
  expect([step('type')?.done?.(), step('members')?.done?.()]).toEqual([false, false]);
  session.stand = { household: true, answered: 2, rows: true, members: 2, end: false };
  expect([step('type')?.done?.(), step('consent')?.done?.(), step('members')?.done?.()]).toEqual([true, true, true]);
});
