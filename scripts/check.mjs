// `npm run check`: the checks that need no running program; what to run before every commit.

import * as checks from './lib/checks.mjs';
import { checkAll } from './lib/finish.mjs';
import { setupOrStop } from './setup.mjs';

await setupOrStop({ ui: false });
await checkAll([
  checks.features,
  checks.format,
  checks.interfaceBuild,
  checks.interfaceTypes,
  checks.interfaceTests,
  checks.clippy,
  checks.bindings,
]);
