// What every question component shares: how a question is addressed and how its state is written.

import type { NonresponseState, QuestionView } from '../app/bindings';
import type { QuestionAddress } from '../app/drafts';
import type { KeyContext } from '../app/keys';

/** The signs of the three nonresponses; their words stand beside them. */
export const nonresponseSigns: Record<NonresponseState, string> = { dk: '?', refused: '✕', na: '–' };

/** The keys of the three nonresponses in an empty field. */
export const nonresponseKeys: Record<NonresponseState, string> = { dk: '/', refused: '*', na: '-' };

/** Whether two addresses mean the same question. */
export function isSame(left: QuestionAddress, right: QuestionAddress): boolean {
  return left.question === right.question && left.row === right.row;
}

/** The code as people use it, `BH705`; empty for a name that only the instrument's author reads. */
export function codeOf(question: string): string {
  return /^[A-Z]+\d+[a-z]?$/.test(question) ? question : '';
}

/** A name for the question's elements in the page. */
export function elementId({ question, row }: QuestionAddress): string {
  return `q-${question}${row === null ? '' : `-${row}`}`.replace(/[^\w-]/g, '_');
}

/** Where the keyboard is while this question has the focus. */
export function focusOf({ kind, look }: Pick<QuestionView, 'kind' | 'look'>): KeyContext['focus'] {
  switch (kind) {
    case 'text':
    case 'integer':
    case 'decimal':
    case 'date':
    case 'time':
    case 'range':
    case 'geopoint':
      return 'line';
    case 'multiline':
      return 'lines';
    case 'rank':
      return 'choices';
    case 'selectOne':
    case 'selectMultiple':
      return look === 'search' ? 'line' : 'choices';
    case 'note':
    case 'calculated':
      return 'none';
  }
}

/** Whether the question can be answered here at all. */
export function takesAnswer(question: QuestionView): boolean {
  return focusOf(question) !== 'none' && !question.readOnly;
}

/** Whether a flag asks to measure again before it takes a reason: the field is empty then, so that nothing is copied. */
export function wantsAgain(question: QuestionView): boolean {
  return question.findings.some(({ again }) => again);
}

/** Whether the question's answer is typed, so that it is said what was understood. */
export function isTyped(question: QuestionView): boolean {
  const focus = focusOf(question);
  return (focus === 'line' || focus === 'lines') && !question.kind.startsWith('select');
}

/** Whether a question is an earlier reading of the measure in focus, which is typed without sight of it. */
export function isCovered(question: QuestionView, current: QuestionView): boolean {
  const pair = question.tolerance !== '' && question.tolerance === current.tolerance && question.unit === current.unit;
  return pair && !isSame(question, current) && !current.answered;
}
