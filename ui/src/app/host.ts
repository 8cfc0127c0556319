// Where the core lives: behind the window's one command, or behind `paduk serve` in a browser.
// This file alone imports @tauri-apps; everything else asks a `Host`.

import { Channel, invoke, isTauri } from '@tauri-apps/api/core';

import type { ApiError, Request, Response, WorkProgress } from './bindings';

/** What the window needs of the machine it runs on. */
export interface Host {
  /** Asks the core. Rejects with an `ApiError`. */
  ask(request: Request, onProgress: (step: WorkProgress) => void): Promise<Response>;
  /** Whether files and folders can be chosen in a dialog; paths can always be typed. */
  readonly canPick: boolean;
  /** Lets the person choose files; an empty list if none was chosen. */
  pickFiles(title: string, kind: string, extensions: string[]): Promise<string[]>;
  /** Lets the person choose a folder. */
  pickFolder(title: string): Promise<string | null>;
}

/** Anything that was thrown, as the error that the window can say. */
export function asApiError(thrown: unknown): ApiError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const params = 'params' in thrown && Array.isArray(thrown.params) ? (thrown.params as ApiError['params']) : [];
    return { code: thrown.code, params };
  }
  return { code: 'unexpected', params: [] };
}

function windowHost(): Host {
  return {
    canPick: true,
    ask(request, onProgress) {
      const progress = new Channel<WorkProgress>();
      progress.onmessage = onProgress;
      return invoke<Response>('dispatch', { request, progress });
    },
    async pickFiles(title, kind, extensions) {
      const options = { title, multiple: true, directory: false, filters: [{ name: kind, extensions }] };
      return (await invoke<string[] | null>('plugin:dialog|open', { options })) ?? [];
    },
    pickFolder(title) {
      const options = { title, multiple: false, directory: true, recursive: false };
      return invoke<string | null>('plugin:dialog|open', { options });
    },
  };
}

/** The token of this start of `paduk serve`: in the address at first, then only in this tab's memory. */
export function takeToken(): string {
  const kept = 'paduk-token';
  const found = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (found === undefined) return sessionStorage.getItem(kept) ?? '';
  sessionStorage.setItem(kept, found);
  history.replaceState(null, '', location.pathname + location.search);
  return found;
}

function browserHost(): Host {
  const token = takeToken();
  return {
    canPick: false,
    async ask(request) {
      const answer = await fetch('/dispatch', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-paduk-token': token },
        body: JSON.stringify(request),
      });
      if (!answer.ok) throw { code: 'unexpected', params: [{ name: 'status', value: String(answer.status) }] };
      const body = (await answer.json()) as { ok: Response } | { error: ApiError };
      if ('error' in body) throw body.error;
      return body.ok;
    },
    pickFiles: async () => [],
    pickFolder: async () => null,
  };
}

let chosen: Host | null = null;

/** The host of this window. */
export function host(): Host {
  chosen ??= isTauri() ? windowHost() : browserHost();
  return chosen;
}

/** Puts another host in place: for the tests and the sketch mode. */
export function useHost(other: Host): void {
  chosen = other;
}
