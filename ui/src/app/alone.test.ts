import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Request, Response, SessionView } from './bindings';
import { WARN, startWatching } from './alone';
import { useHost } from './host';
import { refresh, session } from './session.svelte';

const ALONE = 10 * 60_000;

let asked: Request['kind'][] = [];
let state: SessionView['state'] = 'open';
let lockMinutes = 10;
let stop: () => void = () => undefined;

function view(): Response {
  const nobody = { version: '0', language: 'id', profiles: [], open: null, survey: '', village: '', cardWords: [], savedAt: '', lockMinutes, resume: null };
  return { kind: 'session', view: { state, ...nobody } };
}

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  state = 'open';
  lockMinutes = 10;
  useHost({
    canPick: false,
    ask: (request) => {
      asked.push(request.kind);
      if (request.kind === 'lock') state = 'locked';
      return Promise.resolve(view());
    },
    pickFiles: () => Promise.resolve([]),
    pickFolder: () => Promise.resolve(null),
  });
  await refresh();
  asked = [];
  stop = startWatching();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('locks after ten minutes without a hand on it, and only once', async () => {
  await vi.advanceTimersByTimeAsync(ALONE - 1_000);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(2 * ALONE);
  expect(asked).toEqual(['lock']);
});

it('counts anew at every touch and tells the core of somebody who only types', async () => {
  for (let minute = 0; minute < 25; minute += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    window.dispatchEvent(new Event('keydown'));
  }
  expect(asked).not.toContain('lock');
  expect(asked.filter((kind) => kind === 'session').length).toBeGreaterThan(10);
});

it('leaves a locked window alone', async () => {
  state = 'locked';
  await refresh();
  asked = [];
  await vi.advanceTimersByTimeAsync(3 * ALONE);
  expect(asked).toEqual([]);
});

it('locks after the minutes chosen', async () => {
  lockMinutes = 5;
  await refresh();
  asked = [];
  await vi.advanceTimersByTimeAsync(5 * 60_000 + 1_000);
  expect(asked).toEqual(['lock']);
});

it('says a minute before that it will lock, and the key that answers does nothing else', async () => {
  await vi.advanceTimersByTimeAsync(ALONE - WARN - 2_000);
  expect(session.locksSoon).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(session.locksSoon).toBe(true);
  const heard = vi.fn();
  window.addEventListener('keydown', heard);
  const key = new KeyboardEvent('keydown', { key: 'a', cancelable: true });
  window.dispatchEvent(key);
  expect([session.locksSoon, key.defaultPrevented, heard.mock.calls.length]).toEqual([false, true, 0]);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b' }));
  expect(heard.mock.calls.length).toBe(1);
  window.removeEventListener('keydown', heard);
  await vi.advanceTimersByTimeAsync(ALONE - WARN - 2_000);
  expect(asked).not.toContain('lock');
});
