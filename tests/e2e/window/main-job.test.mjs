// The main job in the real window: by keyboard alone, killed in the middle, resumed at the same question, sealed, and
// received in the window of a second person on another data folder.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { fillHousehold, fillWoman, finish, receive, send, writeCard } from '../lib/main-job.mjs';
import { Person, onWindow } from '../lib/person.mjs';
import { newFolder } from '../lib/process.mjs';
import { openWindow } from '../lib/window.mjs';

const folders = {};
before(() => {
  for (const name of ['enumerator', 'supervisor', 'stick']) folders[name] = newFolder(name);
});
after(() => Object.values(folders).forEach((folder) => folder.remove()));

test('a household in the real window, killed in the middle, to the supervisor', { timeout: 480_000 }, async () => {
  const supervising = await openWindow({ data: folders.supervisor.path });
  const supervisor = new Person(onWindow(supervising.session));
  const supervisorWords = await supervisor.firstDay('supervisor', 'P02');
  const card = await writeCard(supervisor, folders.stick.path);
  await supervising.close();

  const first = await openWindow({ data: folders.enumerator.path });
  const before = new Person(onWindow(first.session));
  const words = await before.firstDay('enumerator', 'E07');
  await first.session.picture('window-beranda');
  await fillHousehold(before);
  await fillWoman(before, 'BH304');
  await first.session.picture('window-wawancara');
  await first.kill();

  const second = await openWindow({ data: folders.enumerator.path });
  const person = new Person(onWindow(second.session));
  await person.unlock(words);
  await person.isAt('BH304');
  await person.sees('Dilanjutkan');
  await second.session.picture('window-dilanjutkan');
  await fillWoman(person);
  await person.sees('Lengkap');
  await second.session.picture('window-periksa');
  await finish(person);
  await receive(person, card);
  await person.sees('Kartu P02 diterima');
  const bundle = await send(person, folders.stick.path);
  await second.session.picture('window-kirim');
  assert.deepEqual([...before.lost, ...person.lost], [], 'the keyboard always has a place');
  await second.close();

  const receiving = await openWindow({ data: folders.supervisor.path });
  const again = new Person(onWindow(receiving.session));
  await again.unlock(supervisorWords);
  await receive(again, bundle);
  await again.sees('Baru: 1 rumah tangga');
  await again.goTo('#/home');
  await again.tabTo('BUTTON', 'Contoh Asep');
  await again.enter();
  await again.tabTo('BUTTON', 'Ibu hamil');
  await again.enter();
  await again.sees('PMT ibu hamil KEK');
  await again.sees('22,9 cm');
  await receiving.session.picture('window-pengawas');
  await receiving.close();
});
