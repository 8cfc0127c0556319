// `npm start`: make ready, build the release, open the window on the sample village in training mode.
// Without a display the same job is done without a window, and its results are named.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';

import { at, built, hasDisplay, personalFolder } from './lib/place.mjs';
import { run, spent } from './lib/run.mjs';
import { setupOrStop } from './setup.mjs';

const began = Date.now();
await setupOrStop();

const first = !existsSync(built('release', 'paduk'));
console.log(first ? 'Building the release; the first time takes about ten minutes …' : 'Looking whether the release is up to date …');
if (run('cargo', ['build', '--release', '--locked', '-p', 'paduk-window', '-p', 'paduk-cli', '--bins']) !== 0) {
  console.error('\nThe release could not be built; what cargo printed says why.');
  process.exit(1);
}
console.log(`Built (${spent(Date.now() - began)}).`);

process.exit(hasDisplay() ? openWindow() : runDemo());

function openWindow() {
  const folder = personalFolder();
  mkdirSync(folder, { recursive: true });
  console.log(`Opening the window. Profiles and answers are kept in ${folder}`);
  return run(built('release', 'paduk-app'), [], { env: { PADUK_DATA: folder } });
}

function runDemo() {
  const out = at('demo-out');
  console.log('There is no display, so the same job is done without a window: paduk demo');
  const code = run(built('release', 'paduk'), ['demo', '--out', out]);
  if (code === 0 && existsSync(out)) {
    console.log(`\nResults in ${out}`);
    for (const name of readdirSync(out).sort()) console.log(`  ${name}`);
    console.log('Open laporan.html in a browser; pengawas.key and pencacah.key are the two training identities.');
  }
  return code;
}
