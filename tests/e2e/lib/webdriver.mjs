// A small WebDriver client: just what driving one window by keyboard needs. https://www.w3.org/TR/webdriver2/

import { writeFileSync } from 'node:fs';

import { resultFile, until } from './process.mjs';

/** Under this name the protocol hands an element over. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** The characters that mean keys which have none. */
const keys = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017', F1: '\uE031',
};

/** One session with a driver that listens on `port`. */
export class Session {
  #base;
  #id = null;

  constructor(port) {
    this.#base = `http://127.0.0.1:${port}`;
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#base + path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      // A driver that hangs is a failure that names its call, not a test that never ends.
      signal: AbortSignal.timeout(30_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  #ask(method, path, body) {
    return this.#call(method, `/session/${this.#id}${path}`, body);
  }

  /** Whether the driver itself is there. */
  async isReady() {
    return (await this.#call('GET', '/status')).ready !== false;
  }

  /** Opens the session; the driver starts the program. */
  async open(capabilities) {
    const { sessionId } = await this.#call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    this.#id = sessionId;
  }

  /** Ends the session; the driver closes the window. */
  async close() {
    if (this.#id !== null) await this.#ask('DELETE', '');
    this.#id = null;
  }

  /** Runs a function in the page and returns what it returns. */
  run(action, ...args) {
    return this.#ask('POST', '/execute/sync', { script: `return (${action}).apply(null, arguments)`, args });
  }

  /** The page's title. */
  title() {
    return this.#ask('GET', '/title');
  }

  /** The window's inner size becomes as near to this as the window manager lets it. */
  resize(width, height) {
    return this.#ask('POST', '/window/rect', { width, height });
  }

  /** All visible text of the page, or of the first element that a selector names. */
  text(selector = 'body') {
    return this.run((css) => document.querySelector(css)?.innerText ?? '', selector);
  }

  /** The element of a selector, once it is there. */
  async find(selector) {
    const found = await until(selector, () => this.#ask('POST', '/element', { using: 'css selector', value: selector }));
    return found[elementKey];
  }

  /** Clicks an element once it is there. */
  async click(selector) {
    await this.#ask('POST', `/element/${await this.find(selector)}/click`, {});
  }

  /** Presses keys one after another, given as `'Enter'`, `'a'` or `'Control+k'`. */
  async press(...strokes) {
    const actions = strokes.flatMap((stroke) => {
      const names = stroke.length > 1 ? stroke.split(/\+(?=.)/) : [stroke];
      const values = names.map((name) => keys[name] ?? name);
      return [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
    });
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Types a text into whatever has the focus. */
  type(text) {
    return this.press(...text);
  }

  /** Waits until the page's text holds these words. */
  async sees(words, seconds = 15) {
    await until(`the words "${words}"`, async () => (await this.text()).includes(words), seconds);
  }

  /** Saves a picture of the page among the test results and returns its bytes. */
  async picture(name) {
    // The page is there before it is painted: two frames later what is in it is also on the screen.
    await this.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));
    const bytes = Buffer.from(await this.#ask('GET', '/screenshot'), 'base64');
    writeFileSync(resultFile(`${name}.png`), bytes);
    return bytes;
  }
}
