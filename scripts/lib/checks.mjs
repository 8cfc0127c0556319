// All checks of the project, each a group: `{ name, work }`. Every script that checks something takes its groups here.

import { spawnSync } from 'node:child_process';

import { byAudit, byCargoTest, byExit, byNextest, byNodeTest, byVitest, counted } from './group.mjs';
import { at, built, root, testFeatures } from './place.mjs';
import { runKeeping, which } from './run.mjs';
import { filesUnder } from './stamp.mjs';
import { limit, scriptBytes } from './weight.mjs';
import { buildInterface } from '../setup.mjs';

const cargo = (...args) => runKeeping('cargo', args, { minutes: 25 });
const script = (name, ...args) => runKeeping(process.execPath, [at('scripts', name), ...args]);
const bin = (name, ...args) => runKeeping(process.execPath, [at('node_modules', ...name), ...args]);

/** Node's own test files under the given folders. */
const testFiles = (...folders) => filesUnder(folders.map((folder) => at(folder))).filter((file) => file.endsWith('.test.mjs'));
const nodeTest = (files, before = [], abreast = 1) => {
  const line = [...before, process.execPath, '--test', '--test-reporter=spec', `--test-concurrency=${abreast}`, ...files];
  return runKeeping(line[0], line.slice(1));
};

export const scripts = {
  name: 'scripts',
  work: async () => byNodeTest(await nodeTest(testFiles('scripts'))),
};

export const features = {
  name: 'feature table',
  work: async () => byExit(await script('features.mjs', '--check')),
};

export const interfaceBuild = {
  name: 'interface build',
  work: async () => {
    if (!buildInterface()) return counted(0, 1);
    const bytes = scriptBytes();
    console.log(`JavaScript: ${(bytes / 1024).toFixed(1)} KiB gzipped, at most ${limit / 1024}`);
    return bytes > 0 && bytes <= limit ? counted(2) : counted(1, 1);
  },
};

export const interfaceTypes = {
  name: 'interface types',
  work: async () => byExit(await bin(['svelte-check', 'bin', 'svelte-check'], '--workspace', at('ui'), '--tsconfig', 'tsconfig.json', '--fail-on-warnings')),
};

export const interfaceTests = {
  name: 'interface tests',
  work: async () => byVitest(await bin(['vitest', 'vitest.mjs'], 'run', '--root', at('ui'))),
};

export const format = {
  name: 'format',
  work: async () => byExit(await cargo('fmt', '--all', '--', '--check')),
};

export const clippy = {
  name: 'clippy',
  work: async () => byExit(await cargo('clippy', '--workspace', '--all-targets', ...testFeatures, '--', '-D', 'warnings')),
};

// First as it is released, which must not know `serve`, then with it. Only paduk-cli differs between the two.
export const build = {
  name: 'build',
  work: async () => {
    const all = ['build', '--workspace', '--bins', '--tests', '--examples'];
    if ((await cargo(...all)).code !== 0) return counted(0, 1);
    const plain = serveStatus();
    if ((await cargo(...all, ...testFeatures)).code !== 0) return counted(1, 1);
    const withServe = serveStatus();
    console.log(`paduk serve --help ends with ${plain} as released and with ${withServe} in the build for tests`);
    return plain === 2 && withServe === 0 ? counted(3) : counted(2, 1);
  },
};

/** The exit code of `paduk serve --help`: 2, wrong usage, where the command does not exist. */
const serveStatus = () => spawnSync(built('debug', 'paduk'), ['serve', '--help'], { cwd: root, stdio: 'ignore' }).status;

export const rustTests = {
  name: 'rust tests',
  work: async () => {
    if (which('cargo-nextest')) {
      return byNextest(await cargo('nextest', 'run', '--workspace', ...testFeatures, '--no-fail-fast'));
    }
    const targets = ['--lib', '--bins', '--tests', '--examples'];
    return byCargoTest(await cargo('test', '--workspace', ...targets, ...testFeatures, '--no-fail-fast'));
  },
};

export const docTests = {
  name: 'doc tests',
  work: async () => byCargoTest(await cargo('test', '--workspace', '--doc', ...testFeatures, '--no-fail-fast'), { mayBeEmpty: true }),
};

export const bindings = {
  name: 'bindings',
  work: async () => byExit(await script('bindings.mjs', '--check')),
};

export const browser = {
  name: 'browser',
  // Two abreast: each has a program and a port of its own, and mostly waits as a person would.
  work: async () => byNodeTest(await nodeTest(testFiles('tests/e2e/browser'), [], 2)),
};

export const window = {
  name: 'window',
  work: async () => {
    if (process.platform !== 'linux') {
      console.log('The window is driven on Linux only, for now.');
      return counted(0, 0, 1);
    }
    // A display of its own, so that nothing depends on, or shows up on, the screen of whoever runs the tests.
    return byNodeTest(await nodeTest(testFiles('tests/e2e/window'), ['xvfb-run', '-a', '-s', '-screen 0 1366x768x24']));
  },
};

export const audit = {
  name: 'audit',
  work: async () => byAudit(await script('audit.mjs')),
};

