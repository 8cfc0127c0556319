// What must be installed on the machine before the project can be built: found out here, and on Debian and Ubuntu
// installed as well.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { ask, run, which } from './run.mjs';

/** One thing that must be there: a probe that answers true, and the Debian packages that bring it. */
const needs = {
  compiler: { packages: ['gcc', 'libc6-dev'], there: () => Boolean(which('cc')) && existsSync('/usr/include/stdio.h') },
  'pkg-config': { packages: ['pkg-config'], there: () => Boolean(which('pkg-config')) },
  'WebKitGTK 4.1': { packages: ['libwebkit2gtk-4.1-dev'], there: () => ask('pkg-config', ['--exists', 'webkit2gtk-4.1']) !== null },
  OpenSSL: { packages: ['libssl-dev'], there: () => ask('pkg-config', ['--exists', 'openssl']) !== null },
  'a font': { packages: ['fonts-dejavu-core'], there: () => hasFont('/usr/share/fonts') || hasFont('/usr/local/share/fonts') },
};

const needsOfTests = {
  WebKitWebDriver: { packages: ['webkit2gtk-driver'], there: () => Boolean(which('WebKitWebDriver')) },
  strace: { packages: ['strace'], there: () => Boolean(which('strace')) },
  Xvfb: { packages: ['xvfb'], there: () => Boolean(which('Xvfb') && which('xvfb-run')) },
  xauth: { packages: ['xauth'], there: () => Boolean(which('xauth')) },
  Chromium: { packages: ['chromium'], there: () => chromium() !== null },
};

/** A Chromium to test in, or null. PADUK_CHROMIUM names one that stands elsewhere. */
export function chromium() {
  if (process.env.PADUK_CHROMIUM) return process.env.PADUK_CHROMIUM;
  return which('chromium') ?? which('google-chrome') ?? which('chromium-browser');
}

function hasFont(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasFont(join(folder, entry.name)) : /\.(ttf|otf|ttc)$/i.test(entry.name),
  );
}

/** What is missing on Linux: `[{ name, packages }]`. */
export function missingOnLinux({ tests }) {
  const wanted = { ...needs, ...(tests ? needsOfTests : {}) };
  return Object.entries(wanted)
    .filter(([, need]) => !need.there())
    .map(([name, need]) => ({ name, packages: need.packages }));
}

/** The command that installs packages, as a person would type it. */
export const installCommand = (packages) => `apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/**
 * Installs the missing packages by apt: as root at once; with sudo after asking at a terminal; without a terminal
 * only where sudo asks for no password. Returns null, or the sentence that says what to do.
 */
export async function installOnLinux(missing, { root = process.getuid() === 0, terminal = process.stdin.isTTY } = {}) {
  const packages = missing.flatMap((need) => need.packages);
  const names = missing.map((need) => need.name).join(', ');
  if (!which('apt-get')) {
    return `Missing: ${names}. This machine has no apt-get; install what Debian calls: ${packages.join(' ')}`;
  }
  const byHand = `Missing: ${names}. Run this as an administrator, then start again:\n  sudo apt-get update && sudo ${installCommand(packages)}`;
  let before = [];
  if (!root) {
    if (!which('sudo')) return byHand;
    if (terminal) {
      console.log(`Missing: ${names}. This would be run with sudo:\n  ${installCommand(packages)}`);
      if (!(await agrees('Install now? [Y/n] '))) return byHand;
    } else if (ask('sudo', ['-n', 'true']) === null) {
      return byHand;
    }
    before = ['sudo', ...(terminal ? [] : ['-n'])];
  }
  console.log(`Installing: ${packages.join(' ')}`);
  const apt = (...args) => {
    const line = [...before, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
    return run(line[0], line.slice(1));
  };
  apt('update');
  if (apt('install', '-y', '--no-install-recommends', ...packages) !== 0) {
    return `apt-get could not install everything. Run it by hand and read what it says:\n  sudo ${installCommand(packages)}`;
  }
  return null;
}

async function agrees(question) {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = (await lines.question(question)).trim().toLowerCase();
  lines.close();
  return answer === '' || answer === 'y' || answer === 'yes';
}
