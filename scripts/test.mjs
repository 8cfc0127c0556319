// `npm test`: everything the project checks. All groups run, whatever fails; the last line sums them up.

import * as checks from './lib/checks.mjs';
import { checkAll } from './lib/finish.mjs';
import { setupOrStop } from './setup.mjs';

// A test run is not followed by edit-and-build, so incremental files would only cost time and disk.
process.env.CARGO_INCREMENTAL ??= '0';
process.env.CARGO_TERM_COLOR ??= process.stdout.isTTY ? 'always' : 'never';

await setupOrStop({ tests: true, ui: false });
await checkAll([
  checks.scripts,
  checks.features,
  checks.audit,
  checks.format,
  // Before everything in Rust: the window embeds ui/dist when it is compiled.
  checks.interfaceBuild,
  checks.interfaceTypes,
  checks.interfaceTests,
  checks.clippy,
  checks.build,
  checks.rustTests,
  checks.docTests,
  checks.bindings,
  checks.browser,
  checks.window,
]);
