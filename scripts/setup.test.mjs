import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { findings, isKnownLicence } from './audit.mjs';
import { tableOf, withTable } from './features.mjs';
import { hasDisplay, personalFolder } from './lib/place.mjs';
import { filesUnder, hashOf, isStamped, stampWith } from './lib/stamp.mjs';
import { installCommand, installOnLinux } from './lib/system.mjs';
import { namesVersion } from './lib/windows.mjs';
import { atLeast } from './setup.mjs';

test('versions are compared by number, not by letter', () => {
  assert.ok(atLeast('v20.20.2', '20.19'));
  assert.ok(atLeast('1.100.0', '1.95'));
  assert.ok(!atLeast('v18.20.4', '20.19'));
  assert.ok(!atLeast('1.63.0', '1.95'));
});

test('a stamp holds until a byte or a name changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paduk-stamp-'));
  const stamp = join(folder, 'dist', 'stamp');
  const hash = () => hashOf(filesUnder([folder]), folder);
  writeFileSync(join(folder, 'a.ts'), 'one');
  stampWith(stamp, hash());
  assert.ok(isStamped(stamp, hash()));
  writeFileSync(join(folder, 'a.ts'), 'two');
  assert.ok(!isStamped(stamp, hash()));
  rmSync(folder, { recursive: true });
});

test('without rights and without a terminal the exact command is said', async () => {
  const path = process.env.PATH;
  // Neither sudo nor apt-get can be reached through an empty PATH, so nothing can be installed here by accident.
  process.env.PATH = '';
  const sentence = await installOnLinux([{ name: 'a font', packages: ['fonts-dejavu-core'] }], { root: false, terminal: false });
  process.env.PATH = path;
  assert.match(sentence, /a font/);
  assert.match(sentence, /fonts-dejavu-core/);
  assert.match(installCommand(['xauth']), /^apt-get install -y --no-install-recommends xauth$/);
});

test('a WebView2 that was removed does not count as installed', () => {
  assert.ok(namesVersion('    pv    REG_SZ    128.0.2739.42'));
  assert.ok(!namesVersion('    pv    REG_SZ    0.0.0.0'));
  assert.ok(!namesVersion(null));
});

test('the folder for profiles follows the system, and PADUK_DATA goes before it', () => {
  assert.equal(personalFolder({ PADUK_DATA: '/x' }, 'linux', '/h'), '/x');
  assert.equal(personalFolder({}, 'linux', '/h'), join('/h', '.local', 'share', 'paduk'));
  assert.equal(personalFolder({ LOCALAPPDATA: 'L' }, 'win32', 'h'), join('L', 'Paduk'));
  assert.ok(!hasDisplay({}, 'linux') && hasDisplay({ WAYLAND_DISPLAY: 'w' }, 'linux') && hasDisplay({}, 'win32'));
});

test('a package that is not exact, not locked or of unknown licence is found', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x', license: 'MIT' } } };
  assert.deepEqual(findings({ devDependencies: { a: '1.0.0' } }, lock), []);
  assert.equal(findings({ devDependencies: { a: '^1.0.0' } }, lock).length, 1);
  assert.equal(findings({ devDependencies: { a: '1.0.1' } }, lock).length, 1);
  lock.packages['node_modules/b'] = { version: '1.0.0', resolved: 'somewhere', license: 'Proprietary' };
  assert.equal(findings({}, lock).length, 3);
  assert.ok(isKnownLicence('(MIT OR GPL-3.0)') && !isKnownLicence('MIT AND GPL-3.0'));
});

test('the feature table replaces what stands between the markers and refuses unknown states', () => {
  const text = 'a\n<!-- features: begin, made by `npm run features` from docs/features.json -->\nold\n<!-- features: end -->\nb\n';
  const table = tableOf([{ what: 'w', state: 'done', where: 'app' }]);
  const once = withTable(text, table);
  assert.ok(once.includes('| w | yes | app |  |') && !once.includes('old'));
  assert.equal(withTable(once, table), once);
  assert.throws(() => tableOf([{ what: 'w', state: 'soon', where: '' }]), /soon/);
  assert.throws(() => withTable('no markers', table));
});
