// Makes the machine and the working copy ready: system packages, Rust, npm packages, the built user interface.
// Uses only what Node brings. A second run finds everything in place and takes a fraction of a second.

import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { at, findCargo, root } from './lib/place.mjs';
import { ask, run, spent } from './lib/run.mjs';
import { filesUnder, hashOf, isStamped, stampWith } from './lib/stamp.mjs';
import { installOnLinux, missingOnLinux } from './lib/system.mjs';
import { missingOnWindows } from './lib/windows.mjs';

/** A reason to stop that a person can act on. */
export class Stop extends Error {}

/** Whether version `have` ("v20.20.2", "1.95.0") is at least `want` ("20.19"). */
export function atLeast(have, want) {
  const numbers = (text) => text.replace(/^v/, '').split('.').map((part) => Number.parseInt(part, 10));
  const [left, right] = [numbers(have), numbers(want)];
  for (const [index, wanted] of right.entries()) {
    const found = left[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}

function checkNode() {
  const wanted = JSON.parse(readFileSync(at('package.json'), 'utf8')).engines.node.replace('>=', '');
  if (!atLeast(process.version, wanted)) throw new Stop(`Node ${wanted} or newer is needed; this is ${process.version}.`);
}

async function checkSystem(tests) {
  if (process.platform === 'linux') {
    const missing = missingOnLinux({ tests });
    const sentence = missing.length === 0 ? null : await installOnLinux(missing);
    if (sentence) throw new Stop(sentence);
  }
  if (process.platform === 'win32') {
    const missing = missingOnWindows();
    if (missing.length > 0) {
      throw new Stop(`Missing, with the command that installs it:\n${missing.map(({ name, hint }) => `  ${name}: ${hint}`).join('\n')}`);
    }
  }
}

function checkRust() {
  findCargo();
  const wanted = /rust-version = "([\d.]+)"/.exec(readFileSync(at('Cargo.toml'), 'utf8'))[1];
  const how = process.platform === 'win32' ? 'winget install Rustlang.Rustup' : 'see https://rustup.rs';
  const found = /^rustc ([\d.]+)/.exec(ask('rustc', ['--version']) ?? '')?.[1];
  if (found === undefined) throw new Stop(`Rust ${wanted} or newer is needed and was not found: ${how}`);
  if (!atLeast(found, wanted)) throw new Stop(`Rust ${wanted} or newer is needed; this is ${found}. With rustup: rustup update stable`);
}

function installPackages() {
  const stamp = at('node_modules', '.paduk-lock');
  const hash = hashOf([at('package-lock.json')], root);
  if (isStamped(stamp, hash)) return;
  console.log('Installing npm packages …');
  // No package here needs its install scripts, so none of them runs.
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']) !== 0) throw new Stop('npm ci failed; what it printed says why.');
  stampWith(stamp, hash);
}

/** Builds ui/dist when the sources of the user interface changed. Returns whether it is there. */
export function buildInterface() {
  if (!existsSync(at('ui', 'index.html'))) return existsSync(at('ui', 'dist', 'index.html'));
  const stamp = at('node_modules', '.paduk-ui');
  const hash = hashOf(filesUnder([at('ui'), at('locales'), at('package-lock.json')]), root);
  if (isStamped(stamp, hash) && existsSync(at('ui', 'dist', 'index.html'))) return true;
  console.log('Building the user interface …');
  if (run('npm', ['run', '--silent', 'ui:build']) !== 0) return false;
  stampWith(stamp, hash);
  return true;
}

/**
 * Everything, in order. `tests` adds what only the tests need; `ui: false` leaves ui/dist alone.
 * Throws a Stop whose message says what to do.
 */
export async function setup({ tests = false, ui = true } = {}) {
  checkNode();
  await checkSystem(tests);
  checkRust();
  installPackages();
  if (ui && !buildInterface()) throw new Stop('The user interface could not be built; what vite printed says why.');
}

/** Runs setup, or ends the program with the sentence that says what to do. */
export async function setupOrStop(wishes) {
  try {
    await setup(wishes);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const began = Date.now();
  await setupOrStop({ tests: process.argv.includes('--tests') });
  console.log(`Ready (${spent(Date.now() - began)}).`);
}
