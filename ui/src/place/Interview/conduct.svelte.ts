// One questionnaire being filled: what stands in the field, what the core says of it, and where to go next.
// The core decides everything that has a meaning; this only carries keys to it and its view to the page.

import type { ApiError, AskView, ChoicesView, InterviewView, MoveTo, NonresponseState, QuestionView, Request, UnderstoodView } from '../../app/bindings';
import { draftOf, dropDraft, giveUpDraft, keepDraft, recallDraft } from '../../app/drafts';
import { asApiError } from '../../app/host';
import { ask, isNotSaved, want } from '../../app/session.svelte';
import { say, sayError, sayNotSaved } from '../../app/text';
import { announce, hush } from '../../app/voice.svelte';
import { isSame, isTyped, takesAnswer, wantsAgain } from '../../question/question';

/** Pause in typing after which the core is asked how it reads the text. */
const understandMs = 150;
/** Pause after that before it is said aloud, so that typing is not talked over. */
const speakMs = 350;

/** What of the place wants the focus now. */
export type Part = 'answer' | 'reason';

/** What a section lacked when it was left. */
export interface Lacking {
  section: string;
  questions: QuestionView[];
}

export class Conduct {
  view = $state.raw<InterviewView | null>(null);
  typed = $state('');
  marked = $state<NonresponseState | null>(null);
  wrong = $state('');
  failed = $state('');
  understood = $state.raw<UnderstoodView | null>(null);
  asked = $state.raw<AskView | null>(null);
  skipping = $state(false);
  noting = $state(false);
  /** What stands in the field was typed before and not committed. */
  half = $state(false);
  lacking = $state.raw<Lacking | null>(null);
  /** The view is the first one of this visit: what resumed is said. */
  fresh = $state(true);

  /** A flag at the question in focus asks to measure again. */
  private again = false;
  private busy = false;
  /** What stood in the field when it was last looked at. */
  private seen = '';
  /** The change that takes rows with answers away, while the person is asked. */
  private losing: Request | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `arrive` puts the focus where it belongs once the page shows the new view. */
  constructor(
    private readonly document: string,
    private readonly arrive: (part: Part) => void,
  ) {}

  /** The question in focus. */
  current = $derived.by<QuestionView | null>(() => {
    const { focus, questions } = this.view ?? {};
    return focus?.at === 'question' ? (questions?.find((each) => isSame(each, focus)) ?? null) : null;
  });

  /** Shows a view and puts the cursor where it says. */
  show(view: InterviewView, part: Part = 'answer'): void {
    const before = this.view;
    const [was, is] = [before, view].map((each) => each?.sections.find(({ current }) => current));
    if (was && is && was.key !== is.key) {
      const at = view.sections.indexOf(is) + 1;
      announce(say('ui.interview.section', { at, of: view.sections.length, title: is.title }));
    }
    this.view = view;
    this.restoreField(true);
    this.arrive(part);
  }

  /** Opens the questionnaire. */
  async open(handed: InterviewView | null): Promise<void> {
    const view = handed ?? (await want('interview', { kind: 'interview', document: this.document }));
    view.waiting.forEach(({ typed, marked, ...at }) => recallDraft(this.document, at, { typed, marked }));
    this.show(view);
  }

  /** Whether something half-typed waits at a question. */
  waits(question: QuestionView): boolean {
    return draftOf(this.document, question) !== undefined;
  }

  private restoreField(withDraft: boolean): void {
    const question = this.current;
    hush();
    clearTimeout(this.timer);
    this.wrong = '';
    this.failed = '';
    this.understood = null;
    this.asked = null;
    this.losing = null;
    this.skipping = false;
    this.noting = false;
    const draft = withDraft && question ? draftOf(this.document, question) : undefined;
    this.again = question !== null && wantsAgain(question);
    this.typed = draft?.typed ?? (this.again ? '' : (question?.typed ?? ''));
    this.marked = draft ? draft.marked : (question?.marked ?? null);
    this.half = draft !== undefined;
    this.seen = this.stands();
    if (draft) this.scheduleUnderstanding();
  }

  private isChanged(question: QuestionView): boolean {
    // Measured again, the same value is news as well; left empty it is none.
    if (this.again) return this.typed.trim() !== '' || this.marked !== question.marked;
    return this.typed !== question.typed || this.marked !== question.marked;
  }

  private stands(): string {
    return JSON.stringify([this.typed, this.marked]);
  }

  /** Something was typed, chosen or marked. */
  change(): void {
    const question = this.current;
    // A field also tells of a change when it is left: what is asked about it stays asked.
    if (!question || this.stands() === this.seen) return;
    this.seen = this.stands();
    this.skipping = false;
    this.wrong = '';
    this.failed = '';
    this.asked = null;
    this.losing = null;
    this.half = false;
    if (this.isChanged(question)) keepDraft(this.document, question, { typed: this.typed, marked: this.marked });
    else giveUpDraft(this.document, question);
    this.scheduleUnderstanding();
  }

  private scheduleUnderstanding(): void {
    const question = this.current;
    clearTimeout(this.timer);
    if (!question || !isTyped(question) || this.typed.trim() === '' || (this.typed === question.typed && !this.again)) {
      this.understood = null;
      hush();
      return;
    }
    const typed = this.typed;
    this.timer = setTimeout(() => {
      const request: Request = { kind: 'understand', document: this.document, question: question.question, row: question.row, typed };
      want('understood', request).then(
        (understood) => {
          if (this.typed !== typed || this.current !== question) return;
          this.understood = understood;
          if (understood.sentence) announce(understood.sentence, speakMs);
        },
        () => undefined, // What cannot be understood now is said when it is committed.
      );
    }, understandMs);
  }

  private async passing(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (thrown) {
      this.refuse(asApiError(thrown));
    } finally {
      this.busy = false;
    }
  }

  private refuse(error: ApiError): void {
    if (isNotSaved(error)) this.failed = sayNotSaved(error);
    else {
      const sentence = sayError(error);
      this.wrong = sentence;
      announce(`${say('ui.level.error')}: ${sentence}`);
    }
    this.arrive('answer');
  }

  private at(question: QuestionView) {
    return { document: this.document, question: question.question, row: question.row };
  }

  /** Enter: commits what stands in the field and goes on. */
  commit(): Promise<void> {
    const question = this.current;
    if (!question) return Promise.resolve();
    if (!takesAnswer(question)) return this.move({ to: 'next' });
    const empty = this.typed.trim() === '' && this.marked === null;
    if (empty && question.required && !this.skipping && !this.again) {
      this.skipping = true;
      announce(say('ui.question.skip'));
      return Promise.resolve();
    }
    if (!this.isChanged(question)) {
      const open = question.findings.some(({ level, reason }) => level === 'warning' && reason === null);
      if (!open) return this.move({ to: 'next' });
      this.arrive('reason');
      return Promise.resolve();
    }
    if (this.marked) return this.send({ kind: 'markNonresponse', ...this.at(question), state: this.marked });
    return this.send({ kind: 'answer', ...this.at(question), typed: this.typed, confirmed: null, advance: true });
  }

  /** What was asked back is decided. */
  confirm(value: string): Promise<void> {
    const question = this.current;
    if (!question) return Promise.resolve();
    if (this.losing) {
      if (value === 'go') return this.send({ kind: 'agreed', request: this.losing });
      this.putBack(question);
      return Promise.resolve();
    }
    return this.send({ kind: 'answer', ...this.at(question), typed: this.typed, confirmed: value, advance: true });
  }

  /** What was asked back is typed again. */
  retype(): void {
    this.asked = null;
    this.losing = null;
    this.arrive('answer');
  }

  /** Sends an answer, a mark or a reason, and shows what came of it. */
  private send(request: Request): Promise<void> {
    const question = this.current;
    const before = this.view;
    return this.passing(async () => {
      const response = await ask(request).catch((thrown: unknown) => {
        const error = asApiError(thrown);
        if (error.code !== 'rows-would-go' || !question) throw error;
        this.askAboutRows(question, request, error);
        return null;
      });
      if (response === null) return;
      if (response.kind === 'ask') {
        this.asked = response.view;
        announce(response.view.sentence);
        return;
      }
      if (response.kind !== 'interview' || !question || !before) return;
      this.fresh = false;
      dropDraft(this.document, question);
      this.afterAnswer(before, question, response.view);
    });
  }

  /** Rows with answers would go: nothing is chosen beforehand, and nothing has changed yet. */
  private askAboutRows({ question }: QuestionView, request: Request, error: ApiError): void {
    const sentence = sayError(error);
    this.asked = {
      question, sentence,
      options: [{ value: 'stay', label: say('ui.question.rowsStay') }, { value: 'go', label: say('ui.question.rowsGo') }],
    };
    this.losing = request;
    announce(sentence);
  }

  private afterAnswer(before: InterviewView, question: QuestionView, view: InterviewView): void {
    const now = view.questions.find((each) => isSame(each, question));
    const stays = view.focus.at === 'question' && isSame(view.focus, question);
    const said = now?.findings.find(({ level, reason }) => level !== 'missing' && reason === null);
    this.noteLacking(before, question, view);
    this.show(view, stays && said?.level === 'warning' ? 'reason' : 'answer');
    if (said) announce(`${say(`ui.level.${said.level}`)}: ${said.sentence}`);
  }

  private noteLacking(before: InterviewView, answered: QuestionView | null, view: InterviewView): void {
    const section = before.sections.find(({ current }) => current);
    const left = section !== undefined && view.sections.find(({ current }) => current)?.key !== section.key;
    const open = before.questions.filter((each) => takesAnswer(each) && each.required && !each.answered && !(answered && isSame(each, answered)));
    // What was said of a section stands until the next one is left.
    if (!left) return;
    this.lacking = open.length > 0 ? { section: section.title, questions: open } : null;
  }

  /** Gives the reason for a warning. */
  reason(warning: string, reason: string): Promise<void> {
    const question = this.current;
    if (!question) return Promise.resolve();
    return this.send({ kind: 'reason', ...this.at(question), warning, reason });
  }

  /** Writes a note, or closes its field without writing. */
  note(text: string | null): Promise<void> {
    const question = this.current;
    this.noting = false;
    if (text === null || !question || text === question.note) {
      this.arrive('answer');
      return Promise.resolve();
    }
    return this.passing(async () => {
      this.show(await want('interview', { kind: 'note', ...this.at(question), text }));
    });
  }

  /** Goes somewhere; what was typed and not committed waits in its field. */
  move(to: MoveTo): Promise<void> {
    const before = this.view;
    return this.passing(async () => {
      this.fresh = false;
      const view = await want('interview', { kind: 'move', document: this.document, to });
      // Looking up a question or going back is no leaving: only who goes on is told what is missing behind.
      if (before && (to.to === 'next' || to.to === 'nextSection' || to.to === 'section')) this.noteLacking(before, null, view);
      else this.lacking = null;
      this.show(view);
    });
  }

  /** One more member. */
  addRow(): Promise<void> {
    const household = this.view?.case;
    if (household === undefined) return Promise.resolve();
    return this.passing(async () => {
      this.show(await want('interview', { kind: 'addMember', case: household }));
    });
  }

  /** The next language of the questions. */
  nextLanguage(): Promise<void> {
    const { language, languages } = this.view ?? { language: '', languages: [] };
    const next = languages[(languages.findIndex(({ tag }) => tag === language) + 1) % languages.length];
    return next && next.tag !== language ? this.setLanguage(next.tag) : Promise.resolve();
  }

  /** The language of the questions; what is typed and where stays as it is. */
  setLanguage(language: string): Promise<void> {
    return this.passing(async () => {
      const view = await want('interview', { kind: 'setInterviewLanguage', document: this.document, language });
      this.show(view);
      announce(view.languages.find(({ tag }) => tag === view.language)?.name ?? '');
    });
  }

  /** Esc: puts the stored answer back into the field. Returns whether there was something to put back. */
  restore(): boolean {
    const question = this.current;
    if (!question) return false;
    if (this.asked) {
      this.retype();
      return true;
    }
    if (!this.isChanged(question) && !this.wrong) return false;
    this.putBack(question);
    return true;
  }

  private putBack(question: QuestionView): void {
    giveUpDraft(this.document, question);
    this.restoreField(false);
    announce(say('ui.interview.restored'));
    this.arrive('answer');
  }

  /** Choices of the question in focus by their words. */
  findChoice(typed: string): Promise<ChoicesView> {
    const question = this.current;
    if (!question) return Promise.resolve({ choices: [], matching: 0, total: 0 });
    return want('choices', { kind: 'findChoice', ...this.at(question), typed });
  }
}
