import { describe, expect, it } from 'vitest';

import { actionFor, bounceMs, chordOf, isDecision, isNumberPadWithoutNumbers, isSwallowed, keys, swallowed, type Action, type KeyContext } from './keys';

const contexts: Record<string, KeyContext> = {
  emptyLine: { interview: true, focus: 'line', empty: true, marked: false, offered: ['dk', 'refused', 'na'] },
  filledLine: { interview: true, focus: 'line', empty: false, marked: false, offered: ['dk', 'refused', 'na'] },
  markedLine: { interview: true, focus: 'line', empty: false, marked: true, offered: ['dk', 'refused', 'na'] },
  plainLine: { interview: true, focus: 'line', empty: true, marked: false, offered: [] },
  lines: { interview: true, focus: 'lines', empty: true, marked: false, offered: ['dk'] },
  choices: { interview: true, focus: 'choices', empty: true, marked: false, offered: ['dk', 'refused', 'na'] },
  elsewhere: { interview: false, focus: 'none', empty: true, marked: false, offered: [] },
};

function event(chord: string): Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> {
  const parts = chord === 'Ctrl++' ? ['Ctrl', '+'] : chord.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key: key === 'Space' ? ' ' : key, ctrlKey: parts.includes('Ctrl'), metaKey: false, altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift'),
  };
}

// What each key does in each place; null is ordinary typing.
const table: [string, Partial<Record<keyof typeof contexts, Action | null>>][] = [
  ['Enter', { emptyLine: 'commit', filledLine: 'commit', lines: 'commit', choices: 'commit' }],
  ['Shift+Enter', { emptyLine: 'back', lines: 'back', choices: 'back', elsewhere: null }],
  ['Ctrl+Enter', { lines: 'newLine', filledLine: null, choices: null }],
  ['/', { emptyLine: 'markDk', filledLine: null, plainLine: null, lines: null, choices: 'markDk', elsewhere: null }],
  ['*', { emptyLine: 'markRefused', filledLine: null, plainLine: null, lines: null, choices: 'markRefused' }],
  ['-', { emptyLine: 'markNa', filledLine: null, plainLine: null, lines: null, choices: 'markNa' }],
  ['Backspace', { markedLine: 'unmark', filledLine: null, emptyLine: null }],
  ['5', { emptyLine: null, filledLine: null, lines: null, choices: 'digit', elsewhere: null }],
  ['Space', { emptyLine: null, lines: null, choices: 'toggle', elsewhere: null }],
  ['ArrowDown', { choices: 'choiceAfter', emptyLine: null }],
  ['Ctrl+.', { emptyLine: 'otherAnswer', lines: 'otherAnswer', plainLine: null, elsewhere: null }],
  ['Ctrl+K', { emptyLine: 'find', lines: 'find', elsewhere: 'find' }],
  ['Ctrl+F', { filledLine: 'find' }],
  ['Ctrl+M', { lines: 'note', elsewhere: null }],
  ['Ctrl+B', { lines: 'questionLanguage', elsewhere: null }],
  ['Ctrl+ArrowDown', { emptyLine: 'sectionAfter', choices: 'sectionAfter', elsewhere: null }],
  ['PageDown', { filledLine: 'lookNext', lines: 'lookNext', elsewhere: null }],
  ['?', { emptyLine: null, lines: null, choices: 'map', elsewhere: 'map' }],
  ['F1', { emptyLine: 'map', elsewhere: 'map' }],
  ['Ctrl+/', { emptyLine: 'map', lines: 'map', choices: 'map' }],
  ['Ctrl+S', { lines: 'alreadySaved' }],
  ['Ctrl+L', { lines: 'lock', elsewhere: 'lock' }],
  ['Ctrl+Z', { filledLine: null, elsewhere: null }],
  ['a', { emptyLine: null, lines: null, choices: null, elsewhere: null }],
];

describe('keys', () => {
  it.each(table)('%s', (chord, expected) => {
    for (const [name, action] of Object.entries(expected)) {
      expect([name, actionFor(event(chord), contexts[name] as KeyContext)]).toEqual([name, action]);
    }
  });

  it('writes chords as the list does', () => {
    for (const { chords } of keys) for (const chord of chords) if (chord !== '0–9') expect(chordOf(event(chord))).toBe(chord);
    expect(chordOf({ key: '?', shiftKey: true, ctrlKey: false, altKey: false, metaKey: false })).toBe('?');
    expect(chordOf({ key: 'k', shiftKey: false, ctrlKey: true, altKey: false, metaKey: false })).toBe('Ctrl+K');
  });

  it('takes no letter without Ctrl and needs no F-key, Alt or Ctrl+Shift', () => {
    for (const { chords, action } of keys) {
      for (const chord of chords) expect(chord, action).not.toMatch(/^[A-Z]$|Alt|Ctrl\+Shift|Insert|CapsLock|Ctrl\+[NTW]$/);
      if (action !== 'nextRegion') expect(chords.some((chord) => !/^F\d/.test(chord)), action).toBe(true);
    }
  });

  it('swallows what the web view would do, and nothing that types', () => {
    for (const chord of swallowed) expect(isSwallowed(event(chord)), chord).toBe(true);
    for (const chord of ['a', '/', 'Enter', 'Ctrl+C', 'Ctrl+V', 'Ctrl+Z', 'F1', 'F6', 'Tab']) expect(isSwallowed(event(chord)), chord).toBe(false);
  });
});

it('knows a number pad that sends arrows', () => {
  expect(isNumberPadWithoutNumbers({ key: 'ArrowUp', location: 3 })).toBe(true);
  expect(isNumberPadWithoutNumbers({ key: '8', location: 3 })).toBe(false);
  expect(isNumberPadWithoutNumbers({ key: 'Enter', location: 3 })).toBe(false);
  expect(isNumberPadWithoutNumbers({ key: 'ArrowUp', location: 0 })).toBe(false);
});

describe('Enter', () => {
  const enter = (timeStamp: number, over: Partial<KeyboardEvent> = {}) => ({ repeat: false, isComposing: false, timeStamp, ...over }) as KeyboardEvent;

  it('is no decision while held, composing or bouncing', () => {
    expect(isDecision(enter(1000))).toBe(true);
    expect(isDecision(enter(1000 + bounceMs - 1))).toBe(false);
    expect(isDecision(enter(1000 + bounceMs))).toBe(true);
    expect(isDecision(enter(5000, { repeat: true }))).toBe(false);
    expect(isDecision(enter(6000, { isComposing: true }))).toBe(false);
  });

  it('counts one press once, however often it is looked at', () => {
    const once = enter(1000);
    expect([isDecision(once), isDecision(once)]).toEqual([true, true]);
  });
});
