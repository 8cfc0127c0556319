// `npm run audit`: what the project depends on. npm: every package named exactly, locked with its checksum, from
// nowhere but the registry, and under a known licence. cargo: bans, licences and sources by cargo-deny, if installed.

import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { at, findCargo } from './lib/place.mjs';
import { run, which } from './lib/run.mjs';

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const licences = new Set([
  'MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'MPL-2.0', 'CC0-1.0', 'Python-2.0', 'BlueOak-1.0.0',
]);

/** Whether a licence expression can be met with known licences: one of an OR, all of an AND. */
export function isKnownLicence(expression) {
  const plain = (expression ?? '').replace(/[()]/g, '');
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((licence) => licences.has(licence)));
}

/** What is wrong with package.json and package-lock.json, as sentences. */
export function findings(manifest, lock) {
  const found = [];
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      if (!exact.test(version)) found.push(`package.json: ${name} is "${version}", not one exact version`);
      else if (lock.packages[`node_modules/${name}`]?.version !== version) found.push(`package-lock.json: ${name} is not locked at ${version}`);
    }
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '') continue;
    if (entry.link || entry.resolved) found.push(`package-lock.json: ${path} names where it comes from (${entry.resolved ?? 'a link'})`);
    if (!entry.integrity) found.push(`package-lock.json: ${path} has no checksum`);
    if (!isKnownLicence(entry.license)) found.push(`package-lock.json: ${path} has the licence "${entry.license}"`);
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const read = (name) => JSON.parse(readFileSync(at(name), 'utf8'));
  const found = findings(read('package.json'), read('package-lock.json'));
  found.forEach((sentence) => console.error(sentence));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  counts[found.length === 0 ? 'passed' : 'failed'] += 1;
  if (!existsSync(at('deny.toml'))) throw new Error('deny.toml is missing');
  findCargo();
  if (which('cargo-deny')) {
    const code = run('cargo', ['deny', '--offline', 'check', 'bans', 'licenses', 'sources']);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  } else {
    console.log('cargo-deny is not installed, so bans, licences and sources of the crates were not checked (cargo install cargo-deny --locked).');
    counts.skipped += 1;
  }
  console.log(`audit: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(counts.failed === 0 ? 0 : 1);
}
