// The main job by keyboard alone in the browser, with every place looked at for accessibility on the way: a household
// is filled, finished, sealed and sent; a supervisor on another data folder receives it and sees the same.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';
import { fillHousehold, fillWoman, finish, receive, send, writeCard } from '../lib/main-job.mjs';
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

test('one household by keyboard, from the first question to the supervisor', { timeout: 300_000 }, async () => {
  const here = await openPage(browser);
  const there = await openPage(browser);
  const person = new Person(onPage(here.page));
  const supervisor = new Person(onPage(there.page));
  const looked = async (where, name, at = here) => {
    await at.picture(`place-${name}`);
    await expectNoAxeViolations(at.page, where);
  };
  await looked('Masuk', 'masuk');
  await person.firstDay('enumerator', 'E07');
  await looked('Beranda, empty', 'beranda-kosong');
  await supervisor.firstDay('supervisor', 'P02');
  const card = await writeCard(supervisor, stick.path);
  await looked('Terima', 'terima', there);

  await fillHousehold(person);
  await looked('Rumah tangga', 'ruta');
  await fillWoman(person, 'BH706');
  await looked('Wawancara', 'wawancara');
  await fillWoman(person);
  await looked('Periksa', 'periksa');
  await finish(person);
  await looked('Periksa, finished', 'selesai');

  await person.goTo('#/send');
  await person.sees('kartu');
  await looked('Kirim, nobody to send to', 'kirim-tanpa-penerima');
  await receive(person, card);
  await person.sees('Kartu P02 diterima');
  await looked('Terima, a card', 'terima-kartu');
  const bundle = await send(person, stick.path);
  await looked('Kirim, sent', 'kirim');
  await person.goTo('#/home');
  await person.sees('Contoh Asep');
  await looked('Beranda', 'beranda');
  await person.goTo('#/settings');
  await looked('Pengaturan', 'pengaturan');
  await person.goTo('#/help');
  await looked('Bantuan', 'bantuan');

  await receive(supervisor, bundle);
  await supervisor.sees('Baru: 1 rumah tangga');
  await looked('Terima, a bundle', 'terima-paket', there);
  await receive(supervisor, bundle);
  await supervisor.sees('Sudah pernah diterima');
  await supervisor.goTo('#/home');
  await supervisor.tabTo('BUTTON', 'ruta 014');
  await supervisor.enter();
  await supervisor.tabTo('BUTTON', 'Ibu hamil');
  await supervisor.enter();
  await supervisor.sees('PMT ibu hamil KEK');
  await supervisor.sees('22,9 cm');
  await looked('Periksa, received', 'pengawas-periksa', there);

  await person.goTo('#/home');
  await person.press('Control+l');
  await person.sees('terkunci');
  assert.doesNotMatch((await person.look()).text, /Contoh|RT 02/, 'no name and no place on the locked page');
  await looked('Masuk, locked', 'terkunci');
  assert.deepEqual([...person.lost, ...supervisor.lost], [], 'the keyboard always has a place');
  assert.deepEqual([...here.problems, ...there.problems], []);
  await here.close();
  await there.close();
});

test('reloading the page comes back to the same question, also in the other language', { timeout: 120_000 }, async () => {
  const here = await openPage(browser);
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E08');
  await person.isHome();
  await person.enter();
  await person.isAt('RT102');
  await person.type('Pasir Contoh');
  await person.enter();
  await person.isAt('RT103');
  await here.page.reload();
  await person.isAt('RT103');
  await person.press('Control+b');
  await person.sees('Which RT');
  await person.enter('Shift+Enter');
  await person.isAt('RT102');
  assert.equal((await person.look()).field, 'Pasir Contoh');
  assert.deepEqual(here.problems, []);
  await here.close();
});
