// What is said to a screen reader: two live regions that always stand in the page read these.

/** The two voices: the polite one waits its turn, the urgent one does not. */
export const voice = $state({ polite: '', urgent: '' });

let waiting: ReturnType<typeof setTimeout> | undefined;

function speak(which: 'polite' | 'urgent', sentence: string): void {
  // A region that already holds this sentence would stay silent: a no-break space makes it a new one.
  voice[which] = voice[which] === sentence ? `${sentence}\u00a0` : sentence;
}

/** Says a sentence when the person is at rest; a later one replaces one that still waits. */
export function announce(sentence: string, afterMs = 0): void {
  clearTimeout(waiting);
  if (afterMs === 0) speak('polite', sentence);
  else waiting = setTimeout(() => speak('polite', sentence), afterMs);
}

/** Takes back what still waits to be said. */
export function hush(): void {
  clearTimeout(waiting);
}

/** Says at once what must not be missed: not saved, cannot finish. */
export function alarm(sentence: string): void {
  speak('urgent', sentence);
}
