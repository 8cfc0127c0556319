// `npm run torture [MINUTES]`: kills, power cuts and full disks, added to what earlier runs reached; docs/torture.md.
//
// The sums stand in docs/torture.json, so that a run that was stopped is resumed; delete it to begin anew.

import { at } from './lib/place.mjs';
import { run, which } from './lib/run.mjs';
import { setupOrStop } from './setup.mjs';

await setupOrStop({ tests: true, ui: false });
// `npm run torture orders [ORDERS] [SEEDS]`: merging in many orders, with duplicates and stores that are cut off.
if (process.argv[2] === 'orders') {
  process.env.PADUK_ORDERS = process.argv[3] ?? '1000';
  process.env.PADUK_SEEDS = process.argv[4] ?? '1000';
  const orders = ['--exact', 'order::every_order_of_merging_ends_in_one_fingerprint'];
  process.exit(run('cargo', ['test', '--release', '--locked', '-p', 'paduk-tests', '--test', 'promises', '--', ...orders]));
}
if (process.platform !== 'linux' || !which('strace')) {
  console.error('The power cut is rebuilt from the trace of strace: this needs Linux with strace (apt-get install strace).');
  process.exit(3);
}
process.env.PADUK_TORTURE_FIGURES = at('docs', 'torture.json');
process.env.PADUK_TORTURE_PAGE = at('docs', 'torture.md');
process.env.PADUK_TORTURE_MINUTES = process.argv[2] ?? '30';
process.env.TMPDIR ??= '/tmp';
const whole = ['--exact', 'whole::goes_on_where_it_stopped', '--nocapture'];
process.exit(run('cargo', ['test', '--locked', '-p', 'paduk-tests', '--test', 'torture', '--', ...whole]));
