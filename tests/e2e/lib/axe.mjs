// Accessibility, asked of axe in both colour schemes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { at } from '../../../scripts/lib/place.mjs';

const source = readFileSync(at('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The violations of the page as it is now, as sentences. */
export async function axeViolations(page) {
  // Evaluated, not added as a script element: the page's own policy forbids inline scripts and stays in force.
  await page.evaluate(source);
  const { violations } = await page.evaluate((wanted) => globalThis.axe.run(document, { runOnly: wanted }), tags);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}\n    ${failureSummary.replaceAll('\n', '\n    ')}`),
  );
}

/** Fails with every violation in the light and in the dark scheme; `place` names where the page is. */
export async function expectNoAxeViolations(page, place, schemes = ['light', 'dark']) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const violations = await axeViolations(page);
    assert.deepEqual(violations, [], `${place} (${colorScheme}) is not accessible:\n  ${violations.join('\n  ')}`);
  }
  await page.emulateMedia({ colorScheme: schemes[0] });
}
