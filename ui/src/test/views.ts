// Views as the core would hand them out, made by hand for tests and sketches. Persons and numbers are invented.

import type {
  FindingView, HomeView, HouseholdView, InterviewView, MemberRow, QuestionView, ReceiveView, ReviewView, SendView, SessionView, VerdictView,
} from '../app/bindings';

export function questionView(over: Partial<QuestionView> = {}): QuestionView {
  return {
    question: 'BH705', row: null, kind: 'decimal', say: 'Saya ukur lengan kiri Ibu sebentar, ya.', translated: true, instruct: '', unit: '',
    choices: [], look: 'list', columns: 0, choicesTotal: 0, range: null, tolerance: '', digits: false, picture: '', nonresponse: [], marked: null, typed: '', shown: '', answered: false, required: true, readOnly: false, note: '', findings: [],
    ...over,
  };
}

export function choices(...labels: string[]): QuestionView['choices'] {
  return labels.map((label, index) => ({ name: String(index + 1), label, key: index + 1, chosen: false, picture: '' }));
}

export function findingView(over: Partial<FindingView> = {}): FindingView {
  return { key: 'k', level: 'warning', question: 'BH208', row: null, label: 'Jumlah USG', sentence: 'USG 7 kali pada hamil 14 minggu tidak lazim.', reasons: [], reason: null, again: false, ...over };
}

export const reasons = [
  { key: 'checked', label: 'sudah dicek ke buku KIA' },
  { key: 'certain', label: 'responden yakin' },
  { key: 'estimated', label: 'perkiraan' },
];

const verdicts: VerdictView[] = [
  ['GS-BH-01', 'PMT ibu hamil KEK', 'gap', 'LILA 22,9 cm, di bawah 23,5 cm; PMT belum diterima.', ['BH705', 'BH401']],
  ['GS-BH-02', 'Tablet tambah darah', 'unknown', 'Belum diketahui karena BH302 belum dijawab.', ['BH302']],
  ['GN-12', 'Pemeriksaan kehamilan', 'met', 'Diperiksa 6 kali.', ['BH202', 'BH203', 'BH204']],
  ['GS-BH-07', 'Konseling gizi', 'gap', 'Belum menerima pesan gizi.', ['BH219']],
  ['GS-BH-05', 'Garam beryodium', 'met', 'Garam di rumah beryodium.', ['RT301']],
  ['GS-BH-09', 'Pencegahan malaria', 'notApplicable', 'Bukan daerah endemis.', []],
].map(([intervention, name, outcome, reason, questions]) => ({ intervention, name, outcome, reason, questions }) as VerdictView);

export const scaleView = {
  title: 'Lingkar lengan atas (LILA)',
  sentence: 'LILA 22,9 cm, di bawah batas 23,5 cm',
  table: [{ name: 'LILA', value: '22,9 cm' }, { name: 'Batas KEK', value: '23,5 cm' }],
  svg: '<svg viewBox="0 0 288 78" width="288" height="78" role="img" aria-label="LILA 22,9 cm, di bawah batas 23,5 cm"><rect x="0" y="30" width="130" height="18" rx="4" fill="none" stroke="currentColor"/><rect x="130" y="30" width="157" height="18" rx="4" fill="none" stroke="currentColor"/><line x1="130" y1="22" x2="130" y2="56" stroke="currentColor" stroke-dasharray="3 3"/><text x="134" y="70" font-size="13" fill="currentColor">23,5 batas KEK</text><circle cx="111" cy="39" r="8" fill="currentColor"/><text x="111" y="20" font-size="14" text-anchor="middle" fill="currentColor">22,9 cm</text></svg>',
};

export function sessionView(over: Partial<SessionView> = {}): SessionView {
  const profile = { id: 'p1', person: 'E07', role: 'enumerator', training: true, waiting: 'nothing' } as const;
  return {
    state: 'open', version: '0.1.0', language: 'id', profiles: [profile, { id: 'p2', person: 'P02', role: 'supervisor', training: true, waiting: 'nothing' }], open: profile,
    survey: 'Survei dasar penanganan stunting', village: 'Kertaharja', cardWords: ['kabut', 'rotan', 'lima', 'perahu'], savedAt: '14.05', lockMinutes: 10, resume: null,
    ...over,
  };
}

export const resume = {
  document: 'd2', case: 'c1', title: 'Kuesioner ibu hamil', name: 'Contoh Euis', question: 'BH705', savedAt: '24/11/2026 14.05',
};

export const measuring: QuestionView[] = [
  questionView({ question: 'BH701', say: 'Berat badan', unit: 'kg', typed: '48,6', shown: '48,6 kg', answered: true }),
  questionView({ question: 'BH703', say: 'Tinggi badan', unit: 'cm', typed: '151,4', shown: '151,4 cm', answered: true }),
  questionView({
    unit: 'cm', nonresponse: ['dk', 'refused'],
    instruct: 'Lengan kiri, lepas dari baju tebal, di tengah antara bahu dan siku. Baca sampai 0,1 cm. Ukur dua kali.',
  }),
  questionView({
    question: 'BH707', say: 'Dari mana kadar Hb itu diketahui?', kind: 'selectOne', nonresponse: ['dk', 'refused'],
    choices: choices('Buku KIA', 'Hasil laboratorium', 'Diperiksa hari ini', 'Ingatan responden', 'Kader', 'Bidan desa', 'Puskesmas', 'Lainnya'),
  }),
  questionView({
    question: 'BH708', say: 'Makanan apa saja yang Ibu makan kemarin?', kind: 'selectMultiple', nonresponse: ['dk'],
    choices: choices('Nasi, jagung, umbi', 'Kacang-kacangan', 'Susu', 'Daging', 'Ikan', 'Telur', 'Sayur hijau', 'Buah kuning', 'Sayur lain', 'Buah lain', 'Jeroan', 'Biji-bijian'),
  }),
  questionView({ question: 'BH709', say: 'Kapan hari pertama haid terakhir (HPHT)?', kind: 'date', nonresponse: ['dk', 'refused'], required: false }),
  questionView({ question: 'BH710', say: 'Apa yang dikatakan bidan?', kind: 'multiline', required: false, nonresponse: ['dk', 'refused'] }),
  questionView({ question: 'BH711', say: 'Indeks massa tubuh', kind: 'calculated', shown: '21,2', answered: true, readOnly: true }),
  questionView({ question: 'BH712', say: 'Ucapkan terima kasih. Pengukuran selesai.', kind: 'note' }),
];

export const sectionTitles = [
  'Kehamilan', 'Pemeriksaan', 'Tablet dan suplemen', 'Makanan tambahan', 'Makanan kemarin', 'Kesehatan', 'Pengukuran', 'Program diterima', 'Penutup',
];

export function interviewView(over: Partial<InterviewView> = {}): InterviewView {
  return {
    document: 'd2', case: 'c1', household: false, title: 'Ibu hamil', place: 'Kertaharja · RT 02 / RW 05 · ruta 014',
    respondent: { name: 'Contoh Euis', age: '27 tahun', relation: 'istri KRT', sex: 'perempuan' },
    sections: sectionTitles.map((title, index) => ({
      key: `s${index}`, title, detail: '', state: index === 1 ? 'attention' : index < 6 ? 'done' : index === 6 ? 'partial' : 'empty', current: index === 6,
    })),
    questions: measuring, focus: { at: 'question', question: 'BH705', row: null }, progress: { answered: 58, total: 66 }, language: 'id',
    languages: [{ tag: 'id', name: 'Indonesia' }, { tag: 'su', name: 'Sunda' }, { tag: 'en', name: 'English' }],
    findings: [findingView({ reasons })], verdicts, scale: scaleView, growth: null, savedAt: '14.05', resumed: null, waiting: [], setAside: 0,
    ...over,
  };
}

export function homeView(over: Partial<HomeView> = {}): HomeView {
  const quota = (group: string, name: string, done: number, wanted: number, frame: number) => ({
    group, name, done, quota: wanted, target: Math.min(wanted, frame), frame, census: frame < wanted,
  });
  return {
    village: 'Kertaharja',
    quotas: [quota('BUMIL', 'Ibu hamil', 14, 20, 17), quota('BUSUI', 'Ibu menyusui', 5, 8, 40), quota('BALITA', 'Balita', 9, 8, 120), quota('REMATRI', 'Remaja putri', 0, 8, 60)],
    resume,
    households: [
      { case: 'c1', label: 'RT 02 / RW 05 · ruta 014', head: 'Contoh Asep', members: 4, finished: 0, expected: 2, state: 'draft', author: 'E07', savedAt: '24/11/2026 14.05', conflicts: 0, visit: null },
      { case: 'c2', label: 'RT 02 / RW 05 · ruta 013', head: 'Contoh Ujang', members: 5, finished: 1, expected: 1, state: 'complete', author: 'E07', savedAt: '24/11/2026 11.20', conflicts: 0, visit: { number: 1, outcome: 'postponed', reason: 'panen', again: 'besok 16.00', at: '24/11/2026 11.20', author: 'E07' } },
      { case: 'c3', label: 'RT 01 / RW 05 · ruta 009', head: 'Contoh Dedi', members: 3, finished: 1, expected: 1, state: 'sent', author: 'E07', savedAt: '22/11/2026 16.40', conflicts: 1, visit: null },
    ],
    householdsTotal: 3, unsent: 3, sentAt: '22/11/2026 16.40', unconfirmed: 1, conflicts: 0,
    ...over,
  };
}

const members: MemberRow[] = [
  { member: 'm1', number: 1, name: 'Contoh Asep', relation: 'kepala', sex: 'laki-laki', age: '34 tahun', groups: [], questionnaires: [] },
  {
    member: 'm2', number: 2, name: 'Contoh Euis', relation: 'istri', sex: 'perempuan', age: '27 tahun', groups: [{ group: 'BUMIL', name: 'Ibu hamil' }],
    questionnaires: [{ document: 'd2', instrument: 'bumil', title: 'Ibu hamil', state: 'draft', answered: 58, total: 66, author: 'E07', gaps: 0 }],
  },
  {
    member: 'm3', number: 3, name: 'Contoh Neng', relation: 'anak', sex: 'perempuan', age: '23 bulan', groups: [{ group: 'BALITA', name: 'Balita' }],
    questionnaires: [{ document: '', instrument: '', title: 'Balita', state: 'empty', answered: 0, total: 0, author: '', gaps: 0 }],
  },
];

export function householdView(over: Partial<HouseholdView> = {}): HouseholdView {
  return {
    case: 'c1', document: 'd1', label: 'Kertaharja · RT 02 / RW 05 · ruta 014', head: 'Contoh Asep', kk: '0000 00** **** 0001', consent: 'given', state: 'draft', mostVisits: 3,
    visits: [{ number: 1, outcome: 'absent', reason: '', again: '', at: '23/11/2026 10.00', author: 'E07' }],
    editable: true, openQuestions: 0, errors: 0, members, author: 'E07', savedAt: '24/11/2026 14.05',
    ...over,
  };
}

export function reviewView(over: Partial<ReviewView> = {}): ReviewView {
  return {
    document: 'd2', case: 'c1', household: false, title: 'Ibu hamil', place: 'Kertaharja · RT 02 / RW 05 · ruta 014',
    respondent: { name: 'Contoh Euis', age: '27 tahun', relation: 'istri KRT', sex: 'perempuan' }, state: 'draft', author: 'E07', savedAt: '24/11/2026 14.31',
    editable: true, progress: { answered: 64, total: 66 },
    errors: [], missing: [
      findingView({ key: 'm', level: 'missing', question: 'BH302', label: 'Berapa tablet tambah darah yang sudah diminum?', sentence: '' }),
      findingView({ key: 'm', level: 'missing', question: 'BH605', label: 'Apakah Ibu merokok?', sentence: '' }),
    ],
    warnings: [findingView({ reasons })],
    facts: [findingView({ key: 'kek', level: 'fact', question: 'BH705', label: 'LILA', sentence: 'Risiko KEK: LILA 22,9 cm, di bawah 23,5 cm.' })],
    verdicts, scale: scaleView, growth: null,
    answers: [
      { title: 'Pengukuran', answers: [
        { question: 'BH701', row: null, label: 'Berat badan', shown: '48,6 kg', note: '' },
        { question: 'BH703', row: null, label: 'Tinggi badan', shown: '151,4 cm', note: 'diukur tanpa alas kaki' },
        { question: 'BH705', row: null, label: 'Lingkar lengan atas', shown: '', note: '' },
      ] },
    ],
    ...over,
  };
}

const folders = [
  { path: '/media/STIK', label: 'STIK PENGAWAS, sisa 3,1 GB', removable: true },
  { path: 'D:\\Dokumen', label: 'Dokumen', removable: false },
];

const supervisor = { person: 'P02', role: 'supervisor', words: ['gula', 'pasar', 'awan', 'kunci'] } as const;

const sent = {
  file: 'LATIHAN-E07-20261124-01.paduk', folder: '/media/STIK', size: '12 KB', words: ['batu', 'sungai', 'melati', 'roda'], households: 3, revisions: 7,
  at: '24/11/2026 16.40', confirmed: false,
};

export function sendView(over: Partial<SendView> = {}): SendView {
  return {
    rows: [{ name: 'Rumah tangga', ready: 3, sent: 4, drafts: 1 }, { name: 'Ibu hamil', ready: 2, sent: 3, drafts: 1 }],
    households: 3, staying: 2, recipients: [{ ...supervisor, words: [...supervisor.words] }], folders, lastFolder: '', sent: [sent], field: [],
    ...over,
  };
}

export const sentView = sent;

export function receiveView(over: Partial<ReceiveView> = {}): ReceiveView {
  return {
    files: [], words: ['kuda', 'jendela', 'padi', 'merah'], households: 12, conflicts: 0, cards: [{ ...supervisor, words: [...supervisor.words] }],
    ownWords: ['kabut', 'rotan', 'lima', 'perahu'], folders,
    ...over,
  };
}
