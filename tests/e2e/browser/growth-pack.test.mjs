// The measuring of the built-in pack as it is, by keyboard: a thin boy under two with his birth on the chart and WHO's
// flag on the second reading, a girl of fourteen on WHO's reference of 2007, and both on the printed page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { expectNoAxeViolations } from '../lib/axe.mjs';
import { openPage, startChromium } from '../lib/browser.mjs';
import { place } from '../lib/household.mjs';
import { Person, onPage } from '../lib/person.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

/** A birth date so many months before today, on the first of a month, as people type it. */
function born(months) {
  const day = new Date();
  const then = new Date(day.getFullYear(), day.getMonth() - months, 1);
  return `${then.getDate()}/${then.getMonth() + 1}/${then.getFullYear()}`;
}

const members = [
  { AR02: 'Contoh Asep', AR04: '1', AR05: '1', AR06: '3/2/1985', AR09: '' },
  { AR02: 'Contoh Neng', AR04: '3', AR05: '2', AR06: born(170), AR09: '', AR16: '2', AR17: '2' },
  { AR02: 'Contoh Ujang', AR04: '3', AR05: '1', AR06: born(14), AR09: '' },
];

/** A household whose drinking water comes from the river, and its page. */
async function household(viewport) {
  const here = await openPage(browser, { viewport });
  const person = new Person(onPage(here.page));
  await person.firstDay('enumerator', 'E07');
  await person.isHome();
  await person.enter();
  await person.isAt('RT102');
  await person.fill({ ...place, RT136: '1', RT301: '1 1', RT401: '4' }, members);
  await person.sees('Contoh Ujang');
  return { here, person };
}

/** Opens a member's questionnaire and fills it up to a question. */
async function upTo(person, title, answers, question) {
  await person.tabTo('BUTTON', title);
  await person.enter();
  await person.fill(answers, [], question);
  await person.isAt(question);
}

async function printed(here) {
  await here.page.emulateMedia({ media: 'print' });
  const drawn = await here.page.locator('article.slip svg.figure').count();
  const text = await here.page.locator('article.slip').innerText();
  await here.page.emulateMedia({ media: 'screen' });
  return { drawn, text };
}

test('a boy under two: birth on the chart, the second reading flagged, the printed charts', { timeout: 300_000 }, async () => {
  const { here, person } = await household({ width: 1440, height: 900 });
  const asked = { BL107: '1', BL203: '3100', BL204: '49', BL205: '1', BL912: 'Contoh Rina, Contoh Dedi', BL917: 'T-03, P-07', BL910: '1', BL909: '1' };
  await upTo(person, 'Balita', asked, 'BL902');
  // Neither grams nor a length at the scale is taken for a weight.
  await person.type('74');
  await person.enter();
  await person.sees('tertukar');
  await person.replace('7,1');
  await person.enter();
  await person.isAt('BL903');
  await person.type('7,1');
  await person.enter();
  await person.isAt('BL901');
  await person.press('2');
  await person.enter();
  await person.sees('Di bawah 24 bulan diukur telentang');
  await here.picture('pack-position');
  await person.press('Control+z');
  await person.isAt('BL901');
  await person.press('1');
  await person.enter();
  for (const question of ['BL904', 'BL905']) {
    await person.isAt(question);
    await person.type('55');
    await person.enter();
  }
  await person.isAt('BL905');
  await person.sees('di luar batas WHO');
  await person.sees('Ukur ulang anak');
  assert.equal((await person.look()).field, '', 'nothing to copy');
  await here.picture('pack-flag');
  await expectNoAxeViolations(here.page, 'a flag of the pack');
  // Measured again it was a slip: the third reading agrees with the second, and the flag is gone.
  await person.type('74,5');
  await person.enter();
  await person.isAt('BL914');
  await person.type('74,4');
  await person.enter();
  await person.fill({ BL906: '11,2', BL915: '11,2', BL907: '1' });
  await person.sees('Rujukan');
  await person.sees('LILA 11,2 cm: tanda gizi buruk');
  await here.picture('pack-review');
  await expectNoAxeViolations(here.page, 'the review of a boy');
  const paper = await printed(here);
  assert.equal(paper.drawn, 4, 'three charts and the tape on paper');
  assert.match(paper.text, /Rujukan[^]*LILA 11,2 cm/);
  await here.page.emulateMedia({ media: 'print' });
  await here.picture('pack-printed');
  await here.page.emulateMedia({ media: 'screen' });
  await here.page.getByRole('button', { name: 'Lihat sebagai tabel' }).first().click();
  await person.sees('Waktu lahir');
  assert.deepEqual([here.problems, person.lost], [[], []]);
  await here.close();
});

test('a girl of fourteen on the reference of 2007', { timeout: 300_000 }, async () => {
  const { here, person } = await household({ width: 1440, height: 900 });
  await upTo(person, 'Remaja putri', { RP103: '1', RP605: '7,4' }, 'RP601');
  for (const [question, typed] of [['RP601', '52'], ['RP607', '52'], ['RP602', '150'], ['RP609', '150']]) {
    await person.isAt(question);
    await person.type(typed);
    await person.enter();
  }
  await person.sees('IMT/U');
  await person.sees('gizi lebih');
  const drawn = here.page.locator('aside svg.figure');
  assert.equal(await drawn.count(), 2, 'height and body mass index by age');
  assert.match(await drawn.first().getAttribute('aria-label'), /^Tinggi badan 150 cm pada 14 tahun, nilai-z /);
  await here.picture('pack-girl');
  await expectNoAxeViolations(here.page, 'measuring a girl');
  await person.fill({ RP603: '21,5', RP611: '21,5', RP605: '7,4' });
  await person.sees('anemia berat');
  await here.picture('pack-girl-review');
  assert.deepEqual([here.problems, person.lost], [[], []]);
  await here.close();
});
