// The first page a person sees, in an ordinary browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

test('it has a heading, no complaint, no request to elsewhere, and is accessible', async () => {
  const place = await openPage(browser);
  await place.page.locator('h1').first().waitFor();
  assert.equal(await place.page.title(), 'Paduk');
  assert.equal(await place.page.locator('html').getAttribute('lang'), 'id');
  await expectNoAxeViolations(place.page, 'Masuk');
  await place.picture('browser-first');
  assert.deepEqual(place.problems, []);
  await place.close();
});

test('the token leaves the address at once', async () => {
  const place = await openPage(browser);
  await place.page.locator('h1').first().waitFor();
  assert.doesNotMatch(place.page.url(), /token/);
  await place.close();
});
