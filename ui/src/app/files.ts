// Choosing one file in a dialog, where this host has one.

import { host } from './host';
import { say } from './text';

/** What opens the dialog for one file of these kinds; nothing in a browser, where the path is typed. */
export function pickOne(title: string, extensions: string[]): (() => Promise<string | null>) | null {
  if (!host().canPick) return null;
  return async () => (await host().pickFiles(title, say('ui.receive.kind'), extensions))[0] ?? null;
}
