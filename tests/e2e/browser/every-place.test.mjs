// Every place and state: accessible in the light, the dark and the high-contrast theme and with large text; in Indonesian
// only; without an unfinished word; never wider than the window.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { laptop, startChromium } from '../lib/browser.mjs';
import { english, englishIn, overflow, said, unfinished } from '../lib/scan.mjs';
import { walk } from '../lib/walk.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

/** States with colours that no other has: each of them is asked in every theme and with large text. */
const coloured = /^(masuk-pertama|beranda|tur|pengaturan|wawancara-(salah|peringatan|ukuran|bagian-kurang|panel)|ruta|periksa|kirim-selesai|terima-paket|matriks(-sel)?|terkunci-salah-kata|jenis-K1[058])$/;

/** The target laptop, a full screen, the same laptop with text at 175 %, and a page at 400 %. */
const sizes = [laptop, { width: 1366, height: 768 }, { width: 625, height: 310 }, { width: 320, height: 600 }];

test('every place and state', { timeout: 900_000 }, async () => {
  const found = [];
  let states = 0;
  const problems = await walk(browser, async (name, page) => {
    states += 1;
    const text = await said(page);
    if (unfinished.test(text)) found.push(`${name}: unfinished: ${unfinished.exec(text)[0]}`);
    const foreign = englishIn(await said(page, true));
    if (foreign.length > 0) found.push(`${name}: English: ${foreign.join(' ')}`);
    for (const size of sizes) {
      await page.setViewportSize(size);
      // The window takes up its new size with the next two frames.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      found.push(...(await overflow(page)).map((what) => `${name} at ${size.width}: ${what}`));
    }
    await page.setViewportSize(laptop);
    try {
      await expectNoAxeViolations(page, name, ['light']);
      // What differs from theme to theme is ink on ground: the states that bring colours of their own are looked at in each.
      if (coloured.test(name)) {
        await expectNoAxeViolations(page, name, ['dark']);
        await page.evaluate(() => (document.documentElement.dataset.theme = 'contrast'));
        await expectNoAxeViolations(page, `${name}, high contrast`, ['light']);
        await page.evaluate(() => {
          document.documentElement.dataset.theme = 'system';
          document.documentElement.style.setProperty('--text', '1.75');
        });
        await expectNoAxeViolations(page, `${name}, large text`, ['light']);
      }
    } catch (error) {
      found.push(error.message);
    }
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'system';
      document.documentElement.style.setProperty('--text', '1');
    });
  });
  assert.ok(states > 45, `${states} states`);
  assert.deepEqual(found, []);
  assert.deepEqual(problems, []);
});

test('the scan knows English and unfinished words when it meets them', () => {
  assert.ok(english.size > 300, `${english.size} words`);
  assert.deepEqual(englishIn('Press Enter untuk lanjut, household baru'), ['press', 'household']);
  assert.deepEqual(englishIn('Rumah tangga baru, 2 anggota'), []);
  for (const text of ['nilai undefined', 'NaN cm', 'ui.home.new', 'received.new', 'Lihat {count}']) assert.match(text, unfinished);
  assert.doesNotMatch('Lihat semua 12', unfinished);
});
