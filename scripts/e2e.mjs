// `npm run e2e`: the browser tests and the real-window test alone; `npm run e2e browser` or `window` runs one of them.

import * as checks from './lib/checks.mjs';
import { checkAll } from './lib/finish.mjs';
import { setupOrStop } from './setup.mjs';

await setupOrStop({ tests: true });
const wanted = process.argv.slice(2);
const groups = [checks.browser, checks.window].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
await checkAll([checks.build, ...groups]);
