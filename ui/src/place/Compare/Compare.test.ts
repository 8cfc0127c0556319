import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { CompareView, Decision, Request, Response } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { fakeHost, press, settled, type } from '../../test/fake';
import { questionView, sessionView } from '../../test/views';
import Compare from './Compare.svelte';

afterEach(cleanup);

const version = (revision: string, author: string, reason: string) => ({ revision, author, device: '0a1b2c', at: '24/11/2026 08.12', reason, decided: false });

function compareView(decision: Decision, over: Partial<CompareView> = {}): CompareView {
  return {
    document: 'd2', case: 'c1', title: 'Ibu hamil', name: 'Contoh Euis', label: 'RT 02 / RW 05 · ruta 014',
    versions: [version('r1', 'E07', 'dihitung lagi'), version('r2', 'P02', 'buku KIA')],
    differences: [{
      kind: 'answer', question: 'BH303', row: null, label: 'Berapa tablet?', whose: '', values: [{ shown: '70 tablet', note: '' }, { shown: '', note: 'bungkus hilang' }],
      decision, result: decision.as === 'version' ? '70 tablet' : '', entry: questionView({ question: 'BH303', kind: 'integer', nonresponse: ['dk'] }),
    }],
    same: 58, decided: decision.as === 'open' ? 0 : 1, mayDecide: true, restarted: false, unasked: [], openFindings: 0,
    ...over,
  };
}

function start(over: Partial<CompareView> = {}) {
  session.view = sessionView({ open: { id: 'p2', person: 'P02', role: 'supervisor', training: true, waiting: 'nothing' } });
  let decision: Decision = { as: 'open' };
  const host = fakeHost((request: Request): Response | undefined => {
    if (request.kind === 'compare') return { kind: 'compare', view: compareView(decision, over) };
    if (request.kind === 'decide') {
      decision = request.decision;
      return { kind: 'compare', view: compareView(decision, over) };
    }
    if (request.kind === 'resolve') return { kind: 'conflicts', view: { conflicts: [], mayDecide: true } };
    return undefined;
  });
  render(Compare, { document: 'd2' });
  return host;
}

describe('two versions', () => {
  it('chooses nothing by itself, and keeps each choice at once', async () => {
    const host = start();
    await settled();
    expect(document.querySelectorAll('input:checked')).toHaveLength(0);
    expect(document.body.textContent).toContain('belum diisi');
    expect(document.body.textContent).toContain('bungkus hilang');
    document.querySelector<HTMLElement>("[data-difference] input[tabindex='0']")?.focus();
    press('1');
    await settled();
    expect(host.of('decide')).toEqual([{ kind: 'decide', document: 'd2', question: 'BH303', row: null, decision: { as: 'version', revision: 'r1' } }]);
    expect(document.body.textContent).toContain('1 dari 1 diputuskan');
    expect(document.querySelector<HTMLInputElement>('input:checked')?.value).toBe('v0');
  });

  it('comes back to what is open instead of signing, and then asks for the reason', async () => {
    const host = start();
    await settled();
    document.getElementById('compare-reason')?.focus();
    type('dicek');
    press('Enter');
    await settled();
    expect(document.body.textContent).toContain('Masih 1 yang belum diputuskan');
    expect(host.of('resolve')).toEqual([]);
    press('1');
    await settled();
    await new Promise((done) => setTimeout(done, 160));
    document.getElementById('compare-reason')?.focus();
    press('Enter');
    await settled();
    expect(host.of('resolve')).toEqual([{ kind: 'resolve', document: 'd2', reason: 'dicek' }]);
    expect(document.body.textContent).toContain('Putusan tersimpan');
  });

  it('shows without choices to whoever may not decide', async () => {
    start({ mayDecide: false });
    await settled();
    expect(document.querySelectorAll('input')).toHaveLength(0);
    expect(document.body.textContent).toContain('Yang memutuskan pengawas');
    expect(screen.queryByRole('button', { name: /Simpan putusan/ })).toBeNull();
  });
});
