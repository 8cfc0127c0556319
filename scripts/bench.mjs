// `npm run bench`: how long the whole job takes without a window, and how large the results are. Median of five runs.

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { at, built, target } from './lib/place.mjs';
import { run } from './lib/run.mjs';
import { setupOrStop } from './setup.mjs';
import { scriptBytes } from './lib/weight.mjs';

await setupOrStop();

// `npm run bench form [QUESTIONS…]`: the form engine alone, into docs/bench/form.md.
if (process.argv[2] === 'form') {
  mkdirSync(at('docs', 'bench'), { recursive: true });
  const engine = ['run', '--release', '--locked', '-p', 'paduk-tests', '--features', 'bench', '--bin', 'bench_form', '--'];
  const report = ['--report', at('docs', 'bench', 'form.md'), '--peers', peers()];
  process.exit(run('cargo', [...engine, ...report, ...process.argv.slice(3)]));
}

// `npm run bench anthro`: growth, into docs/bench/anthro.md.
if (process.argv[2] === 'anthro') {
  mkdirSync(at('docs', 'bench'), { recursive: true });
  const growth = ['run', '--release', '--locked', '-p', 'paduk-tests', '--features', 'bench', '--bin', 'bench_anthro', '--'];
  const venv = environment('bench-growth', ['anthro==1.1.1', 'pygrowup2==1.0.0']);
  process.exit(run('cargo', [...growth, '--report', at('docs', 'bench', 'anthro.md'), '--peers', venv]));
}

// `npm run bench bundle [--households N]`: sealed files, into docs/bench/bundle.md.
if (process.argv[2] === 'bundle') {
  mkdirSync(at('docs', 'bench'), { recursive: true });
  const files = ['run', '--release', '--locked', '-p', 'paduk-tests', '--features', 'bench', '--bin', 'bench_bundle', '--'];
  process.exit(run('cargo', [...files, '--report', at('docs', 'bench', 'bundle.md'), ...process.argv.slice(3)]));
}

// `npm run bench store`: the store alone, into docs/bench/store.md.
if (process.argv[2] === 'store') {
  mkdirSync(at('docs', 'bench'), { recursive: true });
  const bench = ['run', '--release', '--locked', '-p', 'paduk-store', '--example', 'bench', '--'];
  process.exit(run('cargo', [...bench, at('docs', 'bench', 'store.md')]));
}

// `npm run bench matrix`: all verdicts of one respondent, into docs/bench/matrix.md.
if (process.argv[2] === 'matrix') {
  mkdirSync(at('docs', 'bench'), { recursive: true });
  const bench = ['run', '--release', '--locked', '-p', 'paduk-pack', '--example', 'bench_matrix', '--'];
  process.exit(run('cargo', [...bench, at('docs', 'bench', 'matrix.md')]));
}

/** The folder with pyxform in it, which brings JavaRosa along, and Web Forms. What cannot be fetched the bench does without. */
function peers() {
  const folder = environment('bench-peers', ['pyxform==4.5.0']);
  if (!existsSync(join(folder, 'node_modules')) && !webForms(folder)) console.log('Web Forms is not run: a network is needed once.');
  return folder;
}

/** A Python environment with some packages in the target folder; empty where Python or the network is not there. */
function environment(name, packages) {
  const folder = join(target(), name);
  const ready = join(folder, packages.join('+').replaceAll('==', '-'));
  if (existsSync(ready)) return folder;
  const python = process.platform === 'win32' ? ['py', '-3'] : ['python3'];
  const made = spawnSync(python[0], [...python.slice(1), '-m', 'venv', folder], { stdio: 'inherit', timeout: 120_000 });
  const pip = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const install = ['-m', 'pip', 'install', '--quiet', '--retries', '1', ...packages];
  const done = made.status === 0 && spawnSync(pip, install, { stdio: 'inherit', timeout: 180_000 }).status === 0;
  if (done) writeFileSync(ready, '');
  else console.log(`${packages.join(', ')} are not run: Python 3 and a network are needed once.`);
  return folder;
}

/** The engine of ODK Web Forms, with the page without a window that it needs in Node. */
function webForms(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n');
  const packages = ['@getodk/xforms-engine@0.22.0', 'solid-js@1', 'temporal-polyfill@1', 'jsdom@29'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages];
  const options = { cwd: folder, stdio: 'inherit', timeout: 180_000, shell: process.platform === 'win32' };
  return spawnSync(npm, install, options).status === 0;
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
