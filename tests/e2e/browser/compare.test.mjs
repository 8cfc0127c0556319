// Two laptops change one questionnaire: received, compared and decided by keyboard alone, and sent back until both know
// the same. Nothing is chosen before a key chooses it, and a reload loses no choice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { laptop, openPage, startChromium } from '../lib/browser.mjs';
import { ask, correct, fill } from '../lib/core.mjs';
import { members, place, woman } from '../lib/household.mjs';
import { receive } from '../lib/main-job.mjs';
import { Person, onPage } from '../lib/person.mjs';
import { newFolder, until } from '../lib/process.mjs';
import { englishIn, overflow, said, unfinished } from '../lib/scan.mjs';

let browser;
let stick;
before(async () => {
  browser = await startChromium();
  stick = newFolder('stik');
});
after(async () => {
  await browser?.close();
  stick?.remove();
});

const sizes = [laptop, { width: 1366, height: 768 }, { width: 625, height: 310 }, { width: 320, height: 600 }];

test('a conflict is received, compared, decided and sent back', { timeout: 300_000 }, async () => {
  const here = await openPage(browser);
  const there = await openPage(browser);
  const person = new Person(onPage(here.page));
  const supervisor = new Person(onPage(there.page));
  const folder = stick.path;
  const looked = async (name) => {
    const { page } = there;
    const text = await said(page);
    assert.doesNotMatch(text, unfinished, name);
    assert.deepEqual(englishIn(await said(page, true)), [], name);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.deepEqual(await overflow(page), [], `${name} at ${size.width}`);
      if (size.width > 1000) await there.picture(`${name}-${size.width}`);
    }
    await page.setViewportSize(laptop);
    await expectNoAxeViolations(page, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await there.picture(`${name}-gelap`);
    await page.emulateMedia({ colorScheme: 'light' });
  };

  await person.firstDay('enumerator', 'E07');
  await supervisor.firstDay('supervisor', 'P02');
  for (const [from, to] of [[there, here], [here, there]]) {
    const { path } = await ask(from.page, { kind: 'writeCard', folder });
    await ask(to.page, { kind: 'receive', paths: [path] });
  }
  await supervisor.goTo('#/compare');
  await supervisor.sees('Tidak ada yang perlu dibandingkan');
  await looked('bandingkan-kosong');
  const household = await fill(here.page, await ask(here.page, { kind: 'newHousehold' }), place, members);
  await ask(here.page, { kind: 'finish', document: household.document });
  const euis = (await ask(here.page, { kind: 'household', case: household.case })).members[1].member;
  const begun = await ask(here.page, { kind: 'openQuestionnaire', case: household.case, member: euis, instrument: 'ibu_hamil' });
  const { document } = await fill(here.page, begun, woman);
  await ask(here.page, { kind: 'finish', document });
  const first = await ask(here.page, { kind: 'send', folder });
  await ask(there.page, { kind: 'receive', paths: [join(folder, first.file)] });
  await correct(there.page, document, 'buku KIA', { BH303: '75', BH304: '30' });
  await correct(here.page, document, 'dihitung lagi', { BH303: '70' });
  const second = await ask(here.page, { kind: 'send', folder });

  await receive(supervisor, join(folder, second.file));
  await supervisor.sees('1 konflik isian');
  await looked('terima-konflik');
  await supervisor.tabTo('BUTTON', 'Selesaikan 1 konflik');
  await supervisor.enter();
  await supervisor.sees('Contoh Euis');
  await looked('bandingkan-daftar');
  await supervisor.enter();
  await supervisor.sees('2 jawaban berbeda');
  await supervisor.sees('0 dari 2 diputuskan');
  assert.equal(await there.page.locator('[data-difference] input:checked').count(), 0, 'nothing is chosen beforehand');
  await looked('bandingkan');

  // Where E07's version stands is not known beforehand: versions are in the order of their ids.
  const seventy = await there.page.evaluate(() => 1 + [...document.querySelectorAll('[data-difference="BH303#"] .option')].findIndex((option) => option.textContent.includes('70')));
  // Enter on the heading goes to the first difference that is open.
  await there.page.locator('h1').focus();
  await supervisor.enter();
  await supervisor.press(String(seventy));
  await supervisor.sees('1 dari 2 diputuskan');
  await there.page.reload();
  await supervisor.sees('1 dari 2 diputuskan');
  // Without the other decision nothing is signed; the keyboard comes to what is open.
  await there.page.locator('#compare-reason').focus();
  await supervisor.enter();
  await supervisor.sees('Masih 1 yang belum diputuskan');
  await supervisor.press('3');
  await until('the field for another value', async () => (await supervisor.look()).active.startsWith('INPUT d-BH304'));
  await supervisor.type('35');
  await looked('bandingkan-nilai-lain');
  await supervisor.enter();
  await supervisor.sees('2 dari 2 diputuskan');
  await until('the reason', async () => (await supervisor.look()).active.includes('compare-reason'));
  await supervisor.enter();
  await supervisor.sees('Alasan belum ditulis');
  await supervisor.type('dicek ke buku KIA');
  await looked('bandingkan-diputuskan');
  await supervisor.enter();
  await supervisor.sees('Putusan tersimpan');
  await looked('bandingkan-selesai');

  await supervisor.tabTo('BUTTON', 'Kirim putusan ke lapangan');
  await supervisor.enter();
  await supervisor.sees('Kembali ke lapangan');
  await supervisor.tabTo('INPUT', 'back-folder');
  await supervisor.replace(folder);
  await looked('kirim-lapangan');
  await supervisor.tabTo('BUTTON', 'Kirim ke E07');
  await supervisor.enter();
  await supervisor.sees('Aman dicabut');
  const back = (await ask(there.page, { kind: 'sendPlan' })).sent[0].file;
  await receive(person, join(folder, back));
  await person.sees('Baru:');
  const whole = (laptopPage) => laptopPage.page.evaluate(() => document.querySelector('[aria-labelledby="whole"] ol')?.textContent);
  await supervisor.goTo('#/receive');
  await supervisor.sees('Empat kata seluruh isi');
  assert.equal(await whole(here), await whole(there), 'both laptops show the same four words');
  await person.goTo(`#/review/${document}`);
  await person.sees('35 tablet');
  await supervisor.goTo('#/devices');
  await supervisor.sees('E07');
  await looked('perangkat');
  await supervisor.goTo('#/pack');
  await supervisor.sees('Paket survei');
  await looked('paket');
  assert.deepEqual([...here.problems, ...there.problems], []);
  assert.deepEqual([...person.lost, ...supervisor.lost], []);
  await here.close();
  await there.close();
});
