// A person at the keyboard: presses keys, reads the page, never touches a mouse. The same person works in the real
// window and in the browser; `hands` says how keys are pressed there.

import assert from 'node:assert/strict';

import { until } from './process.mjs';

/** Longer than the time in which the page takes a second Enter for a bouncing key. */
const betweenKeys = 180;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Hands on a Playwright page. */
export function onPage(page) {
  return {
    press: async (...strokes) => {
      for (const stroke of strokes) await page.keyboard.press(stroke);
    },
    type: (text) => page.keyboard.type(text),
    run: (action, ...given) => page.evaluate(`(${action}).apply(null, ${JSON.stringify(given)})`),
  };
}

/** Hands on the real window, through its driver. */
export function onWindow(session) {
  return {
    press: (...strokes) => session.press(...strokes),
    type: (text) => session.type(text),
    run: (action, ...given) => session.run(action, ...given),
  };
}

/** What the page shows of the question in focus, and where the keyboard is. */
function look() {
  const card = document.querySelector('[data-question]');
  const active = document.activeElement;
  const buttons = [...(card?.querySelectorAll('button') ?? [])].map((button) => button.textContent ?? '');
  return {
    place: location.hash,
    question: card?.dataset.question ?? null,
    kind: card?.dataset.kind ?? null,
    offersUnknown: buttons.some((words) => words.includes('Tidak tahu')),
    // Something stands there already: a choice, a mark, a text.
    stands: Boolean(card?.querySelector('[data-answer] :checked, [aria-pressed=true]')) || Boolean(card && active && 'value' in active && active.type !== 'radio' && active.type !== 'checkbox' && active.value),
    asksReason: Boolean(active?.name?.includes('-reason-')),
    onBody: active === document.body || active === null,
    active: `${active?.tagName} ${active?.id} ${active?.textContent?.slice(0, 40) ?? ''}`,
    heading: document.querySelector('h1')?.innerText ?? '',
    text: document.body.innerText,
    field: active && 'value' in active ? active.value : null,
  };
}

export class Person {
  constructor(hands) {
    this.hands = hands;
    /** Moments at which the keyboard had no place: must stay empty. */
    this.lost = [];
    this.lastEnter = 0;
  }

  look() {
    return this.hands.run(look);
  }

  press(...strokes) {
    return this.hands.press(...strokes);
  }

  type(text) {
    return this.hands.type(text);
  }

  /** Types over what stands in the field. */
  async replace(text) {
    await this.press('Control+a');
    await this.type(text);
  }

  /** Presses Enter as a decision, and waits until the page has changed or has had time to. */
  async enter(key = 'Enter') {
    const before = await this.look();
    await pause(Math.max(0, betweenKeys - (Date.now() - this.lastEnter)));
    await this.press(key);
    this.lastEnter = Date.now();
    // Where the person stands has changed; or only what is said has, and stays so.
    let said = before.text;
    for (let waited = 0, still = 0; waited < 80 && still < 8; waited += 1) {
      await pause(25);
      const now = await this.look();
      if (['place', 'question', 'asksReason', 'heading'].some((part) => now[part] !== before[part])) break;
      still = now.text !== before.text && now.text === said ? still + 1 : 0;
      said = now.text;
    }
    const now = await this.look();
    if (now.onBody) this.lost.push(`after Enter at ${before.question ?? before.heading}`);
    return now;
  }

  /** Waits until the page's text holds these words. */
  async sees(words, seconds = 20) {
    await until(`the words "${words}"`, async () => (await this.look()).text.includes(words), seconds).catch(async (error) => {
      throw new Error(`${error.message}\nThe page says:\n${(await this.look()).text.slice(0, 1500)}`);
    });
  }

  /** Presses Tab until the focus is on such an element, by tag name and perhaps a part of its words. */
  async tabTo(tag, words = '') {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      const { active } = await this.look();
      if (active.startsWith(`${tag} `) && active.includes(words)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab never came to ${tag} ${words}`);
  }

  /** Goes to a place by its address, as the rail does. */
  async goTo(address) {
    await this.hands.run((to) => void (location.hash = to), address);
    await until(`the place ${address}`, async () => (await this.look()).place === address);
    await pause(betweenKeys);
  }

  /** Waits until the first place shows, with its primary button in focus. */
  isHome() {
    return until('Beranda', async () => {
      const now = await this.look();
      return now.place === '#/home' && now.active.startsWith('BUTTON');
    });
  }

  /** Waits until a question has the focus. */
  async isAt(question) {
    await until(`question ${question}`, async () => (await this.look()).question === question);
  }

  /** First run: makes a training profile; gives its four words, read from the screen as a person would write them down. */
  async firstDay(role, code) {
    await this.sees('Pencacah');
    await this.tabTo('INPUT');
    await this.press(role === 'supervisor' ? '2' : '1');
    await this.enter();
    await this.type(code);
    await this.enter();
    await this.sees('Tulis empat kata');
    const words = await this.hands.run(() => [...document.querySelectorAll('ol[aria-label] li')].map((word) => word.textContent.trim()));
    assert.equal(words.length, 4);
    await this.enter();
    const asked = await this.hands.run(() => [...document.querySelectorAll('input')].map((field) => Number(field.id.replace('word-', ''))));
    for (const number of asked) {
      await this.type(words[number - 1]);
      await this.enter();
    }
    await this.sees('Beranda');
    return words;
  }

  /** Opens the profile with its four words. */
  async unlock(words) {
    await this.sees('terkunci');
    await until('the field for the words', async () => (await this.look()).active.startsWith('INPUT'));
    await this.type(words.join(' '));
    await this.enter();
  }

  /** Fills a questionnaire from where it stands until it is through; `members` are the rows of a roster. */
  async fill(answers, members = [], stopAt = null) {
    let row = -1;
    for (let step = 0; step < 400; step += 1) {
      const now = await this.look();
      if (now.question === null || now.question === stopAt) return now;
      if (now.question === 'end') return this.enter();
      if (now.question === 'add-row') {
        row += 1;
        await this.press(row < members.length ? '1' : '2');
        await this.enter();
        continue;
      }
      await this.answer(now, { ...answers, ...(members[row] ?? {}) }[now.question]);
    }
    throw new Error('the questionnaire does not end');
  }

  /** Answers the question in focus as prepared; else says that it is not known; else skips it. */
  async answer(now, prepared) {
    if (now.asksReason) {
      await this.press('1');
      return this.enter();
    }
    const choices = now.kind === 'selectOne' || now.kind === 'selectMultiple';
    // Whoever comes by a second time leaves what was chosen or marked: a digit or a sign would take it away again.
    if (prepared !== undefined && !choices) {
      if (now.field !== prepared) await this.replace(prepared);
    } else if (!now.stands) {
      if (prepared !== undefined) await this.press(...prepared.split(' '));
      else if (now.offersUnknown && (choices || now.field === '')) await this.press('/');
      else if (now.kind === 'selectOne') await this.press('1');
    }
    const after = await this.enter();
    // Left empty though required: the first Enter says so, the second one goes on.
    if (after.question === now.question && after.place === now.place && !after.asksReason) return this.enter();
    return after;
  }
}
