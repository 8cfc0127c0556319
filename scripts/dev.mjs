// `npm run dev`: the debug build in a window. Run it again after a change: only what changed is built.

import { mkdirSync } from 'node:fs';

import { at, built, testFeatures } from './lib/place.mjs';
import { run } from './lib/run.mjs';
import { setupOrStop } from './setup.mjs';

await setupOrStop();
// The same flags as the tests, so that trying something by hand and testing it share one build.
if (run('cargo', ['build', '--workspace', '--bins', ...testFeatures]) !== 0) process.exit(1);
const folder = process.env.PADUK_DATA ?? at('target', 'dev-data');
mkdirSync(folder, { recursive: true });
process.exit(run(built('debug', 'paduk-app'), process.argv.slice(2), { env: { PADUK_DATA: folder } }));
