// Shows that the accessibility check can fail: without this, "no violations" would prove nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axeViolations, expectNoAxeViolations } from '../lib/axe.mjs';
import { startChromium } from '../lib/browser.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

const page = (body) => `<!doctype html><html lang="id"><head><title>Contoh</title></head><body><main><h1>Contoh</h1>${body}</main></body></html>`;

test('axe finds a field without a name and ink that is too pale', async () => {
  const tab = await browser.newPage();
  await tab.setContent(page('<input><p style="color:#bbb;background:#fff">pucat</p>'));
  const found = await axeViolations(tab);
  assert.ok(found.some((sentence) => sentence.startsWith('label:')), found.join('\n'));
  assert.ok(found.some((sentence) => sentence.startsWith('color-contrast:')), found.join('\n'));
  await assert.rejects(expectNoAxeViolations(tab, 'Contoh'), /Contoh \(light\)/);
  await tab.close();
});

test('axe leaves a sound page alone', async () => {
  const tab = await browser.newPage();
  await tab.setContent(page('<label>Nama <input></label>'));
  await expectNoAxeViolations(tab, 'Contoh', ['light']);
  await tab.close();
});
