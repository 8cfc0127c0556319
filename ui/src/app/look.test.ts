import { expect, it } from 'vitest';

import { roomFor } from './look.svelte';

it('counts room in text of normal size', () => {
  expect(roomFor(1366, 100)).toBe('wide');
  expect(roomFor(1093, 100)).toBe('narrow');
  expect(roomFor(1366, 125)).toBe('narrow');
  expect(roomFor(1093, 175)).toBe('small');
  expect(roomFor(625, 100)).toBe('small');
});
