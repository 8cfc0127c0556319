// A host without a core, for looking at every place: `npx vite ui --mode preview`, then `?state=empty#/home` and the like.
// Never part of a built window.

import type { Request, Response } from '../app/bindings';
import type { Host } from '../app/host';
import * as made from './views';

type Answers = Partial<Record<Request['kind'], (request: never) => Response>>;

const firstRun = made.sessionView({ state: 'firstRun', open: null, profiles: [], savedAt: '' });
const locked = made.sessionView({ state: 'locked', open: null, savedAt: '' });

/** States other than the filled one, by the name in the address. */
const states: Record<string, Answers> = {
  firstRun: { session: () => ({ kind: 'session', view: firstRun }) },
  locked: { session: () => ({ kind: 'session', view: locked }) },
  supervisor: { session: () => ({ kind: 'session', view: made.sessionView({ open: { id: 'p2', person: 'P02', role: 'supervisor', training: true, waiting: 'nothing' } }) }) },
  empty: {
    home: () => ({ kind: 'home', view: made.homeView({ resume: null, households: [], householdsTotal: 0, unsent: 0, sentAt: '', unconfirmed: 0 }) }),
    household: () => ({ kind: 'household', view: made.householdView({ members: [], head: '', consent: 'missing', openQuestions: 9, state: 'empty' }) }),
    sendPlan: () => ({ kind: 'send', view: made.sendView({ rows: [], households: 0, staying: 0, recipients: [], sent: [] }) }),
    receivePlan: () => ({ kind: 'receive', view: made.receiveView({ cards: [], households: 0 }) }),
  },
  english: { session: () => ({ kind: 'session', view: made.sessionView({ language: 'en' }) }) },
  choices: { interview: () => ({ kind: 'interview', view: made.interviewView({ focus: { at: 'question', question: 'BH707', row: null } }) }) },
  many: { interview: () => ({ kind: 'interview', view: made.interviewView({ focus: { at: 'question', question: 'BH708', row: null } }) }) },
  lines: { interview: () => ({ kind: 'interview', view: made.interviewView({ focus: { at: 'question', question: 'BH710', row: null } }) }) },
  note: { interview: () => ({ kind: 'interview', view: made.interviewView({ focus: { at: 'question', question: 'BH712', row: null } }) }) },
  warning: {
    interview: () => {
      const findings = [made.findingView({ question: 'BH705', reasons: made.reasons }), made.findingView({ key: 'f', question: 'BH705', level: 'fact', sentence: 'Risiko KEK (di bawah 23,5 cm). Tidak perlu alasan; masuk daftar rujukan.' })];
      const questions = made.measuring.map((each) => (each.question === 'BH705' ? { ...each, typed: '22,9', shown: '22,9 cm', answered: true, note: 'lengan bengkak', findings } : each));
      return { kind: 'interview', view: made.interviewView({ questions, findings, resumed: made.resume, setAside: 4 }) };
    },
  },
  addRow: { interview: () => ({ kind: 'interview', view: made.interviewView({ household: true, respondent: null, title: 'Rumah tangga', questions: [], focus: { at: 'addRow', label: 'anggota', rows: 3 }, verdicts: [], scale: null, findings: [] }) }) },
  end: { interview: () => ({ kind: 'interview', view: made.interviewView({ questions: [], focus: { at: 'end' } }) }) },
  good: { review: () => ({ kind: 'review', view: made.reviewView({ missing: [], warnings: [], facts: [], progress: { answered: 66, total: 66 } }) }) },
  wrong: { review: () => ({ kind: 'review', view: made.reviewView({ errors: [made.findingView({ level: 'error', question: 'RT105', label: 'NIK', sentence: 'NIK harus 16 angka, sekarang 15. Tambah satu angka, atau tekan / bila tidak tahu.' })] }) }) },
  received: { review: () => ({ kind: 'review', view: made.reviewView({ state: 'received', editable: false, missing: [], warnings: [] }) }) },
};

const filled: Answers = {
  session: () => ({ kind: 'session', view: made.sessionView({ resume: made.resume }) }),
  lock: () => ({ kind: 'session', view: locked }),
  setLanguage: (request: { language: string }) => ({ kind: 'session', view: made.sessionView({ language: request.language }) }),
  unlock: () => ({ kind: 'session', view: made.sessionView() }),
  createProfile: () => ({ kind: 'session', view: made.sessionView() }),
  offerWords: () => ({ kind: 'words', view: { words: ['kabut', 'rotan', 'lima', 'perahu'], ask: [2, 4] } }),
  checkWord: (request: { typed: string }) => ({ kind: 'word', view: { known: request.typed === 'kabut', suggestions: ['perahu'] } }),
  home: () => ({ kind: 'home', view: made.homeView() }),
  household: () => ({ kind: 'household', view: made.householdView() }),
  review: () => ({ kind: 'review', view: made.reviewView() }),
  finish: () => ({ kind: 'review', view: made.reviewView({ state: 'complete', editable: false, missing: [], warnings: [] }) }),
  understand: (request: { typed: string }) => ({ kind: 'understood', view: { good: true, sentence: `${request.typed} cm`, growth: null } }),
  findQuestion: () => ({ kind: 'found', view: made.measuring.map(({ question, row, say }) => ({ question, row, label: say, section: 'Pengukuran' })) }),
  folders: () => ({ kind: 'folders', view: made.sendView().folders }),
  sendPlan: () => ({ kind: 'send', view: made.sendView() }),
  send: () => ({ kind: 'sent', view: made.sentView }),
  writeCard: () => ({ kind: 'cardWritten', view: { path: '/media/STIK/E07.kartu', words: ['kabut', 'rotan', 'lima', 'perahu'] } }),
  receivePlan: () => ({ kind: 'receive', view: made.receiveView() }),
  receive: () => ({
    kind: 'receive',
    view: made.receiveView({
      conflicts: 1,
      files: [
        { file: 'LATIHAN-E07-20261124-01.paduk', outcome: 'new', code: 'x-new', params: [], words: ['batu', 'sungai', 'melati', 'roda'] },
        { file: 'LATIHAN-E07-20261122-01.paduk', outcome: 'known', code: 'x-known', params: [], words: ['batu', 'sungai', 'melati', 'roda'] },
        { file: 'E12.paduk', outcome: 'held', code: 'x-held', params: [], words: [] },
        { file: 'foto.paduk', outcome: 'refused', code: 'x-refused', params: [], words: [] },
      ],
    }),
  }),
};

/** A host that answers from hand-made views. */
export function sketchHost(): Host {
  const name = new URLSearchParams(location.search).get('state') ?? '';
  const answers: Answers = { ...filled, ...states[name] };
  const answer = (kind: Request['kind'], request: Request) => answers[kind]?.(request as never);
  return {
    canPick: true,
    async ask(request) {
      const found = answer(request.kind, request) ?? answers.interview?.(request as never);
      return found ?? { kind: 'interview', view: made.interviewView() };
    },
    pickFiles: async () => ['/media/STIK/a.paduk'],
    pickFolder: async () => '/media/STIK',
  };
}
