// A child measured in the page with the real core, by keyboard: the chart while typing, the flag that asks to measure
// again, the referral on the review; each looked at for accessibility. The pack is tests/fixtures/ukur-balita.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { at } from '../../../scripts/lib/place.mjs';
import { expectNoAxeViolations } from '../lib/axe.mjs';
import { laptop, openPage, startChromium } from '../lib/browser.mjs';
import { born } from '../lib/household.mjs';
import { Person, onPage } from '../lib/person.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

const place = { K02: 'Contoh', K03: '1', K04: '1', K05: '1', K06: '', K07: '1' };

/** A household with one boy, and his questionnaire at its first question. */
async function measuring(viewport, months) {
  const here = await openPage(browser, { pack: at('tests', 'fixtures', 'ukur-balita'), viewport });
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E07');
  await person.isHome();
  await person.enter();
  await person.fill(place, [{ A01: 'Contoh Ujang', A02: '3', A03: '1', A04: born(months), A05: '', A06: '' }]);
  await person.sees('Contoh Ujang');
  await person.tabTo('BUTTON', 'Balita');
  await person.enter();
  await person.isAt('BL901');
  const give = async (question, typed, kind = 'type') => {
    await person.isAt(question);
    await (kind === 'press' ? person.press(typed) : person.type(typed));
    await person.enter();
  };
  return { here, person, give };
}

test('the chart is drawn while typing, and a thin child is referred', { timeout: 300_000 }, async () => {
  const { here, person, give } = await measuring({ width: 1440, height: 900 }, 12);
  await give('BL901', '1', 'press');
  await give('BL902', '6,9');
  await give('BL903', '6,9');
  await person.isAt('BL904');
  await person.type('76');
  await person.sees('BB/TB');
  await person.sees('gizi buruk');
  const drawn = here.page.locator('aside svg.figure');
  assert.equal(await drawn.count(), 3, 'a chart for each index while the length is only typed');
  const name = await drawn.first().getAttribute('aria-label');
  assert.match(name, /^Panjang atau tinggi badan 76 cm pada 12 bulan, nilai-z /);
  await here.picture('growth-typing');
  await expectNoAxeViolations(here.page, 'measuring');
  await person.enter();
  for (const [question, typed] of [['BL905', '76'], ['BL906', '11,2'], ['BL915', '11,2']]) await give(question, typed);
  await give('BL907', '1', 'press');
  await here.picture('growth-measured');
  await person.isAt('end');
  await person.enter();
  await person.sees('Rujukan');
  await person.sees('LILA 11,2 cm: tanda gizi buruk');
  await here.picture('growth-review');
  await expectNoAxeViolations(here.page, 'the review of a child');
  await here.page.getByRole('button', { name: 'Lihat sebagai tabel' }).first().click();
  await person.sees('Garis −3');
  assert.deepEqual([here.problems, person.lost], [[], []]);
  await here.close();
});

test('a flag asks to measure again with an empty field, and takes a reason after it', { timeout: 300_000 }, async () => {
  const { here, person, give } = await measuring(laptop, 26);
  await give('BL901', '2', 'press');
  for (const [question, typed] of [['BL902', '6,2'], ['BL903', '6,2'], ['BL904', '62'], ['BL905', '62']]) await give(question, typed);
  await person.isAt('BL905');
  await person.sees('Ukur ulang anak');
  assert.equal((await person.look()).field, '', 'nothing to copy');
  await here.picture('growth-again');
  await expectNoAxeViolations(here.page, 'a flag');
  await person.type('62');
  await person.enter();
  await person.sees('Pilih alasan');
  await here.picture('growth-reason');
  assert.deepEqual([here.problems, person.lost], [[], []]);
  await here.close();
});
