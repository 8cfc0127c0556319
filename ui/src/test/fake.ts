// A host for tests: it answers from a list and keeps what was asked.

import { useHost, type Host } from '../app/host';
import type { ApiError, Request, Response } from '../app/bindings';

export interface Fake extends Host {
  /** Everything that was asked, in order. */
  asked: Request[];
  /** What was asked of this kind. */
  of<K extends Request['kind']>(kind: K): Extract<Request, { kind: K }>[];
}

type Answer = Response | Promise<Response>;

/** Puts a fake host in place. `answer` gives the response, or throws an `ApiError`. */
export function fakeHost(answer: (request: Request) => Answer | undefined, canPick = false): Fake {
  const asked: Request[] = [];
  const fake: Fake = {
    asked,
    canPick,
    of: <K extends Request['kind']>(kind: K) => asked.filter((request): request is Extract<Request, { kind: K }> => request.kind === kind),
    async ask(request) {
      asked.push(request);
      const response = await answer(request);
      if (response === undefined) throw { code: 'not-in-this-test', params: [] } satisfies ApiError;
      return response;
    },
    pickFiles: async () => [],
    pickFolder: async () => null,
  };
  useHost(fake);
  return fake;
}

/** Presses a key on what has the focus, as a keyboard does; time passes between two presses. */
export function press(key: string, over: KeyboardEventInit & { at?: number } = {}): KeyboardEvent {
  const { at, ...init } = over;
  clock = at ?? clock + 1000;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

let clock = 1000;

/** Types into the focused field, as a keyboard does. */
export function type(text: string): void {
  const field = document.activeElement as HTMLInputElement | HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Lets everything that was started come to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
