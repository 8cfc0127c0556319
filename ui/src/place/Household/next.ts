// What is next in a household: the one thing that its main button does.

import type { HouseholdView, MemberRow, QuestionnaireRow } from '../../app/bindings';

export type Next =
  | { step: 'household' | 'addMember' | 'review' | 'send' | 'home' }
  | { step: 'questionnaire'; member: MemberRow; questionnaire: QuestionnaireRow };

/** The next step, in the order of the work: list, questionnaires, the household's own questions reviewed, sending. */
export function nextStep(view: HouseholdView): Next {
  if (!view.editable) return { step: view.state === 'received' || view.state === 'conflict' ? 'review' : 'home' };
  const isOpen = view.state === 'draft' || view.state === 'empty';
  if (isOpen && view.consent === 'refused') return { step: 'review' };
  if (isOpen && (view.openQuestions > 0 || view.consent === 'missing')) return { step: 'household' };
  if (view.members.length === 0) return { step: 'addMember' };
  for (const member of view.members) {
    const questionnaire = member.questionnaires.find(({ instrument, state }) => instrument && (state === 'empty' || state === 'draft'));
    if (questionnaire) return { step: 'questionnaire', member, questionnaire };
  }
  return { step: isOpen ? 'review' : view.state === 'complete' ? 'send' : 'home' };
}
