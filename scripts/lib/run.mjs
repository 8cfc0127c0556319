// Running other programs: streamed to the terminal, or captured.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { root } from './place.mjs';

const windows = process.platform === 'win32';

// On Windows npm and npx are batch files, which only a shell can start.
const needsShell = (command) => windows && ['npm', 'npx'].includes(command);

/** What a program prints, or null where it cannot be run or fails. Its errors are not shown. */
export function ask(command, args) {
  const answer = spawnSync(command, args, { encoding: 'utf8', cwd: root, shell: needsShell(command), stdio: ['ignore', 'pipe', 'ignore'] });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

/** The path of a command, found without starting anything, or null. */
export function which(command) {
  const names = windows ? [`${command}.exe`, `${command}.cmd`] : [command];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      if (folder && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

/** Runs a program with its output on the terminal and returns its exit code. */
export function run(command, args, { env = {}, input = 'inherit' } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    shell: needsShell(command),
    stdio: [input, 'inherit', 'inherit'],
  });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status ?? 1;
}

/** Runs a program, shows and keeps its output; ends its whole process group after `minutes`. */
export function runKeeping(command, args, { env = {}, minutes = 20 } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      shell: needsShell(command),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !windows,
    });
    let output = '';
    const keep = (stream) => (chunk) => {
      output += chunk;
      stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    const guard = setTimeout(() => {
      keep(process.stderr)(`\n${command} took longer than ${minutes} minutes and was ended.\n`);
      endGroup(child);
    }, minutes * 60_000);
    child.on('error', (error) => {
      clearTimeout(guard);
      done({ code: 1, output: `${output}${command}: ${error.message}\n` });
    });
    // A grandchild that keeps the pipes open must not keep the tests waiting: after the exit they get two seconds.
    child.on('exit', () => setTimeout(() => [child.stdout, child.stderr].forEach((pipe) => pipe.destroy()), 2000).unref());
    child.on('close', (code) => {
      clearTimeout(guard);
      done({ code: code ?? 1, output });
    });
  });
}

/** Ends a child together with everything it started (it must have been started as a group of its own). */
export function endGroup(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Minutes and seconds, as people read them: `1 m 05 s`, `3.2 s`. */
export function spent(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} m ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}
