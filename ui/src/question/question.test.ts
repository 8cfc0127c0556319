import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { QuestionView } from '../app/bindings';
import { press, settled, type } from '../test/fake';
import { choices, findingView, questionView, reasons } from '../test/views';
import { elementId, focusOf } from './question';
import CardHarness from '../test/CardHarness.svelte';

afterEach(cleanup);

const calls = () => ({
  oncommit: vi.fn(), onon: vi.fn(), onback: vi.fn(), onconfirm: vi.fn(), onretype: vi.fn(), onreason: vi.fn(), onnote: vi.fn(),
});

async function show(over: Partial<QuestionView>, more: Record<string, unknown> = {}) {
  const heard = calls();
  const seen = { typed: '', marked: null as string | null };
  const question = questionView(over);
  const { component } = render(CardHarness, { question, ...heard, ...more, onseen: (typed: string, marked: string | null) => Object.assign(seen, { typed, marked }) });
  component.focus();
  await settled();
  return { ...heard, seen, question, focus: component.focus };
}

const kinds = ['text', 'multiline', 'integer', 'decimal', 'date', 'time', 'selectOne', 'selectMultiple'] as const;
const all = ['dk', 'refused', 'na'] as const;
const three = choices('Ya', 'Tidak', 'Lainnya');

describe.each(kinds)('a %s question', (kind) => {
  const offered = { kind, nonresponse: [...all], choices: three };

  it('has the focus in its field, which carries code, words, instruction and state', async () => {
    const { question } = await show({ ...offered, instruct: 'Lihat kartunya.', findings: [findingView({ level: 'error', sentence: 'Terlalu besar.' })] });
    const field = document.activeElement as HTMLElement;
    expect(field.closest('[data-answer]')).not.toBeNull();
    const named = field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for='${elementId(question)}']`);
    expect(named?.textContent).toContain('BH705');
    expect(named?.textContent).toContain(question.say);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = (field.getAttribute('aria-describedby') ?? field.closest('fieldset')?.getAttribute('aria-describedby') ?? '').split(' ');
    const words = described.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    expect(words).toContain('Lihat kartunya.');
    expect(words).toContain('Salah: Terlalu besar.');
  });

  it('commits with Enter and goes back with Shift+Enter, once for a bouncing key', async () => {
    const { oncommit, onback } = await show(offered);
    press('Enter', { at: 10_000 });
    press('Enter', { at: 10_100 });
    press('Enter', { at: 20_000, repeat: true });
    expect(oncommit).toHaveBeenCalledTimes(1);
    press('Enter', { at: 30_000, shiftKey: true });
    expect(onback).toHaveBeenCalledTimes(1);
  });

  it('marks a nonresponse by key only where it is offered and the field is empty, and takes it back', async () => {
    const { seen } = await show(offered);
    const first = press('/');
    await settled();
    const free = kind === 'multiline';
    expect([seen.marked, first.defaultPrevented]).toEqual(free ? [null, false] : ['dk', true]);
    if (free) return;
    expect(press('*').defaultPrevented, 'no longer empty').toBe(false);
    press('Backspace');
    await settled();
    expect(seen.marked).toBeNull();
    press('-');
    await settled();
    expect(seen.marked).toBe('na');
  });

  it('leaves the signs alone where nothing is offered', async () => {
    const { seen } = await show({ ...offered, nonresponse: [] });
    for (const key of ['/', '*', '-']) expect(press(key).defaultPrevented, key).toBe(false);
    expect(seen.marked).toBeNull();
  });

  it('marks with Ctrl+. and a digit in every field', async () => {
    const { seen } = await show(offered);
    press('.', { ctrlKey: true });
    await settled();
    press('2');
    await settled();
    expect(seen).toEqual({ typed: '', marked: 'refused' });
  });

  it('keeps its value when the wheel turns over it', async () => {
    const { seen } = await show({ ...offered, typed: focusOf({ kind, look: 'list' }) === 'choices' ? '2' : '22' });
    const before = { ...seen };
    document.activeElement?.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true }));
    await settled();
    expect(seen).toEqual(before);
    for (const field of document.querySelectorAll('input')) expect(['text', 'radio', 'checkbox']).toContain(field.type);
  });
});

describe('choices', () => {
  it('one: a digit marks, another digit marks instead, Space takes it back; arrows only move', async () => {
    const { seen, oncommit } = await show({ kind: 'selectOne', choices: three });
    press('ArrowDown');
    await settled();
    expect(seen.typed).toBe('');
    press('2');
    await settled();
    expect(seen.typed).toBe('2');
    press('3');
    await settled();
    expect(seen.typed).toBe('3');
    press(' ');
    await settled();
    expect(seen.typed).toBe('');
    expect(oncommit).not.toHaveBeenCalled();
  });

  it('many: digits toggle, in the order of the list', async () => {
    const { seen } = await show({ kind: 'selectMultiple', choices: three });
    for (const digit of ['3', '1']) {
      press(digit);
      await settled();
    }
    expect(seen.typed).toBe('1 3');
    press('3');
    await settled();
    expect(seen.typed).toBe('1');
  });

  it('over nine: two digits, and what was typed so far is shown', async () => {
    const { seen, oncommit } = await show({ kind: 'selectMultiple', choices: choices(...'abcdefghijkl') });
    press('1');
    await settled();
    expect([seen.typed, document.body.textContent?.includes('Pilihan: 1')]).toEqual(['', true]);
    press('2');
    await settled();
    expect(seen.typed).toBe('12');
    press('1');
    await settled();
    press('Enter');
    await settled();
    expect([seen.typed, oncommit.mock.calls.length]).toEqual(['1 12', 0]);
    press('Enter');
    expect(oncommit).toHaveBeenCalledTimes(1);
  });
});

describe('what is said of an answer', () => {
  it('a warning asks a reason by digit; Enter without one goes on', async () => {
    const { focus, onreason, onon } = await show({ typed: '7', findings: [findingView({ key: 'w1', reasons })] });
    focus('reason');
    await settled();
    press('Enter');
    expect(onon).toHaveBeenCalledTimes(1);
    press('2');
    await settled();
    press('/');
    press('Enter');
    expect(onreason).toHaveBeenCalledWith('w1', 'certain');
  });

  it('own words are a reason too', async () => {
    const { focus, onreason } = await show({ typed: '7', findings: [findingView({ key: 'w1', reasons })] });
    focus('reason');
    await settled();
    press('4');
    await settled();
    press('Enter');
    await settled();
    expect(document.activeElement?.id).toContain('own');
    press('Enter');
    await settled();
    expect(onreason).not.toHaveBeenCalled();
    type('timbangan desa');
    press('Enter');
    expect(onreason).toHaveBeenCalledWith('w1', 'timbangan desa');
  });

  it('asked back with two readings nothing is chosen beforehand', async () => {
    const ask = { question: 'BH705', sentence: '1.055 dibaca apa?', options: [{ value: '1055', label: 'seribu lima puluh lima' }, { value: '1.055', label: 'satu koma nol lima lima' }] };
    const { onconfirm, onretype } = await show({ typed: '' }, { ask, typed: '1.055' });
    document.querySelector<HTMLElement>("input[type='radio']")?.focus();
    press('Enter');
    expect(onconfirm).not.toHaveBeenCalled();
    press('2');
    await settled();
    press('Enter');
    expect(onconfirm).toHaveBeenCalledWith('1.055');
    press('Escape');
    expect(onretype).toHaveBeenCalled();
  });

  it('a finding and a missing translation are said in words', async () => {
    await show({ translated: false, findings: [findingView({ level: 'fact', sentence: 'Risiko KEK.' })] });
    expect(screen.getByText('(belum ada terjemahan)')).toBeTruthy();
    expect(document.body.textContent).toContain('Temuan: Risiko KEK.');
  });

  it('a note is kept with Enter and given up with Esc', async () => {
    const { onnote } = await show({ note: '' }, { noting: true });
    document.querySelector('textarea')?.focus();
    type('lengan bengkak');
    press('Enter');
    expect(onnote).toHaveBeenCalledWith('lengan bengkak');
    press('Escape');
    expect(onnote).toHaveBeenLastCalledWith(null);
  });
});

it.each(['note', 'calculated'] as const)('a %s question has nothing to answer and one button that goes on', async (kind) => {
  const { oncommit, onback } = await show({ kind, shown: '21,2' });
  expect(document.activeElement?.tagName).toBe('BUTTON');
  (document.activeElement as HTMLButtonElement).click();
  expect(oncommit).toHaveBeenCalledTimes(1);
  press('Enter', { shiftKey: true });
  expect(onback).toHaveBeenCalledTimes(1);
});

describe('an order', () => {
  const needs = choices('Air', 'Makanan', 'Obat');

  it('begins without places; digits give the next one, and take it away again', async () => {
    const { seen, oncommit } = await show({ kind: 'rank', choices: needs });
    expect(seen.typed).toBe('');
    for (const digit of ['3', '1', '2', '1']) {
      press(digit);
      await settled();
    }
    expect(seen.typed).toBe('3 2');
    press('Enter');
    expect(oncommit).toHaveBeenCalledTimes(1);
  });

  it('is changed by arrows to the side, by Space, and by buttons for a mouse', async () => {
    const { seen } = await show({ kind: 'rank', choices: needs, typed: '1 2 3' });
    press('ArrowRight');
    await settled();
    expect(seen.typed).toBe('2 1 3');
    press('ArrowRight');
    press('ArrowRight');
    await settled();
    expect(seen.typed, 'the last one stays last').toBe('2 3 1');
    press('ArrowUp');
    await settled();
    press(' ');
    await settled();
    expect(seen.typed).toBe('2 1');
    screen.getByLabelText('Naikkan Air').click();
    await settled();
    expect(seen.typed).toBe('1 2');
    expect(document.activeElement?.closest('li')?.textContent).toContain('Air');
  });
});

describe('a scale', () => {
  const scale = { kind: 'range', range: { start: '0', end: '10', step: '0.5' }, unit: 'kali' } as const;

  it('stands at no number until one is given, in the field or on the slider', async () => {
    const { seen } = await show(scale);
    const slider = document.querySelector<HTMLInputElement>("input[type='range']");
    expect([seen.typed, slider?.getAttribute('aria-valuetext')]).toEqual(['', 'belum diisi']);
    expect((document.activeElement as HTMLInputElement).type).toBe('text');
    if (slider) slider.value = '7.5';
    slider?.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    expect([seen.typed, slider?.getAttribute('aria-valuetext')]).toEqual(['7,5', '7,5 kali']);
    (document.querySelector('input[type=text]') as HTMLInputElement).focus();
    type('2');
    await settled();
    expect([seen.typed, slider?.value]).toEqual(['2', '2']);
  });

  it('commits with Enter from the field and from the slider', async () => {
    const { oncommit } = await show({ ...scale, typed: '3' });
    press('Enter');
    document.querySelector<HTMLInputElement>("input[type='range']")?.focus();
    press('Enter');
    expect(oncommit).toHaveBeenCalledTimes(2);
  });
});

describe('a place', () => {
  it('is three fields and one text; a number that is missing does not let the other slip into its place', async () => {
    const { seen } = await show({ kind: 'geopoint' });
    type('-6,8169');
    await settled();
    expect(seen.typed).toBe('-6,8169 _ 0 0');
    (screen.getByLabelText('Bujur') as HTMLInputElement).focus();
    type('107,1425');
    (screen.getByLabelText('Ketelitian') as HTMLInputElement).focus();
    type('5');
    await settled();
    expect(seen.typed).toBe('-6,8169 107,1425 0 5');
  });

  it('takes both numbers pasted into the first field, and shows a stored one in its fields', async () => {
    const { seen } = await show({ kind: 'geopoint' });
    type('-6,8169 107,1425');
    await settled();
    expect([seen.typed, (screen.getByLabelText('Bujur') as HTMLInputElement).value]).toEqual(['-6,8169 107,1425 0 0', '107,1425']);
    cleanup();
    await show({ kind: 'geopoint', typed: '-6,8169 107,1425 0 5' });
    expect((screen.getByLabelText('Ketelitian') as HTMLInputElement).value).toBe('5');
  });
});

describe('choices that are looked for', () => {
  const listed = choices('Merah', 'Merah muda', 'Hijau');
  const find = (words: string) => {
    const fitting = listed.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
    return Promise.resolve({ choices: fitting, matching: fitting.length, total: 120 });
  };
  const folded = { kind: 'selectOne', look: 'search', choicesTotal: 120, nonresponse: ['dk'] } as const;

  it('one: words narrow the list, Enter takes, the next Enter commits', async () => {
    const { seen, oncommit } = await show({ ...folded, nonresponse: ['dk'] }, { find });
    type('merah');
    await settled();
    const field = document.activeElement as HTMLInputElement;
    expect([field.getAttribute('aria-expanded'), document.querySelectorAll('[role=option]').length]).toEqual(['true', 2]);
    press('ArrowDown');
    await settled();
    press('Enter');
    await settled();
    expect([seen.typed, oncommit.mock.calls.length, document.activeElement]).toEqual(['2', 0, field]);
    expect(document.body.textContent).toContain('Merah muda');
    press('Enter');
    expect(oncommit).toHaveBeenCalledTimes(1);
  });

  it('a stroke in words is a letter, in an empty field it marks', async () => {
    const { seen } = await show({ ...folded, nonresponse: ['dk'] }, { find });
    type('a');
    expect(press('/').defaultPrevented).toBe(false);
    expect(seen.marked).toBeNull();
    type('');
    await settled();
    press('/');
    await settled();
    expect(seen.marked).toBe('dk');
  });

  it('many: each one taken stands above the field and is taken away by Backspace', async () => {
    const { seen } = await show({ ...folded, kind: 'selectMultiple', nonresponse: [] }, { find });
    for (const words of ['hijau', 'muda']) {
      type(words);
      await settled();
      press('Enter');
      await settled();
    }
    expect(seen.typed).toBe('3 2');
    press('Backspace');
    await settled();
    expect(seen.typed).toBe('3');
  });
});
