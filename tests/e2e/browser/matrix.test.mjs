// The supervisor's matrix on the invented households of the demonstration: by keyboard alone from the rail to a household,
// the offices' spreadsheet refused and taken in, overlaps and claims seen, template and report written.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { built } from '../../../scripts/lib/place.mjs';
import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';
import { Person, onPage } from '../lib/person.mjs';
import { newFolder, until } from '../lib/process.mjs';
import { overflow } from '../lib/scan.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

/** A spreadsheet as text, which is read like any other. */
const sheet = (...rows) => {
  const headings = '| | OPD atau mitra | Intervensi | Desa | Tahun | Sasaran | Anggaran (Rp) | Sumber dana | Status | Sudah menerima |';
  return ['| Program |', headings, ...rows.map((row) => `| | ${row.join(' | ')} |`)].join('\n');
};
const health = ['DINKES', 'GS-BH-01', 'Kertaharja', '2026', '40', '12.500.000', 'APBD kabupaten', 'Berjalan', '66'];
const partner = ['IHF', 'GS-BH-01', 'Kertaharja', '2026', '6', '', 'CSR perusahaan', 'Selesai', '6'];

test('from the rail to a household that was not reached, and the offices’ spreadsheet in and out', { timeout: 600_000 }, async () => {
  const folder = newFolder('matriks');
  const demo = join(folder.path, 'demo');
  execFileSync(built('debug', 'paduk'), ['demo', '--out', demo], { stdio: 'ignore' });
  const words = readFileSync(join(demo, 'pengawas.kata'), 'utf8').trim().split(/\s+/);
  const here = await openPage(browser, { data: join(demo, 'pengawas') });
  const person = new Person(onPage(here.page));
  await person.unlock(words);
  await person.tabTo('A', 'Matriks');
  await person.enter();
  await person.sees('Siapa sudah dapat, siapa belum', 60);
  await until('the matrix', () => here.page.$('[data-at="0-0"]'), 60);
  await here.picture('matriks');

  // One stop for Tab, arrows inside, Enter opens what stands behind the cell.
  await person.tabTo('BUTTON', '%');
  await person.press('ArrowRight', 'ArrowDown', 'ArrowUp');
  const name = await here.page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(name, /PMT ibu hamil KEK/);
  await person.enter();
  await person.sees('Belum dapat (');
  await here.picture('matriks-sel');
  await expectNoAxeViolations(here.page, 'matriks-sel', ['light', 'dark']);
  await person.press('Escape');
  await here.page.setViewportSize({ width: 1366, height: 768 });
  await here.picture('matriks-lebar');
  await expectNoAxeViolations(here.page, 'matriks-lebar', ['light', 'dark']);
  assert.deepEqual(await overflow(here.page), []);

  // A wrong cell is named, and nothing is kept.
  const file = join(folder.path, 'isi.md');
  writeFileSync(file, sheet(health, [...partner.slice(0, 4), 'enam', ...partner.slice(5)]));
  await here.page.focus('#programmes');
  await person.type(file);
  await person.enter();
  await person.sees('Program!E3');
  await person.sees('"enam" di kolom Sasaran bukan bilangan bulat');
  await here.picture('matriks-berkas-salah');
  writeFileSync(file, sheet(health, partner));
  await here.page.focus('#programmes');
  await person.replace(file);
  await person.enter();
  await person.sees('2 baris disimpan');
  await person.sees('Dinas Kesehatan 2026, dibaca');

  // The same cell now says which programmes there are, that they overlap, and what the answers say to the claim.
  await person.sees('Tumpang tindih');
  await person.sees('tercatat 72');
  await here.picture('matriks-program');
  await expectNoAxeViolations(here.page, 'matriks-program', ['light', 'dark']);

  // Template and report.
  await here.page.focus('#matrix-folder');
  await person.replace(folder.path);
  await person.tabTo('BUTTON', 'Tulis templat untuk OPD');
  await person.enter();
  await person.sees('matriks-opd.xlsx');
  assert.ok(existsSync(join(folder.path, 'matriks-opd.xlsx')));
  await person.tabTo('BUTTON', 'Tulis laporan matriks');
  await person.enter();
  await person.sees('laporan-matriks');
  const page = readFileSync(join(folder.path, 'laporan-matriks', 'matriks.html'), 'utf8');
  assert.match(page, /Tumpang tindih: dua program/);
  assert.doesNotMatch(page, /Contoh /, 'no name leaves with the report');

  // A household from the list.
  await here.page.focus('aside button, [role="dialog"] button:not([aria-label])');
  await person.enter();
  await until('the household', async () => (await person.look()).place.startsWith('#/household/'));
  assert.deepEqual([person.lost, here.problems], [[], []]);
  await here.close();
  folder.remove();
});
