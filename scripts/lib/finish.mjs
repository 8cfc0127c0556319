// The end of a script that checks: one line per group, the sums, and an exit code that says whether all is well.

import { report, runGroups } from './group.mjs';
import { spent } from './run.mjs';

/** Runs the groups, prints the report and ends the program. */
export async function checkAll(groups) {
  const began = Date.now();
  const results = await runGroups(groups);
  const lines = report(results);
  console.log(`\n── ${spent(Date.now() - began)} in all ──`);
  // The exit code is set, not forced, so that a piped output is written to its last line.
  console.log(lines.join('\n'));
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
}
