// `npm run shots`: pictures of every place and state, in the light and the dark theme, under test-results/shots/.

import { join } from 'node:path';

import { startChromium } from '../tests/e2e/lib/browser.mjs';
import { pictureFolder, walk } from '../tests/e2e/lib/walk.mjs';
import { run } from './lib/run.mjs';
import { testFeatures } from './lib/place.mjs';
import { buildInterface, setupOrStop } from './setup.mjs';

await setupOrStop({ tests: true });
if (!buildInterface() || run('cargo', ['build', '--quiet', '--package', 'paduk-cli', ...testFeatures]) !== 0) process.exit(1);
const folders = { light: pictureFolder('shots', 'light'), dark: pictureFolder('shots', 'dark') };
const browser = await startChromium();
let taken = 0;
const problems = await walk(browser, async (name, page) => {
  for (const [colorScheme, folder] of Object.entries(folders)) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${String(taken).padStart(2, '0')}-${name}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  taken += 1;
});
await browser.close();
console.log(`${taken} states, two pictures each, in ${join('test-results', 'shots')}`);
problems.forEach((problem) => console.error(problem));
process.exit(problems.length > 0 ? 1 : 0);
