import { expect, it } from 'vitest';

import { householdView } from '../../test/views';
import { nextStep } from './next';

const step = (over: Parameters<typeof householdView>[0]) => nextStep(householdView(over)).step;

it('follows the order of the work', () => {
  expect(step({ openQuestions: 3 })).toBe('household');
  expect(step({ consent: 'missing' })).toBe('household');
  expect(step({ consent: 'refused', openQuestions: 4 })).toBe('review');
  expect(step({ members: [] })).toBe('addMember');
  expect(nextStep(householdView())).toMatchObject({ step: 'questionnaire', questionnaire: { instrument: 'bumil' } });
  const done = householdView().members.map((member) => ({ ...member, questionnaires: member.questionnaires.map((each) => ({ ...each, state: 'complete' as const })) }));
  expect(step({ members: done })).toBe('review');
  expect(step({ members: done, state: 'complete' })).toBe('send');
  expect(step({ members: done, state: 'sent' })).toBe('home');
});

it('only looks at what came from another laptop', () => {
  expect(step({ editable: false, state: 'received' })).toBe('review');
});
