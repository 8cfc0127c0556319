// A walk through every place and state of the window on the real core: the tests look at each, `npm run shots` takes its
// picture. One walk, so that a state that is pictured is a state that is tested.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { at } from '../../../scripts/lib/place.mjs';
import { openPage } from './browser.mjs';
import { members, place, woman } from './household.mjs';
import { finish, receive, send, writeCard } from './main-job.mjs';
import { Person, onPage } from './person.mjs';
import { newFolder, until } from './process.mjs';

/** Walks through everything; `look(name, page)` is called at each state. Gives what the pages complained of. */
export async function walk(browser, look) {
  const problems = [];
  for (const part of [job, kinds]) problems.push(...(await part(browser, look)));
  return problems;
}

/** From the first run to the locked page, with a supervisor at the other end. */
async function job(browser, look) {
  const stick = newFolder('stik');
  const here = await openPage(browser);
  const there = await openPage(browser);
  const person = new Person(onPage(here.page));
  const supervisor = new Person(onPage(there.page));
  const seen = (name) => look(name, here.page);

  await person.sees('Pencacah');
  await seen('masuk-pertama');
  for (const [name, button, says] of [['masuk-pulihkan', 'Pulihkan dari cadangan', 'cadangan'], ['masuk-daftar', 'Daftar untuk data asli…', 'daftar']]) {
    await person.tabTo('BUTTON', button);
    await person.enter();
    await person.sees(says);
    await seen(name);
    await person.tabTo('BUTTON', 'Kembali');
    await person.enter();
    await person.sees('Selamat datang');
  }
  const words = await person.firstDay('enumerator', 'E07');
  await person.isHome();
  await seen('beranda-kosong');
  await person.goTo('#/help');
  await seen('bantuan');
  await person.tabTo('BUTTON', 'Mulai tur');
  await person.enter();
  await person.isHome();
  await seen('tur');
  await person.tabTo('BUTTON', 'Hentikan tur');
  await person.enter();
  await person.goTo('#/settings');
  await seen('pengaturan');
  await person.goTo('#/send');
  await person.sees('kartu');
  await seen('kirim-tanpa-penerima');
  await person.goTo('#/receive');
  await seen('terima-kosong');

  await person.goTo('#/home');
  await person.isHome();
  await person.enter();
  await person.isAt('RT102');
  await seen('wawancara-pertama');
  await person.fill({ RT102: place.RT102 }, [], 'RT103');
  await person.type('dua');
  await person.enter();
  await person.sees('Salah');
  await seen('wawancara-salah');
  await person.press('Control+a', 'Backspace', '/');
  await seen('wawancara-tidak-tahu');
  await person.press('Backspace');
  await person.press('Control+k');
  await until('the search', async () => (await person.look()).active.includes('find-question'));
  await person.type('desa');
  await person.sees('RT101');
  await seen('wawancara-cari');
  await person.press('Escape');
  await person.press('Control+m');
  await until('the note', async () => (await person.look()).active.includes('-note'));
  await seen('wawancara-catatan');
  await person.press('Escape');
  await person.press('Control+i');
  await seen('wawancara-panel');
  await person.press('Control+i');
  await person.fill(place, members, 'add-row');
  await seen('wawancara-tambah-anggota');
  await person.press('2');
  await person.enter();
  await person.fill(place, []);
  await person.sees('Anggota rumah tangga');
  await seen('ruta-tanpa-anggota');
  await person.tabTo('BUTTON', 'Catat kunjungan');
  await person.enter();
  await person.press('5');
  await seen('ruta-kunjungan');
  await person.press('Escape');
  await person.tabTo('BUTTON', 'Tambah anggota');
  await person.enter();
  await person.isAt('AR02');
  for (const member of members) {
    await person.fill(member, [], 'add-row');
    await person.press(member === members[0] ? '1' : '2');
    await person.enter();
  }
  await person.fill(place, []);
  await person.sees('Contoh Euis');
  await seen('ruta');
  await person.tabTo('BUTTON', 'Ibu hamil');
  await person.enter();
  await person.fill(woman, [], 'BH202');
  await person.type('0');
  await person.enter();
  await seen('wawancara-peringatan');
  await person.fill(woman, [], 'BH304');
  await person.press('Control+ArrowDown');
  await person.sees('kurang');
  await seen('wawancara-bagian-kurang');
  await person.press('Control+ArrowUp');
  await person.fill(woman, [], 'BH706');
  await seen('wawancara-ukuran');
  await person.fill(woman);
  await person.sees('Periksa');
  await seen('periksa');
  await finish(person);
  await seen('periksa-selesai');

  await supervisor.firstDay('supervisor', 'P02');
  await supervisor.isHome();
  await look('beranda-pengawas', there.page);
  const card = await writeCard(supervisor, stick.path);
  await look('terima-kartu-disimpan', there.page);
  await receive(person, card);
  await person.sees('Kartu P02 diterima');
  await seen('terima-kartu');
  const bundle = await send(person, stick.path);
  await seen('kirim-selesai');
  await receive(supervisor, bundle);
  await supervisor.sees('Baru: 1 rumah tangga');
  await look('terima-paket', there.page);
  await supervisor.goTo('#/matrix');
  await until('the matrix', () => there.page.$('[data-at="0-0"]'));
  await look('matriks', there.page);
  await there.page.focus('[data-at="0-0"]');
  await supervisor.enter();
  await supervisor.sees('Belum dapat');
  await look('matriks-sel', there.page);
  for (const [name, address, says] of [['bandingkan-kosong', '#/compare', 'Bandingkan'], ['perangkat', '#/devices', 'Perangkat'], ['paket', '#/pack', 'Paket survei']]) {
    await supervisor.goTo(address);
    await supervisor.sees(says);
    await look(name, there.page);
  }
  await person.goTo('#/home');
  await person.sees('Contoh Asep');
  await seen('beranda');
  await person.press('Control+l');
  await person.sees('terkunci');
  await seen('terkunci');
  await person.goTo('#/help');
  await seen('bantuan-terkunci');
  await person.goTo('#/home');
  await person.type('salah salah salah salah');
  await person.enter();
  await seen('terkunci-salah-kata');
  await person.replace(words.join(' '));
  await person.enter();
  await person.sees('Beranda');
  const problems = [...here.problems, ...there.problems, ...person.lost, ...supervisor.lost];
  await here.close();
  await there.close();
  stick.remove();
  return problems;
}

/** Every kind of question once, empty. */
async function kinds(browser, look) {
  const here = await openPage(browser, { pack: at('tests', 'fixtures', 'semua-jenis') });
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E09');
  await person.isHome();
  await person.enter();
  await person.isAt('K02');
  for (let step = 0; step < 60; step += 1) {
    const { question } = await person.look();
    if (question === 'K30') break;
    if (/^K(1\d|2\d)$/.test(question)) await look(`jenis-${question}`, here.page);
    await person.press('PageDown');
    await until('the next question', async () => (await person.look()).question !== question);
  }
  const problems = [...here.problems, ...person.lost];
  await here.close();
  return problems;
}

/** A folder for pictures. */
export function pictureFolder(...names) {
  const folder = join(at('test-results'), ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
