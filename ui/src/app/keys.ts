// Every key of the program, once: this list drives what keys do and what the help page shows.
// No F-key is needed for anything, and Alt, Ctrl+Alt, Ctrl+Shift, Insert and Caps Lock are left alone: laptops, keyboard
// layouts and screen readers have taken those for themselves.

import type { NonresponseState } from './bindings';
import type { SayKey } from './text';

/** What a key does. */
export type Action =
  | 'commit'
  | 'newLine'
  | 'back'
  | 'lookPrevious'
  | 'lookNext'
  | 'digit'
  | 'toggle'
  | 'choiceBefore'
  | 'choiceAfter'
  | 'markDk'
  | 'markRefused'
  | 'markNa'
  | 'unmark'
  | 'otherAnswer'
  | 'find'
  | 'note'
  | 'questionLanguage'
  | 'panel'
  | 'sectionBefore'
  | 'sectionAfter'
  | 'lock'
  | 'map'
  | 'alreadySaved'
  | 'print'
  | 'restore'
  | 'nextRegion'
  | 'textLarger'
  | 'textSmaller'
  | 'textNormal'
  | 'undoTyping'
  | 'remove'
  | 'rowBefore'
  | 'rowAfter';

/** Where the keyboard is. */
export interface KeyContext {
  /** Whether a questionnaire is open. */
  interview: boolean;
  /** What has the focus: a one-line field, a field of several lines, a group of choices, or neither. */
  focus: 'line' | 'lines' | 'choices' | 'none';
  /** Whether nothing is typed, chosen or marked there. */
  empty: boolean;
  /** Whether a nonresponse is marked there and not yet committed. */
  marked: boolean;
  /** Nonresponses that the question offers. */
  offered: readonly NonresponseState[];
}

/** A key and what it does. */
export interface KeyRow {
  action: Action;
  /** Ways to press it: `Ctrl+K`, `Shift+Enter`, `/`. The first is the one that is shown largest. */
  chords: readonly string[];
  /** Its line in the help page. */
  says: SayKey;
  /** Its word in the line of hints under a question. */
  hint?: SayKey;
  group: 'job' | 'answer' | 'look' | 'program';
  /** Whether it acts here. */
  when: (context: KeyContext) => boolean;
  /** True where the window itself does it and Paduk only leaves it alone. */
  native?: boolean;
}

const always = () => true;
const interview = (context: KeyContext) => context.interview;
const atAnswer = (context: KeyContext) => context.focus !== 'none';
const choices = (context: KeyContext) => context.focus === 'choices';
const marks = (state: NonresponseState) => (context: KeyContext) =>
  (context.focus === 'line' || context.focus === 'choices') && context.empty && context.offered.includes(state);

/** All keys, in the order of the help page. */
export const keys: readonly KeyRow[] = [
  { action: 'commit', chords: ['Enter'], says: 'ui.key.commit', hint: 'ui.hint.commit', group: 'job', when: always },
  { action: 'back', chords: ['Shift+Enter'], says: 'ui.key.back', hint: 'ui.hint.back', group: 'job', when: interview },
  { action: 'lookPrevious', chords: ['PageUp'], says: 'ui.key.lookPrevious', group: 'job', when: interview },
  { action: 'lookNext', chords: ['PageDown'], says: 'ui.key.lookNext', group: 'job', when: interview },
  { action: 'sectionBefore', chords: ['Ctrl+ArrowUp'], says: 'ui.key.sectionBefore', group: 'job', when: interview },
  { action: 'sectionAfter', chords: ['Ctrl+ArrowDown'], says: 'ui.key.sectionAfter', group: 'job', when: interview },
  { action: 'restore', chords: ['Escape'], says: 'ui.key.restore', group: 'job', when: always },

  { action: 'digit', chords: ['0–9'], says: 'ui.key.digit', group: 'answer', when: choices },
  { action: 'toggle', chords: ['Space'], says: 'ui.key.toggle', group: 'answer', when: choices },
  { action: 'choiceBefore', chords: ['ArrowUp', 'ArrowLeft'], says: 'ui.key.choiceBefore', group: 'answer', when: choices },
  { action: 'choiceAfter', chords: ['ArrowDown', 'ArrowRight'], says: 'ui.key.choiceAfter', group: 'answer', when: choices },
  { action: 'newLine', chords: ['Ctrl+Enter'], says: 'ui.key.newLine', group: 'answer', when: (context) => context.focus === 'lines' },
  { action: 'markDk', chords: ['/'], says: 'ui.key.markDk', group: 'answer', when: marks('dk') },
  { action: 'markRefused', chords: ['*'], says: 'ui.key.markRefused', group: 'answer', when: marks('refused') },
  { action: 'markNa', chords: ['-'], says: 'ui.key.markNa', group: 'answer', when: marks('na') },
  { action: 'unmark', chords: ['Backspace'], says: 'ui.key.unmark', group: 'answer', when: (context) => atAnswer(context) && context.marked },
  {
    action: 'otherAnswer',
    chords: ['Ctrl+.'],
    says: 'ui.key.otherAnswer',
    group: 'answer',
    when: (context) => context.interview && context.offered.length > 0,
  },
  { action: 'note', chords: ['Ctrl+M'], says: 'ui.key.note', hint: 'ui.hint.note', group: 'answer', when: interview },
  { action: 'undoTyping', chords: ['Ctrl+Z'], says: 'ui.key.undoTyping', group: 'answer', when: always, native: true },

  { action: 'find', chords: ['Ctrl+K', 'Ctrl+F'], says: 'ui.key.find', hint: 'ui.hint.find', group: 'look', when: always },
  { action: 'questionLanguage', chords: ['Ctrl+B'], says: 'ui.key.questionLanguage', group: 'look', when: interview },
  { action: 'panel', chords: ['Ctrl+I'], says: 'ui.key.panel', group: 'look', when: always },
  { action: 'nextRegion', chords: ['F6'], says: 'ui.key.nextRegion', group: 'look', when: always },
  { action: 'rowBefore', chords: ['ArrowUp'], says: 'ui.key.rowBefore', group: 'look', when: always, native: true },
  { action: 'rowAfter', chords: ['ArrowDown'], says: 'ui.key.rowAfter', group: 'look', when: always, native: true },
  { action: 'remove', chords: ['Delete'], says: 'ui.key.remove', group: 'look', when: always, native: true },
  { action: 'textLarger', chords: ['Ctrl++', 'Ctrl+='], says: 'ui.key.textLarger', group: 'look', when: always },
  { action: 'textSmaller', chords: ['Ctrl+-'], says: 'ui.key.textSmaller', group: 'look', when: always },
  { action: 'textNormal', chords: ['Ctrl+0'], says: 'ui.key.textNormal', group: 'look', when: always },

  { action: 'map', chords: ['Ctrl+/', 'F1'], says: 'ui.key.map', hint: 'ui.hint.map', group: 'program', when: always },
  { action: 'map', chords: ['?'], says: 'ui.key.mapOutside', group: 'program', when: (context) => context.focus !== 'line' && context.focus !== 'lines' },
  { action: 'alreadySaved', chords: ['Ctrl+S'], says: 'ui.key.alreadySaved', group: 'program', when: always },
  { action: 'print', chords: ['Ctrl+P'], says: 'ui.key.print', group: 'program', when: always },
  { action: 'lock', chords: ['Ctrl+L'], says: 'ui.key.lock', group: 'program', when: always },
];

/** What the web view would do by itself with these keys (search, reload, caret browsing, history, saving) is taken away. */
export const swallowed: readonly string[] = [
  'F3', 'F5', 'F7', 'F10', 'F11', 'F12',
  'Ctrl+R', 'Ctrl+G', 'Ctrl+H', 'Ctrl+J', 'Ctrl+U', 'Ctrl+O', 'Ctrl+D', 'Ctrl+F5',
  'Alt+ArrowLeft', 'Alt+ArrowRight',
];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** How a pressed key is written in the list above. Letters are upper case; Shift counts only for named keys. */
export function chordOf(event: Pressed): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && key.length > 1 && key !== 'Space';
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join('+');
}

/** What a pressed key does here; nothing if it is ordinary typing. */
export function actionFor(event: Pressed, context: KeyContext): Action | null {
  const chord = chordOf(event);
  const digit = /^[0-9]$/.test(chord);
  const row = keys.find((each) => !each.native && (each.chords.includes(chord) || (digit && each.action === 'digit')) && each.when(context));
  return row?.action ?? null;
}

/** Whether the web view's own doing must be prevented for this key. */
export function isSwallowed(event: Pressed): boolean {
  return swallowed.includes(chordOf(event));
}

/** Whether the number pad sends arrows because Num Lock is off: a person who types numbers there would move instead. */
export function isNumberPadWithoutNumbers(event: Pick<KeyboardEvent, 'key' | 'location'>): boolean {
  const numberPad = 3; // KeyboardEvent.DOM_KEY_LOCATION_NUMPAD
  return event.location === numberPad && /^(Arrow\w+|Home|End|PageUp|PageDown|Clear|Insert|Delete)$/.test(event.key);
}

/** Within this time a second Enter is a bouncing or sticking key, not a decision. */
export const bounceMs = 150;

let lastEnter = Number.NEGATIVE_INFINITY;
let accepted: WeakSet<object> = new WeakSet();

/** Whether an Enter is a decision: not held down, not part of composing a character, not a bounce of the last one. */
export function isDecision(event: KeyboardEvent): boolean {
  if (accepted.has(event)) return true;
  if (event.repeat || event.isComposing || event.timeStamp - lastEnter < bounceMs) return false;
  lastEnter = event.timeStamp;
  accepted.add(event);
  return true;
}

/** Forgets the last Enter: for tests that begin anew. */
export function forgetEnter(): void {
  lastEnter = Number.NEGATIVE_INFINITY;
  accepted = new WeakSet();
}
