import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';

import type { HouseholdView } from '../../app/bindings';
import { press, settled, type } from '../../test/fake';
import { householdView } from '../../test/views';
import Visits from './Visits.svelte';

afterEach(cleanup);

async function open(over: Partial<HouseholdView> = {}) {
  const onrecord = vi.fn(() => Promise.resolve(true));
  render(Visits, { view: householdView(over), onrecord });
  document.querySelector<HTMLElement>('button')?.click();
  await settled();
  return onrecord;
}

it('notes an absence by digit and Enter', async () => {
  const onrecord = await open();
  expect(document.activeElement?.getAttribute('name')).toBe('visit-outcome');
  press('2');
  await settled();
  press('Enter');
  await settled();
  expect(onrecord).toHaveBeenCalledWith('absent', '', '');
});

it('asks why of a postponement, and takes when to come again', async () => {
  const onrecord = await open();
  press('5');
  await settled();
  press('Enter');
  await settled();
  expect([onrecord.mock.calls.length, document.activeElement?.id]).toEqual([0, 'visit-reason']);
  expect(document.body.textContent).toContain('Salah: Alasan belum ditulis.');
  type('panen');
  document.getElementById('visit-again')?.focus();
  type('besok 16.00');
  press('Enter');
  await settled();
  expect(onrecord).toHaveBeenCalledWith('postponed', 'panen', 'besok 16.00');
});

it('decides nothing by itself', async () => {
  const onrecord = await open();
  press('Enter');
  await settled();
  expect(onrecord).not.toHaveBeenCalled();
  expect(document.body.textContent).toContain('Pilih hasilnya');
});

it('says after the last absence that a reserve takes the place', async () => {
  const absent = (number: number) => ({ number, outcome: 'absent', reason: '', again: '', at: '24/11/2026 10.00', author: 'E07' }) as const;
  await open({ visits: [absent(1), absent(2), absent(3)] });
  expect(document.body.textContent).toContain('Kunjungan ke-3 selesai. Laporkan ke pengawas untuk cadangan.');
});
