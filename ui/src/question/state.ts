// How a questionnaire's state looks: a sign and a tone beside its word.

import type { QuestionnaireState } from '../app/bindings';

export const stateLooks: Record<QuestionnaireState, { sign: string; tone: 'plain' | 'good' | 'gap' | 'bad' | 'off' | 'accent' }> = {
  empty: { sign: '○', tone: 'off' },
  draft: { sign: '◐', tone: 'gap' },
  complete: { sign: '✓', tone: 'good' },
  sent: { sign: '↑', tone: 'accent' },
  received: { sign: '↓', tone: 'accent' },
  conflict: { sign: '✕', tone: 'bad' },
};
