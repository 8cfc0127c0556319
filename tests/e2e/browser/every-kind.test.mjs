// Every kind of question in the page with the real core, by keyboard, each looked at for accessibility: the pack under
// tests/fixtures/semua-jenis has each once.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { at } from '../../../scripts/lib/place.mjs';
import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';
import { Person, onPage } from '../lib/person.mjs';
import { until } from '../lib/process.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

async function begun(code) {
  const here = await openPage(browser, { pack: at('tests', 'fixtures', 'semua-jenis') });
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', code);
  await person.isHome();
  await person.enter();
  await person.isAt('K02');
  const jump = async (question) => {
    await person.press('Control+k');
    await until('the search', async () => (await person.look()).active.includes('find-question'));
    await person.type(question);
    await until(`a result for ${question}`, async () => (await person.look()).text.includes(`${question} `));
    await person.enter();
    await person.isAt(question);
  };
  return { here, person, jump };
}

test('each kind is answered by keyboard and is accessible', { timeout: 300_000 }, async () => {
  const { here, person, jump } = await begun('E07');
  const shown = (question) => here.page.locator('.neighbour', { hasText: question }).locator('b').first().innerText();
  const looked = async (question) => {
    await here.picture(`kind-${question}`);
    await expectNoAxeViolations(here.page, question);
  };
  await jump('K10');
  await looked('K10');
  await person.press('3', '1', '4', '2', 'ArrowLeft');
  await person.enter();
  await person.isAt('K11');
  assert.equal(await shown('K10'), '1. Obat; 2. Air bersih; 3. Makanan; 4. Jamban');
  await looked('K11');
  await person.press('Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await looked('K11');
  await person.enter();
  await person.isAt('K12');
  assert.equal(await shown('K11'), '1,5 kali');
  await looked('K12');
  await person.press('4');
  await person.enter();
  await person.isAt('K13');
  await looked('K13');
  await person.press('2');
  await person.enter();
  await person.isAt('K14');
  await person.press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await until('the list', async () => (await person.look()).text.includes('Ungu'));
  await looked('K14');
  await person.press('ArrowDown');
  await person.enter();
  await person.enter();
  await person.isAt('K15');
  for (const words of ['ungu', 'mer']) {
    await person.type(words);
    await until('one result', async () => (await person.look()).text.includes('1 dari 6 cocok'));
    await person.enter();
    await until('taken', async () => (await person.look()).field === '');
  }
  await looked('K15');
  await person.enter();
  await person.isAt('K16');
  assert.equal(await shown('K15'), 'Merah; Ungu');
  await person.type('nomor 117');
  await until('one result', async () => (await person.look()).text.includes('1 dari 120 cocok'));
  await looked('K16');
  await person.enter();
  await person.enter();
  await person.isAt('K17');
  await looked('K17');
  await person.press('1');
  await person.enter();
  await person.isAt('K18');
  await until('the pictures', async () => (await here.page.locator('[data-question=K18] img').count()) === 3);
  await looked('K18');
  await person.press('1');
  await person.enter();
  await person.isAt('K19');
  await jump('K20');
  await person.type('-6,8169');
  await person.press('Tab');
  await person.type('107,1425');
  await person.press('Tab');
  await person.type('5');
  await looked('K20');
  await person.enter();
  await person.isAt('K21');
  assert.equal(await shown('K20'), '6,8169 LS 107,1425 BT');
  assert.deepEqual(person.lost, []);
  assert.deepEqual(here.problems, []);
  await here.close();
});

test('rows with answers go only when the person says so, and half-typed text outlives a reload', { timeout: 180_000 }, async () => {
  const { here, person, jump } = await begun('E08');
  await jump('K30');
  await person.type('2');
  await person.enter();
  await person.isAt('K31');
  await person.type('Si Putih');
  await person.enter();
  await person.isAt('K31');
  await person.type('Si Belang');
  await person.enter();
  await jump('K30');
  await person.replace('1');
  await person.enter();
  await person.sees('Si Belang. Lanjutkan?');
  await here.picture('rows-would-go');
  await expectNoAxeViolations(here.page, 'rows would go');
  await person.press('1');
  await person.enter();
  const now = await person.look();
  assert.deepEqual([now.question, now.field], ['K30', '2'], `all is as it was: ${now.active}`);
  await person.replace('1');
  await person.enter();
  await person.sees('Lanjutkan?');
  await person.press('2');
  await person.enter();
  assert.ok(!(await here.page.locator('nav[aria-label=Bagian]').innerText()).includes('Si Belang'));

  await jump('K02');
  await person.type('Pasir Co');
  await new Promise((done) => setTimeout(done, 1500));
  await here.page.reload();
  await person.isAt('K02');
  assert.equal((await person.look()).field, 'Pasir Co');
  await person.sees('belum selesai diketik');
  await person.type('ntoh');
  await person.enter();
  await here.page.reload();
  await person.isAt('K03');
  assert.deepEqual(person.lost, []);
  assert.deepEqual(here.problems, []);
  await here.close();
});
