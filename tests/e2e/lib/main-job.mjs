// The main job as a person does it by keyboard, in steps that the browser and the real window share.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { members, place, woman } from './household.mjs';

/** From Beranda: a new household, its place and members; ends at the list of members. */
export async function fillHousehold(person) {
  await person.isHome();
  await person.enter();
  await person.isAt('RT102');
  await person.fill(place, members);
  await person.sees('Contoh Euis');
  await person.sees('Ibu hamil');
}

/** From the list of members: the pregnant woman's questionnaire to its review; `stopAt` ends at a question instead. */
export async function fillWoman(person, stopAt = null) {
  const now = await person.look();
  if (now.question === null) {
    await person.tabTo('BUTTON', 'Ibu hamil');
    await person.enter();
  }
  await person.fill(woman, [], stopAt);
}

/** From the review: finishes. */
export async function finish(person) {
  await person.sees('Periksa');
  await person.tabTo('BUTTON', 'Selesai');
  await person.enter();
  await person.sees('perbaikan');
}

/** Takes in a card or a bundle by typing its address. */
export async function receive(person, path) {
  await person.goTo('#/receive');
  await person.tabTo('TEXTAREA');
  await person.replace(path);
  await person.enter();
}

/** Writes this profile's public card to a folder; gives the file's path. */
export async function writeCard(person, folder) {
  await person.goTo('#/receive');
  await person.tabTo('INPUT', 'card-folder');
  await person.replace(folder);
  await person.enter();
  await person.sees(`${folder}/`);
  const card = readdirSync(folder).find((name) => name.endsWith('.kartu'));
  assert.ok(card, 'the card lies in the folder');
  return join(folder, card);
}

/** Seals what is not sent into a folder; gives the file's path. */
export async function send(person, folder) {
  await person.goTo('#/send');
  await person.tabTo('INPUT', 'folder');
  await person.replace(folder);
  await person.enter();
  await person.sees('Aman dicabut');
  const file = readdirSync(folder).find((name) => name.endsWith('.paduk'));
  assert.match(file ?? '', /^LATIHAN-[0-9a-f]{6}-\d{8}\.paduk$/);
  return join(folder, file);
}
