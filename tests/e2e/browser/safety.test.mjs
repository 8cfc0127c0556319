// What keeps the work safe: backup, check, name and lock of the laptop, restoring, a household's history.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';
import { fillHousehold, fillWoman, finish } from '../lib/main-job.mjs';
import { Person, onPage } from '../lib/person.mjs';
import { until } from '../lib/process.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

test('a backup is made and restored, the data are checked, the laptop gets its name', { timeout: 240_000 }, async () => {
  const here = await openPage(browser);
  const person = new Person(onPage(here.page));
  const words = await person.firstDay('enumerator', 'E07');
  await person.goTo('#/settings');
  await person.sees('Belum ada cadangan');
  await expectNoAxeViolations(here.page, 'Pengaturan');
  await here.page.focus('#device-name');
  await person.type('Laptop merah');
  await person.enter();
  await here.page.check('input[name="lock"][value="5"]');
  await person.tabTo('BUTTON', 'Buat cadangan');
  await person.enter();
  await person.sees('Aman dicabut', 60);
  await person.sees('Cadangan terakhir');
  await here.picture('pengaturan-cadangan');
  await expectNoAxeViolations(here.page, 'Pengaturan, cadangan selesai');
  await person.tabTo('BUTTON', 'Periksa data');
  await person.enter();
  await person.sees('Semua data utuh.', 60);
  await here.picture('pengaturan-periksa');
  await expectNoAxeViolations(here.page, 'Pengaturan, data diperiksa');
  await here.page.reload();
  await person.sees('Nama laptop');
  assert.equal(await here.page.inputValue('#device-name'), 'Laptop merah');
  assert.equal(await here.page.isChecked('input[name="lock"][value="5"]'), true);

  await person.press('Control+l');
  await person.sees('terkunci');
  await person.tabTo('BUTTON', 'Pulihkan dari cadangan');
  await person.enter();
  await person.sees('Cadangan yang mana?');
  await here.picture('masuk-pulihkan');
  await expectNoAxeViolations(here.page, 'Masuk, pulihkan');
  await here.page.focus('#restore-words');
  await person.type('satu dua');
  await person.enter();
  await person.sees('2');
  await person.replace(words.join(' '));
  await person.enter();
  await person.sees('Cadangan sudah dipulihkan.', 60);
  await here.picture('masuk-dipulihkan');
  await expectNoAxeViolations(here.page, 'Masuk, dipulihkan');
  await person.tabTo('BUTTON', 'Buka');
  await person.enter();
  await person.sees('Beranda');
  await person.press('Control+l');
  await person.sees('terkunci');
  assert.equal(await here.page.locator('input[name="profile"]').count(), 2);
  assert.deepEqual([person.lost, here.problems], [[], []]);
  await here.close();
});

test('a household tells its history in words', { timeout: 240_000 }, async () => {
  const here = await openPage(browser);
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E07');
  await fillHousehold(person);
  const { place: household } = await person.look();
  await fillWoman(person);
  await finish(person);
  await person.goTo(household);
  await person.sees('Riwayat');
  await person.tabTo('BUTTON', 'Riwayat');
  await person.enter();
  await person.sees('E07 (perangkat ');
  await here.picture('rumah-tangga-riwayat');
  await expectNoAxeViolations(here.page, 'Rumah tangga, riwayat');
  await person.press('Escape');
  assert.deepEqual([person.lost, here.problems], [[], []]);
  await here.close();
});

test('a minute before it locks it says so, and any key keeps it open', { timeout: 120_000 }, async () => {
  const here = await openPage(browser);
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E07');
  await here.page.clock.install();
  await here.page.reload();
  await person.isHome();
  await here.page.clock.fastForward('09:01');
  await person.sees('Layar dikunci 60 detik lagi');
  await here.picture('kunci-sebentar-lagi');
  await expectNoAxeViolations(here.page, 'sebentar lagi dikunci');
  const before = await person.look();
  await person.press('Enter');
  await until('the warning gone', async () => !(await person.look()).text.includes('Layar dikunci 60 detik lagi'));
  assert.equal((await person.look()).place, before.place, 'the key that keeps it open does nothing else');
  await here.page.clock.fastForward('10:01');
  await person.sees('terkunci');
  assert.deepEqual(here.problems, []);
  await here.close();
});
