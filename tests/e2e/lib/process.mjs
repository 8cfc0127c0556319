// Starting what a test drives: each in a process group of its own, with its output in a file, and ended with the test.
// A child whose pipes stay open would keep `node --test` waiting for ever.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { at, root } from '../../../scripts/lib/place.mjs';
import { endGroup } from '../../../scripts/lib/run.mjs';

const results = at('test-results');
const running = new Set();
process.on('exit', () => running.forEach((child) => endGroup(child)));

/** A new empty folder; `remove()` takes it away again, unless PADUK_KEEP is set. */
export function newFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `paduk-${name}-`));
  return { path, remove: () => process.env.PADUK_KEEP || rmSync(path, { recursive: true, force: true }) };
}

/** Where a test leaves a picture or a log. */
export function resultFile(name) {
  mkdirSync(results, { recursive: true });
  return join(results, name);
}

/** Starts a program. `output()` is what it printed so far; `end()` ends it with all its children. */
export function start(name, command, args, env = {}) {
  const log = resultFile(`${name}-${process.pid}-${running.size}.log`);
  const file = openSync(log, 'w');
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', file, file], detached: true });
  const gone = new Promise((done) => child.once('exit', done));
  child.once('error', () => running.delete(child));
  running.add(child);
  child.unref();
  return {
    pid: child.pid,
    output: () => readFileSync(log, 'utf8'),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async end() {
      running.delete(child);
      if (child.exitCode !== null || child.signalCode !== null) return;
      // Only now does anything wait for it, so only now may it keep this process alive.
      child.ref();
      endGroup(child);
      await gone;
    },
  };
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Asks again and again until `probe` gives something other than null, undefined or false; its errors count as not yet. */
export async function until(what, probe, seconds = 15) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < deadline) {
    try {
      const found = await probe();
      if (found !== null && found !== undefined && found !== false) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`Waited ${seconds} s for ${what}${last ? `; the last error was: ${last.message}` : ''}`);
}
