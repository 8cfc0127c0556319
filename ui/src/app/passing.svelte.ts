// One piece of work at a time, and the sentence of the one that was refused: what a place with a few buttons needs.

import { asApiError } from './host';
import { sayError } from './text';
import { announce } from './voice.svelte';

export class Passing {
  /** Something is being done; a second press does nothing. */
  busy = $state(false);
  /** Why it was refused; empty while nothing was. */
  wrong = $state('');

  /** Does it, unless something else is being done. */
  run(work: () => Promise<void>): void {
    void this.#run(work);
  }

  /** Says why something is not even tried, and goes where it is mended. */
  refuse(sentence: string, element?: HTMLElement | null): void {
    this.wrong = sentence;
    announce(sentence);
    element?.focus();
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.wrong = '';
    try {
      await work();
    } catch (thrown) {
      this.refuse(sayError(asApiError(thrown)));
    } finally {
      this.busy = false;
    }
  }
}
