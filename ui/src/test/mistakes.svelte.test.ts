// The twelve mistakes that a window like this one makes, and where each is tested: those that a page can be asked stand
// here, the others beside what they are about.
//
//  1 keys act in text fields            here                          7 the live region chatters       here
//  2 held and bouncing Enter            place/Interview               8 by colour alone                here
//  3 focus falls to the body            e2e: every walk, App.test     9 long lists                     place/Home
//  4 "Tersimpan" by optimism            place/Interview              10 overflow at small sizes        e2e: every-place
//  5 the wheel and number fields        here, question.test          11 unfinished and foreign words   e2e: every-place
//  6 the decimal comma                  here, crates/form input      12 state in the component         e2e: reload

import { cleanup, render } from '@testing-library/svelte';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { forgetEnter, keys } from '../app/keys';
import { dropAllDrafts } from '../app/drafts';
import { session } from '../app/session.svelte';
import { voice } from '../app/voice.svelte';
import Interview from '../place/Interview/Interview.svelte';
import { asTyped, numberOf } from '../question/scale';
import CardHarness from './CardHarness.svelte';
import { fakeHost, press, settled, type } from './fake';
import { choices, findingView, interviewView, questionView, sessionView } from './views';

afterEach(() => {
  cleanup();
  dropAllDrafts();
  forgetEnter();
});

const textKinds = ['text', 'multiline', 'integer', 'decimal', 'date', 'time', 'range', 'geopoint'] as const;
const characters = [...new Set(keys.flatMap(({ chords }) => chords).flatMap((chord) => (chord === '0–9' ? [...'0123456789'] : [chord])))].filter(
  (chord) => chord.length === 1,
);

describe('1: no key of the map acts where a person types', () => {
  it.each(textKinds)('in a %s field that holds something', async (kind) => {
    expect(characters.length).toBeGreaterThan(12);
    const oncommit = vi.fn();
    const seen = { typed: '', marked: null as string | null };
    const range = { start: '0', end: '10', step: '1' };
    const question = questionView({ kind, typed: '2', nonresponse: ['dk', 'refused', 'na'], range });
    const { component } = render(CardHarness, {
      question, oncommit, onon: oncommit, onback: oncommit, onconfirm: oncommit, onretype: oncommit, onreason: oncommit, onnote: oncommit,
      onseen: (typed: string, marked: string | null) => Object.assign(seen, { typed, marked }),
    });
    component.focus();
    await settled();
    for (const key of [...characters, 'a', 't', ' ']) expect([key, press(key).defaultPrevented]).toEqual([key, false]);
    await settled();
    expect([seen.marked, oncommit.mock.calls.length]).toEqual([null, 0]);
  });
});

it('5: no field of the window is one that the wheel, the arrows or the locale change', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((found) => (found.isDirectory() ? files(join(folder, found.name)) : [join(folder, found.name)]));
  const components = files(join(import.meta.dirname, '..')).filter((file) => file.endsWith('.svelte'));
  expect(components.length).toBeGreaterThan(50);
  const bad = /type=["'](number|date|time|datetime-local|month|week)["']/;
  expect(components.filter((file) => bad.test(readFileSync(file, 'utf8')))).toEqual([]);
  expect(['<input type="', 'number">'].join('')).toMatch(bad);
});

it('6: a number on a scale is the same after it was typed, counted and typed again', () => {
  for (const typed of ['0', '7,5', '-3,25', '100', '0,1']) {
    const number = numberOf(typed);
    expect(number).not.toBeNull();
    expect(asTyped(number ?? NaN)).toBe(typed);
  }
  expect([numberOf(''), numberOf('7,'), numberOf('1.000,5')]).toEqual([null, null, null]);
  expect(asTyped(0.1 + 0.2)).toBe('0,3');
});

it('7: both live regions stand from the beginning, and one Enter says one sentence at most', async () => {
  session.view = sessionView();
  const first = questionView({ question: 'A1', kind: 'integer' });
  const second = questionView({ question: 'A2', kind: 'text' });
  const warned = { ...first, typed: '7', shown: '7', answered: true, findings: [findingView({ level: 'fact', sentence: 'Benar.' })] };
  const view = (focus: string, questions = [first, second]) =>
    ({ kind: 'interview', view: interviewView({ questions, focus: { at: 'question', question: focus, row: null }, findings: [] }) }) as const;
  fakeHost(({ kind }) => (kind === 'answer' ? view('A2', [warned, second]) : view('A1')));
  render(Interview, { document: 'd2' });
  await settled();
  const said: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      said.push(voice.polite + voice.urgent);
    });
  });
  await settled();
  said.length = 0;
  type('7');
  press('Enter');
  await settled();
  stop();
  expect(said.length).toBeLessThanOrEqual(1);
  const live = readFileSync(join(import.meta.dirname, '..', 'kit', 'Live.svelte'), 'utf8');
  expect(live).toMatch(/aria-live="polite"|role="status"/);
  expect(live).toMatch(/aria-live="assertive"|role="alert"/);
  expect(live).not.toContain('{#if');
});

it('8: every finding has its sign and its word, whatever its colour', async () => {
  const levels = { error: ['✕', 'Salah'], warning: ['⚠', 'Peringatan'], fact: ['◌', 'Temuan'] } as const;
  for (const [level, [sign, word]] of Object.entries(levels)) {
    const nothing = vi.fn();
    const finding = findingView({ level: level as keyof typeof levels, sentence: 'Kalimat.' });
    render(CardHarness, {
      question: questionView({ kind: 'selectOne', choices: choices('Ya'), findings: [finding] }), oncommit: nothing, onon: nothing, onback: nothing,
      onconfirm: nothing, onretype: nothing, onreason: nothing, onnote: nothing, onseen: nothing,
    });
    await settled();
    expect(document.body.textContent).toContain(sign);
    expect(document.body.textContent).toContain(`${word}: Kalimat.`);
    cleanup();
  }
});
