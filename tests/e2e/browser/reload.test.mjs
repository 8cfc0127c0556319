// The twelfth mistake: state that lives in the page and not in the core. After every step the page is loaded anew, and
// the same question stands there with the same text, half-typed or not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openPage, startChromium } from '../lib/browser.mjs';
import { members, place } from '../lib/household.mjs';
import { Person, onPage } from '../lib/person.mjs';
import { until } from '../lib/process.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

test('a reload after every step shows the same question and text', { timeout: 300_000 }, async () => {
  const here = await openPage(browser);
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E07');
  await person.isHome();
  await person.enter();
  await person.isAt('RT102');
  const again = async (question, field) => {
    await here.page.reload();
    await person.isAt(question);
    await until(`the focus at ${question}`, async () => !(await person.look()).onBody);
    const now = await person.look();
    assert.deepEqual([now.question, now.field], [question, field]);
  };
  const steps = [
    ['RT102', place.RT102], ['RT103', place.RT103], ['RT104', place.RT104], ['RT107', place.RT107],
  ];
  for (const [question, typed] of steps) {
    await person.fill(place, [], question);
    await again(question, '');
    await person.type(typed.slice(0, 1));
    await new Promise((done) => setTimeout(done, 1300));
    await again(question, typed.slice(0, 1));
    await person.press('End');
    await person.type(typed.slice(1));
    await person.enter();
  }
  await person.fill(place, [], 'add-row');
  await here.page.reload();
  await person.isAt('add-row');
  await person.press('1');
  await person.enter();
  await again('AR02', '');
  await person.type(members[0].AR02);
  await person.enter();
  await here.page.reload();
  await person.isAt('AR03');
  await person.enter('Shift+Enter');
  await again('AR02', members[0].AR02);
  assert.deepEqual([person.lost, here.problems], [[], []]);
  await here.close();
});
