// A whole household by keyboard alone: its own questions and one respondent of each target group, five questionnaires of
// the built-in pack as they are, each finished. Nothing but the keyboard and the screen is used.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openPage, startChromium } from '../lib/browser.mjs';
import { born, members, place, woman } from '../lib/household.mjs';
import { Person, onPage } from '../lib/person.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

const everybody = [
  ...members,
  { AR02: 'Contoh Imas', AR04: '3', AR05: '2', AR06: born(290), AR09: '', AR16: '2', AR17: '1' },
  { AR02: 'Contoh Neng', AR04: '3', AR05: '2', AR06: born(170), AR09: '', AR16: '2', AR17: '2' },
  { AR02: 'Contoh Ujang', AR04: '5', AR05: '1', AR06: born(14), AR09: '', AR18: '3' },
];

/** Who is asked what: the questionnaire's name on the button and the answers that matter; all others are not known. */
const questionnaires = [
  ['Ibu hamil', woman],
  ['Ibu menyusui', {}],
  ['Remaja putri', {}],
  ['Balita', {}],
];

test('one respondent of each group, five questionnaires, without a mouse', { timeout: 300_000 }, async () => {
  const here = await openPage(browser, { viewport: { width: 1366, height: 768 } });
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E07');
  await person.isHome();
  await person.enter();
  await person.isAt('RT102');
  await person.fill({ ...place, RT136: '1' }, everybody);
  await person.sees('Contoh Ujang');
  const household = (await person.look()).place;
  for (const [title, answers] of questionnaires) {
    await person.tabTo('BUTTON', title);
    await person.enter();
    await person.fill(answers);
    await person.sees('Periksa');
    await person.tabTo('BUTTON', 'Selesai');
    await person.enter();
    await person.sees('perbaikan');
    await person.goTo(household);
    await person.sees('Anggota rumah tangga');
  }
  const rows = await here.page.locator('tbody tr').allInnerTexts();
  const finished = rows.join('\n').match(/\bselesai\b/g) ?? [];
  assert.equal(finished.length, questionnaires.length, rows.join('\n'));
  assert.deepEqual([person.lost, here.problems], [[], []]);
  await here.close();
});
