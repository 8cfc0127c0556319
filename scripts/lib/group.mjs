// Groups of checks: each is run, timed and counted; none keeps another from running.

import { spent } from './run.mjs';

/** Counts of one group. */
export const counted = (passed, failed = 0, skipped = 0) => ({ passed, failed, skipped });

/** One check that a program's exit code answers. */
export const byExit = ({ code }) => (code === 0 ? counted(1) : counted(0, 1));

const sum = (output, pattern) => [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
const plain = (output) => output.replace(/\x1b\[[0-9;]*m/g, '');

/** Never lets a failing program look like a passing one: counts without a failure and a bad exit make one failure. */
function honest(counts, code) {
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  // A test program that ran no test at all proves nothing.
  if (code === 0 && counts.passed + counts.skipped === 0) return { ...counts, failed: 1 };
  return counts;
}

/** `cargo nextest run`: its summary line. */
export function byNextest({ code, output }) {
  const summary = /Summary \[[^\]]*\](.*)/.exec(plain(output))?.[1] ?? '';
  const count = (word) => sum(summary, new RegExp(`(\\d+) ${word}`, 'g'));
  return honest(counted(count('passed'), count('failed') + count('timed out'), count('skipped')), code);
}

/** `cargo test`: the result line of each test program. Doc tests may be none at all. */
export function byCargoTest({ code, output }, { mayBeEmpty = false } = {}) {
  const text = plain(output);
  const counts = counted(
    sum(text, /test result: \w+\. (\d+) passed/g),
    sum(text, /test result: \w+\. \d+ passed; (\d+) failed/g),
    sum(text, /test result: .*?; (\d+) ignored/g),
  );
  return mayBeEmpty && code === 0 ? counts : honest(counts, code);
}

/** `vitest run`: the line that counts tests. */
export function byVitest({ code, output }) {
  const line = /^\s*Tests\s+(.*)$/m.exec(plain(output))?.[1] ?? '';
  const count = (word) => sum(line, new RegExp(`(\\d+) ${word}`, 'g'));
  return honest(counted(count('passed'), count('failed'), count('skipped') + count('todo')), code);
}

/** `node --test`: its closing lines. */
export function byNodeTest({ code, output }) {
  const count = (word) => sum(plain(output), new RegExp(`^(?:ℹ|#) ${word} (\\d+)$`, 'gm'));
  return honest(counted(count('pass'), count('fail') + count('cancelled'), count('skipped') + count('todo')), code);
}

/** `npm run audit`: its last line. */
export function byAudit({ code, output }) {
  const [, passed, failed, skipped] = /audit: (\d+) passed, (\d+) failed, (\d+) skipped/.exec(output) ?? [];
  return honest(counted(Number(passed ?? 0), Number(failed ?? 0), Number(skipped ?? 0)), code);
}

/** Runs the groups one after another. A group is `{ name, work }`; `work` resolves to counts and may throw. */
export async function runGroups(groups) {
  const results = [];
  for (const { name, work } of groups) {
    console.log(`\n── ${name} ──`);
    const began = Date.now();
    let counts;
    try {
      counts = await work();
    } catch (error) {
      console.error(error.message);
      counts = counted(0, 1);
    }
    results.push({ name, ...counts, milliseconds: Date.now() - began });
  }
  return results;
}

/** The lines that close a run: one per group with its time and counts, then the sums. */
export function report(results) {
  const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const width = Math.max(...results.map(({ name }) => name.length));
  const total = results.reduce(
    (sums, { passed, failed, skipped }) => counted(sums.passed + passed, sums.failed + failed, sums.skipped + skipped),
    counted(0),
  );
  return [
    ...results.map((result) => {
      const sign = result.failed > 0 ? '✗' : '✓';
      return `${sign} ${result.name.padEnd(width)}  ${spent(result.milliseconds).padStart(9)}  ${line(result)}`;
    }),
    line(total),
  ];
}
