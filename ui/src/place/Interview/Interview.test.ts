import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { InterviewView, QuestionView, Request, Response } from '../../app/bindings';
import { dropAllDrafts } from '../../app/drafts';
import { session } from '../../app/session.svelte';
import { voice } from '../../app/voice.svelte';
import { fakeHost, press, settled, type, type Fake } from '../../test/fake';
import { choices, findingView, interviewView, questionView, reasons, sessionView } from '../../test/views';
import Interview from './Interview.svelte';

const first = questionView({ question: 'A1', kind: 'integer', say: 'Berapa?', nonresponse: ['dk'] });
const second = questionView({ question: 'A2', kind: 'selectOne', say: 'Yang mana?', choices: choices('Ya', 'Tidak') });
const third = questionView({ question: 'A3', kind: 'text', say: 'Siapa?', required: false });

function at(question: string, questions: QuestionView[] = [first, second, third], over: Partial<InterviewView> = {}): Response {
  return { kind: 'interview', view: interviewView({ questions, focus: { at: 'question', question, row: null }, findings: [], verdicts: [], scale: null, ...over }) };
}

let host: Fake;
let answer: (request: Request) => Response | Promise<Response> | undefined;

beforeEach(() => {
  session.view = sessionView();
  session.here = { at: 'interview', document: 'd2' };
  session.savedAt = '';
  session.notSaved = null;
  answer = () => undefined;
  host = fakeHost((request) => answer(request) ?? at('A1'));
});

afterEach(() => {
  cleanup();
  dropAllDrafts();
});

async function open(over: { from?: 'review' } = {}) {
  render(Interview, { document: 'd2', ...over });
  await settled();
}

const focused = () => (document.activeElement as HTMLElement).closest<HTMLElement>('[data-question]')?.dataset.question;
const field = () => document.activeElement as HTMLInputElement;

describe('Wawancara', () => {
  it('opens with the cursor in the field', async () => {
    await open();
    expect(focused()).toBe('A1');
    expect(host.of('interview')).toHaveLength(1);
  });

  it('commits what was typed and follows the core to the next question', async () => {
    await open();
    answer = ({ kind }) => (kind === 'answer' ? at('A2', [{ ...first, typed: '7', shown: '7', answered: true }, second, third], { savedAt: '14.06' }) : undefined);
    type('7');
    press('Enter');
    await settled();
    expect(host.of('answer')).toEqual([{ kind: 'answer', document: 'd2', question: 'A1', row: null, typed: '7', confirmed: null, advance: true }]);
    expect(focused()).toBe('A2');
    expect(session.savedAt).toBe('14.06');
  });

  it('does not say saved before the core has answered, nor when it could not', async () => {
    await open();
    session.savedAt = '14.00';
    let fail: (error: unknown) => void = () => undefined;
    answer = ({ kind }) => (kind === 'answer' ? new Promise<Response>((_, reject) => (fail = reject)) : undefined);
    type('7');
    press('Enter');
    await settled();
    expect(session.savedAt).toBe('14.00');
    fail({ code: 'disk-full', params: [] });
    await settled();
    expect(session.notSaved?.code).toBe('disk-full');
    expect(field().value).toBe('7');
    expect(document.body.textContent).toContain('Belum tersimpan:');
    expect(session.savedAt).toBe('14.00');
  });

  it('moves by one for a held Enter and for a bouncing one', async () => {
    await open();
    answer = ({ kind }) => (kind === 'answer' ? at('A2') : undefined);
    type('7');
    press('Enter', { at: 50_000 });
    await settled();
    for (let index = 0; index < 30; index += 1) press('Enter', { at: 60_000 + index * 30, repeat: true });
    press('Enter', { at: 50_100 });
    await settled();
    expect(host.asked.filter(({ kind }) => kind !== 'interview' && kind !== 'understand')).toHaveLength(1);
  });

  it('asks once more before an empty required question is skipped', async () => {
    await open();
    answer = ({ kind }) => (kind === 'move' ? at('A2') : undefined);
    press('Enter');
    await settled();
    expect([host.of('move').length, document.body.textContent?.includes('Enter sekali lagi untuk melewati')]).toEqual([0, true]);
    press('Enter');
    await settled();
    expect(host.of('move')).toEqual([{ kind: 'move', document: 'd2', to: { to: 'next' } }]);
    expect(focused()).toBe('A2');
  });

  it('marks a nonresponse and commits it with Enter', async () => {
    await open();
    answer = ({ kind }) => (kind === 'markNonresponse' ? at('A2') : undefined);
    press('/');
    await settled();
    expect(host.of('markNonresponse')).toHaveLength(0);
    press('Enter');
    await settled();
    expect(host.of('markNonresponse')).toMatchObject([{ question: 'A1', state: 'dk' }]);
  });

  it('shows what is wrong at the field and keeps what was typed', async () => {
    await open();
    answer = ({ kind }) => {
      if (kind === 'answer') throw { code: 'not-a-number', params: [] };
      return undefined;
    };
    type('2 2');
    press('Enter');
    await settled();
    expect(field().value).toBe('2 2');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById('q-A1-wrong')?.textContent).toContain('Salah:');
    expect(session.notSaved).toBeNull();
  });

  it('asks before rows with answers go: leaving all as it was, or going on with the same change', async () => {
    const view = at('A1', [{ ...first, typed: '2', shown: '2', answered: true }, second, third]);
    answer = () => view;
    await open();
    const gone = { code: 'rows-would-go', params: [{ name: 'rows', value: '1' }, { name: 'repeat', value: 'Kambing' }, { name: 'names', value: 'Si Belang' }] };
    answer = ({ kind }) => (kind === 'answer' ? Promise.reject(gone) : view);
    type('1');
    const left = document.activeElement;
    press('Enter');
    await settled();
    // A browser tells a field that it changed when it is left; the question stays asked.
    left?.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(document.body.textContent).toContain('1 baris Kambing yang sudah berisi jawaban akan hilang: Si Belang. Lanjutkan?');
    press('Enter');
    expect(host.of('agreed'), 'nothing is chosen beforehand').toHaveLength(0);
    press('1');
    await settled();
    press('Enter');
    await settled();
    expect([field().value, host.of('agreed').length]).toEqual(['2', 0]);
    type('1');
    press('Enter');
    await settled();
    press('2');
    await settled();
    press('Enter');
    await settled();
    expect(host.of('agreed')).toEqual([{ kind: 'agreed', request: host.of('answer').at(-1) }]);
  });

  it('shows what was half-typed before a restart, and says so', async () => {
    answer = () => at('A1', undefined, { waiting: [{ question: 'A1', row: null, typed: '12', marked: null }, { question: 'A3', row: null, typed: 'Con', marked: null }] });
    await open();
    expect(field().value).toBe('12');
    expect(document.body.textContent?.match(/belum selesai diketik/g)).toHaveLength(2);
  });

  it('answers again with the reading that was chosen when asked back', async () => {
    await open();
    answer = (request) => {
      if (request.kind !== 'answer') return undefined;
      if (request.confirmed) return at('A2');
      return { kind: 'ask', view: { question: 'A1', sentence: 'Dibaca 1.055?', options: [{ value: '1055', label: 'a' }, { value: '1.055', label: 'b' }] } };
    };
    type('1,055');
    press('Enter');
    await settled();
    press('2');
    await settled();
    press('Enter');
    await settled();
    expect(host.of('answer').at(-1)).toMatchObject({ typed: '1,055', confirmed: '1.055' });
    expect(focused()).toBe('A2');
  });

  it('goes to the reasons when an answer raises a warning, and on with the reason', async () => {
    await open();
    const warned = { ...first, typed: '70', shown: '70', answered: true, findings: [findingView({ key: 'w', question: 'A1', reasons })] };
    answer = ({ kind }) => (kind === 'answer' ? at('A1', [warned, second, third]) : kind === 'reason' ? at('A2') : undefined);
    type('70');
    press('Enter');
    await settled();
    expect(field().name).toContain('reason');
    expect(voice.polite).toContain('Peringatan:');
    press('1');
    await settled();
    press('Enter');
    await settled();
    expect(host.of('reason')).toMatchObject([{ question: 'A1', warning: 'w', reason: 'checked' }]);
    expect(focused()).toBe('A2');
  });

  it('keeps half-typed text while looking elsewhere, and Esc puts the stored answer back', async () => {
    await open();
    const stored = [{ ...first, typed: '5', shown: '5', answered: true }, second, third];
    answer = (request) => (request.kind === 'move' ? at(request.to.to === 'next' ? 'A2' : 'A1', stored) : undefined);
    type('55');
    press('PageDown');
    await settled();
    expect([focused(), document.body.textContent?.includes('belum selesai diketik')]).toEqual(['A2', true]);
    press('PageUp');
    await settled();
    expect([focused(), field().value]).toEqual(['A1', '55']);
    press('Escape');
    await settled();
    expect(field().value).toBe('5');
    expect(host.of('answer')).toHaveLength(0);
  });

  it('keeps the focus in the questionnaire after every step', async () => {
    await open();
    answer = ({ kind }) => (kind === 'answer' ? at('A3', [third]) : undefined);
    type('7');
    press('Enter');
    await settled();
    expect(focused()).toBe('A3');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('offers one more member or the end of the list', async () => {
    const rows = { focus: { at: 'addRow', label: 'anggota', rows: 2 }, household: true, case: 'c9' } as const;
    answer = (request) => (request.kind === 'interview' ? at('A1', [], rows) : at('A1'));
    await open();
    press('Enter');
    await settled();
    expect(host.asked).toHaveLength(1);
    press('1');
    await settled();
    press('Enter');
    await settled();
    expect(host.of('addMember')).toEqual([{ kind: 'addMember', case: 'c9' }]);
  });

  it('opens Periksa after the last question, or the household after its list', async () => {
    answer = () => at('A1', [], { focus: { at: 'end' } });
    await open();
    (document.activeElement as HTMLButtonElement).click();
    expect(session.here).toEqual({ at: 'review', document: 'd2' });
    cleanup();
    answer = () => at('A1', [], { focus: { at: 'end' }, household: true });
    await open();
    (document.activeElement as HTMLButtonElement).click();
    expect(session.here).toEqual({ at: 'household', case: 'c1' });
  });

  it('comes back to Periksa with Esc when it was opened from there', async () => {
    await open({ from: 'review' });
    press('Escape');
    await settled();
    expect(session.here).toEqual({ at: 'review', document: 'd2' });
  });

  it('finds a question, writes a note and changes the language by key', async () => {
    await open();
    answer = ({ kind }) => (kind === 'findQuestion' ? { kind: 'found', view: [{ question: 'A3', row: null, label: 'Siapa?', section: 'B' }] } : undefined);
    press('k', { ctrlKey: true });
    await settled();
    type('siapa');
    await settled();
    press('Enter');
    await settled();
    expect(host.of('move')).toMatchObject([{ to: { to: 'question', question: 'A3' } }]);
    press('m', { ctrlKey: true });
    await settled();
    type('catatan');
    press('Enter');
    await settled();
    expect(host.of('note')).toMatchObject([{ text: 'catatan' }]);
    press('b', { ctrlKey: true });
    await settled();
    expect(host.of('setInterviewLanguage')).toMatchObject([{ language: 'su' }]);
    press('ArrowDown', { ctrlKey: true });
    await settled();
    expect(host.of('move').at(-1)).toMatchObject({ to: { to: 'nextSection' } });
  });

  it('says what a section lacked when it is left', async () => {
    await open();
    const moved = interviewView().sections.map((each, index) => ({ ...each, current: index === 7 }));
    answer = ({ kind }) => (kind === 'answer' ? at('B1', [questionView({ question: 'B1' })], { sections: moved }) : undefined);
    type('7');
    press('Enter');
    await settled();
    expect(document.body.textContent).toContain('bagian Pengukuran kurang 1: A2.');
  });
});
