// `npm run bench`: how long the whole job takes without a window, and how large the results are. Median of five runs.

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { at, built } from './lib/place.mjs';
import { run } from './lib/run.mjs';
import { setupOrStop } from './setup.mjs';
import { scriptBytes } from './lib/weight.mjs';

await setupOrStop();

// `npm run bench form [QUESTIONS…]`: the form engine alone, into docs/bench/form.md.
if (process.argv[2] === 'form') {
  mkdirSync(at('docs', 'bench'), { recursive: true });
  const engine = ['run', '--release', '--locked', '-p', 'paduk-tests', '--features', 'bench', '--bin', 'bench_form', '--'];
  process.exit(run('cargo', [...engine, '--report', at('docs', 'bench', 'form.md'), ...process.argv.slice(3)]));
}

if (run('cargo', ['build', '--release', '--locked', '-p', 'paduk-window', '-p', 'paduk-cli', '--bins']) !== 0) process.exit(1);

const times = [];
for (let turn = 0; turn < 5; turn += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'paduk-bench-'));
  const began = performance.now();
  const done = spawnSync(built('release', 'paduk'), ['demo', '--out', join(folder, 'out')], { stdio: 'ignore' });
  times.push(performance.now() - began);
  rmSync(folder, { recursive: true, force: true });
  if (done.status !== 0) throw new Error(`paduk demo ended with ${done.status}`);
}
times.sort((a, b) => a - b);
console.log(`paduk demo: median ${times[2].toFixed(0)} ms (${times[0].toFixed(0)} to ${times[4].toFixed(0)})`);
for (const name of ['paduk-app', 'paduk']) {
  const path = built('release', name);
  if (existsSync(path)) console.log(`${name}: ${(statSync(path).size / 1e6).toFixed(1)} MB`);
}
console.log(`JavaScript: ${(scriptBytes() / 1024).toFixed(1)} KiB gzipped`);
