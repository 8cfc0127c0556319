// Who is here, where, and whether the last answer is on disk. Every request of the window passes through `want`.

import type { ApiError, InterviewView, Request, Response, SessionView, WorkProgress } from './bindings';
import { dropAllDrafts, flushDrafts, keepWith } from './drafts';
import { asApiError, host } from './host';
import { addressOf, placeAt, type Place } from './place';
import { readLanguageFrom, sayNotSaved, type Language } from './text';
import { alarm } from './voice.svelte';

type ViewOf<K extends Response['kind']> = Extract<Response, { kind: K }>['view'];

class Session {
  /** Who is here; nothing until the core has answered once. */
  view = $state<SessionView | null>(null);
  /** Where the person is. */
  here = $state<Place>({ at: 'home' });
  /** When something was last saved, as the core confirmed it. */
  savedAt = $state('');
  /** A write that takes longer than 300 ms is running. */
  writing = $state(false);
  /** The write that failed; stands until one succeeds. */
  notSaved = $state<ApiError | null>(null);
  /** What the header says of the place: the household's label. */
  where = $state('');
  /** The household at hand. */
  case = $state<string | null>(null);
  /** How far the questionnaire at hand is: what the tour looks at. */
  stand = $state({ household: true, answered: 0, rows: false, members: 0, end: false });
  /** Finished and not sent yet. */
  unsent = $state(0);
  /** Documents with two or more versions that wait for a decision. */
  conflicts = $state(0);
  /** The window locks within a minute unless it is touched. */
  locksSoon = $state(false);
  /** A line in the header that needs nothing done; gone with the next place. */
  hint = $state('');

  get language(): Language {
    return this.view?.language === 'en' ? 'en' : 'id';
  }

  get open(): boolean {
    return this.view?.state === 'open';
  }
}

/** The one session of this window. */
export const session = new Session();

readLanguageFrom(() => session.language);

/** Errors that mean: what was asked to be kept is not on disk. */
export function isNotSaved(error: ApiError): boolean {
  return /^(store|disk|draft|log|sqlite|wrong-key|unexpected)/.test(error.code);
}

const writes: ReadonlySet<Request['kind']> = new Set<Request['kind']>([
  'newHousehold', 'addMember', 'removeMember', 'recordVisit', 'correct', 'agreed', 'answer', 'markNonresponse', 'note', 'reason', 'finish',
  'decide', 'decideAll', 'resolve', 'takePack', 'moveDraft',
]);

async function watched(request: Request, onProgress: (step: WorkProgress) => void): Promise<Response> {
  if (!writes.has(request.kind)) return host().ask(request, onProgress);
  const slow = setTimeout(() => (session.writing = true), 300);
  try {
    const response = await host().ask(request, onProgress);
    session.notSaved = null;
    return response;
  } finally {
    clearTimeout(slow);
    session.writing = false;
  }
}

function follow(response: Response): void {
  switch (response.kind) {
    case 'session':
      session.view = response.view;
      session.savedAt = response.view.savedAt;
      break;
    case 'home':
      session.unsent = response.view.unsent;
      session.conflicts = response.view.conflicts;
      break;
    case 'conflicts':
      session.conflicts = response.view.conflicts.length;
      break;
    case 'receive':
      session.conflicts = response.view.conflicts;
      break;
    case 'compare':
      session.case = response.view.case;
      session.where = response.view.label;
      break;
    case 'household':
      session.case = response.view.case;
      session.where = response.view.label;
      break;
    case 'interview':
      session.case = response.view.case;
      session.where = response.view.place;
      session.stand = {
        household: response.view.household,
        answered: response.view.progress.answered,
        rows: response.view.focus.at === 'addRow',
        members: response.view.sections.filter(({ key }) => key.includes('#')).length,
        end: response.view.focus.at === 'end',
      };
      if (response.view.savedAt) session.savedAt = response.view.savedAt;
      break;
    case 'review':
      session.case = response.view.case;
      session.where = response.view.place;
      session.savedAt = /\d\d\.\d\d$/.exec(response.view.savedAt)?.[0] ?? session.savedAt;
      break;
    default:
      break;
  }
}

/** Asks the core, whatever it answers. Rejects with an `ApiError`. */
export async function ask(request: Request, onProgress: (step: WorkProgress) => void = () => undefined): Promise<Response> {
  try {
    const response = await watched(request, onProgress);
    follow(response);
    return response;
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.code === 'locked' && request.kind !== 'session') await refresh();
    else if (writes.has(request.kind) && isNotSaved(error)) {
      session.notSaved = error;
      alarm(sayNotSaved(error));
    }
    throw error;
  }
}

/** Asks the core for a view of this kind. Rejects with an `ApiError`. */
export async function want<K extends Response['kind']>(
  kind: K,
  request: Request,
  onProgress?: (step: WorkProgress) => void,
): Promise<ViewOf<K>> {
  const response = await ask(request, onProgress);
  if (response.kind !== kind) throw { code: 'unexpected', params: [] } satisfies ApiError;
  return response.view as ViewOf<K>;
}

keepWith((document, { question, row }, { typed, marked }) => ask({ kind: 'keepTyped', document, question, row, typed, marked }));

/** Looks again at who is here. */
export async function refresh(): Promise<void> {
  await want('session', { kind: 'session' });
}

const forgetting: (() => void)[] = [];

/** What else must be forgotten when the window locks. */
export function atLock(forget: () => void): void {
  forgetting.push(forget);
}

/** Locks: nothing of what was seen stays in the window. */
export async function lock(): Promise<void> {
  await flushDrafts();
  await want('session', { kind: 'lock' });
  dropAllDrafts();
  for (const forget of forgetting) forget();
  handed = null;
  session.where = '';
  session.case = null;
  session.notSaved = null;
  // The help can be read while locked; locking from it shows that it is locked.
  if (session.here.at === 'help') go({ at: 'home' });
}

/** Goes to a place. */
export function go(place: Place): void {
  session.hint = '';
  session.here = place;
  if (location.hash !== addressOf(place)) location.hash = addressOf(place);
}

/** Goes to the place before this one. */
export function goBack(): void {
  history.back();
}

let handed: InterviewView | null = null;

/** Opens a questionnaire that the core has just handed out, without asking for it again. */
export function goInto(view: InterviewView): void {
  handed = view;
  go({ at: 'interview', document: view.document });
}

/** The view handed over for this document, once. */
export function takeHanded(document: string): InterviewView | null {
  const view = handed?.document === document ? handed : null;
  handed = null;
  return view;
}

/** Follows the address from now on. */
export function startFollowing(): void {
  session.here = placeAt(location.hash) ?? { at: 'home' };
  // What is half-typed when the window is closed or reloaded is kept as far as there is time.
  window.addEventListener('pagehide', () => void flushDrafts());
  window.addEventListener('hashchange', () => {
    session.here = placeAt(location.hash) ?? { at: 'home' };
  });
}
