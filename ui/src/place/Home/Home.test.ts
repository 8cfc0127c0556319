import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { HouseholdRow } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { fakeHost, press, settled, type Fake } from '../../test/fake';
import { homeView, sessionView } from '../../test/views';
import Home from './Home.svelte';

const total = 5000;
const household = (index: number): HouseholdRow => ({
  case: `c${index}`, label: `RT 01 / RW 01 · ruta ${index}`, head: `Contoh ${index}`, members: 4, finished: 0, expected: 1, state: 'draft', author: 'E07',
  savedAt: '24/11/2026 14.05', conflicts: 0, visit: null,
});
const part = (from: number, count: number) => Array.from({ length: Math.min(count, total - from) }, (_, index) => household(from + index));

let host: Fake;

beforeEach(async () => {
  session.view = sessionView();
  session.here = { at: 'home' };
  host = fakeHost((request) => {
    if (request.kind === 'home') return { kind: 'home', view: homeView({ households: part(0, 200), householdsTotal: total }) };
    if (request.kind === 'session') return { kind: 'session', view: sessionView() };
    if (request.kind === 'households') return { kind: 'households', view: { from: request.from, households: part(request.from, request.count), total } };
    return undefined;
  });
  render(Home);
  await settled();
});
afterEach(cleanup);

const all = () => [...document.querySelectorAll('button')].find((button) => button.textContent?.includes('Lihat semua 5.000'));
const focused = () => document.activeElement?.textContent?.trim();

it('shows twenty households and says how many there are', () => {
  expect(document.querySelectorAll('tbody tr')).toHaveLength(20);
  expect(all()).toBeTruthy();
});

it('draws only what is in view of five thousand, and keeps the focus through two hundred arrows', { timeout: 60_000 }, async () => {
  all()?.click();
  await settled();
  const table = document.querySelector('table[aria-rowcount]');
  expect(table?.getAttribute('aria-rowcount')).toBe('5001');
  expect(document.querySelectorAll('tr[data-index]').length).toBeLessThan(60);
  document.querySelector<HTMLElement>('[data-index="0"] [data-row]')?.focus();
  for (let step = 0; step < 200; step += 1) {
    press('ArrowDown');
    if (step % 20 === 19) await settled();
    else await Promise.resolve();
  }
  await settled();
  expect(focused()).toBe('Contoh 200, RT 01 / RW 01 · ruta 200');
  expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('202');
  expect(document.querySelectorAll('tr[data-index]').length).toBeLessThan(60);
  expect(host.of('households').every(({ count }) => count <= 200)).toBe(true);
});

it('holds the focus itself when the row that has it is scrolled away, and goes on from there', async () => {
  all()?.click();
  await settled();
  document.querySelector<HTMLElement>('[data-index="3"] [data-row]')?.focus();
  const box = document.querySelector<HTMLElement>('[role=group][aria-label="Rumah tangga"]');
  if (box) box.scrollTop = 100_000;
  box?.dispatchEvent(new Event('scroll'));
  await settled();
  expect(document.activeElement).toBe(box);
  press('ArrowDown');
  await settled();
  expect(focused()).toBe('Contoh 4, RT 01 / RW 01 · ruta 4');
  press('End');
  await settled();
  await settled();
  expect(focused()).toBe('Contoh 4999, RT 01 / RW 01 · ruta 4999');
});
