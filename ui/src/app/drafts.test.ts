import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { draftOf, dropAllDrafts, dropDraft, flushDrafts, giveUpDraft, keepDraft, keepMs, keepWith, recallDraft } from './drafts';

const at = { question: 'BH705', row: null };
const keeper = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.useFakeTimers();
  keeper.mockClear();
  keepWith(keeper);
  dropAllDrafts();
});
afterEach(() => {
  vi.useRealTimers();
});

it('keeps what is typed once, a second after the last key', () => {
  keepDraft('d', at, { typed: '2', marked: null });
  vi.advanceTimersByTime(keepMs - 1);
  keepDraft('d', at, { typed: '22', marked: null });
  vi.advanceTimersByTime(keepMs - 1);
  expect(keeper).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(keeper.mock.calls).toEqual([['d', at, { typed: '22', marked: null }]]);
});

it('keeps nothing of an answer that was committed meanwhile', () => {
  keepDraft('d', at, { typed: '22', marked: null });
  dropDraft('d', at);
  vi.advanceTimersByTime(keepMs);
  expect(keeper).not.toHaveBeenCalled();
});

it('tells the core of what was given up', () => {
  keepDraft('d', at, { typed: '22', marked: null });
  vi.advanceTimersByTime(keepMs);
  giveUpDraft('d', at);
  vi.advanceTimersByTime(keepMs);
  expect(keeper.mock.calls.at(-1)).toEqual(['d', at, { typed: '', marked: null }]);
});

it('keeps at once before a lock', async () => {
  keepDraft('d', at, { typed: '22', marked: null });
  await flushDrafts();
  expect(keeper).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(keepMs);
  expect(keeper).toHaveBeenCalledTimes(1);
});

it('takes up what the core kept, unless something newer stands here', () => {
  recallDraft('d', at, { typed: 'lama', marked: null });
  expect(draftOf('d', at)?.typed).toBe('lama');
  keepDraft('d', at, { typed: 'baru', marked: null });
  recallDraft('d', at, { typed: 'lama', marked: null });
  expect(draftOf('d', at)?.typed).toBe('baru');
});
