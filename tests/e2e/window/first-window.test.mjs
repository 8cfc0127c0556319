// The real window opens, talks to its core, and survives being killed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { newFolder, until } from '../lib/process.mjs';
import { openWindow } from '../lib/window.mjs';

/** A blank page's picture is smaller than this many bytes. */
const blank = 5000;

let folder;
before(() => {
  folder = newFolder('window');
});
after(() => folder?.remove());

test('the window opens on its first page', async () => {
  const window = await openWindow({ data: folder.path });
  try {
    await window.session.find('h1');
    assert.equal(await window.session.title(), 'Paduk');
    await until('a picture that is not blank', async () => (await window.session.picture('window-first')).length > blank);
  } finally {
    await window.close();
  }
});

test('the page can neither load from elsewhere nor evaluate text', async () => {
  const window = await openWindow({ data: folder.path });
  try {
    await window.session.find('h1');
    const reached = await window.session.run(async () => {
      const tries = { evaluated: () => new Function('return 1')() === 1 };
      try {
        return tries.evaluated();
      } catch {
        return false;
      }
    });
    assert.equal(reached, false);
  } finally {
    await window.close();
  }
});

test('after a kill it opens again', async () => {
  const first = await openWindow({ data: folder.path });
  await first.session.find('h1');
  await first.kill();
  const second = await openWindow({ data: folder.path });
  try {
    await second.session.find('h1');
  } finally {
    await second.close();
  }
});
