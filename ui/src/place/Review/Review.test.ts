import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Request, Response, ReviewView } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { voice } from '../../app/voice.svelte';
import { fakeHost, press, settled, type, type Fake } from '../../test/fake';
import { findingView, interviewView, reviewView, sessionView } from '../../test/views';
import { forget } from './memory';
import Review from './Review.svelte';

let host: Fake;
let view: ReviewView;
let answer: (request: Request) => Response | undefined;

beforeEach(() => {
  session.view = sessionView();
  session.here = { at: 'review', document: 'd2' };
  answer = () => undefined;
  host = fakeHost((request) => answer(request) ?? (request.kind === 'review' ? { kind: 'review', view } : undefined));
});

afterEach(() => {
  cleanup();
  forget();
});

async function open(over: Partial<ReviewView>) {
  view = reviewView(over);
  render(Review, { document: 'd2' });
  await settled();
}

describe('Periksa', () => {
  it('has the focus on its heading, and Enter there finishes what is complete', async () => {
    await open({ missing: [], warnings: [], facts: [] });
    expect(document.activeElement?.tagName).toBe('H1');
    answer = ({ kind }) => (kind === 'finish' ? { kind: 'review', view: reviewView({ state: 'complete', editable: false, missing: [], warnings: [] }) } : undefined);
    press('Enter');
    await settled();
    expect(host.of('finish')).toHaveLength(1);
    expect(document.body.textContent).toContain('Selesai. Kuesioner ini siap dikirim.');
    expect(document.activeElement?.textContent).toContain('Ke rumah tangga');
  });

  it('does not finish by Enter on the heading while something wants a look', async () => {
    await open({ warnings: [] });
    press('Enter');
    await settled();
    expect(host.of('finish')).toHaveLength(0);
    expect(document.activeElement?.textContent).toContain('BH302');
  });

  it('finishes with answers missing, and says so on the button', async () => {
    await open({ warnings: [] });
    screen.getByRole('button', { name: 'Selesai, 2 belum diisi' }).click();
    expect(host.of('finish')).toHaveLength(1);
  });

  it.each([
    ['an error', { errors: [findingView({ level: 'error', sentence: 'NIK kurang satu angka.' })], warnings: [] }],
    ['a warning without its reason', {}],
  ])('is held by %s: the summary takes the focus and says it', async (_, over) => {
    await open(over);
    screen.getByRole('button', { name: /^Selesai, 1/ }).click();
    await settled();
    expect(host.of('finish')).toHaveLength(0);
    expect(document.activeElement?.textContent).toContain('Belum bisa selesai.');
    expect(voice.urgent).toContain('Belum bisa selesai.');
  });

  it('goes to a finding’s question, comes back to its row, and strikes through what was mended', async () => {
    await open({ warnings: [] });
    answer = ({ kind }) => (kind === 'move' ? { kind: 'interview', view: interviewView() } : undefined);
    screen.getByRole('button', { name: /BH605/ }).click();
    await settled();
    expect(host.of('move')).toMatchObject([{ to: { to: 'question', question: 'BH605' } }]);
    expect(session.here).toEqual({ at: 'interview', document: 'd2', from: 'review' });
    cleanup();
    await open({ warnings: [] });
    expect(document.activeElement?.textContent).toContain('BH605');
    cleanup();
    await open({ warnings: [], missing: reviewView().missing.slice(0, 1) });
    expect(document.querySelector('s')?.textContent).toContain('BH605');
  });

  it('asks why before a finished questionnaire is taken up again', async () => {
    await open({ state: 'sent', editable: false });
    answer = ({ kind }) => (kind === 'correct' ? { kind: 'interview', view: interviewView() } : undefined);
    screen.getByRole('button', { name: 'Buat perbaikan' }).click();
    await settled();
    press('Enter');
    await settled();
    expect(host.of('correct')).toHaveLength(0);
    type('salah baca');
    press('Enter');
    await settled();
    expect(host.of('correct')).toEqual([{ kind: 'correct', document: 'd2', reason: 'salah baca' }]);
  });

  it('only shows what came from another laptop', async () => {
    await open({ state: 'received', editable: false });
    expect(screen.queryByRole('button', { name: 'Buat perbaikan' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Selesai/ })).toBeNull();
    expect(document.body.textContent).toContain('Boleh dilihat, tidak diisi di laptop ini.');
  });
});
