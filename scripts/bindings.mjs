// `npm run bindings`: writes ui/src/app/bindings.ts from the core's Request and Response. With --check it only
// compares, and fails where the file on disk differs.

import { built, findCargo, testFeatures } from './lib/place.mjs';
import { run } from './lib/run.mjs';

findCargo();
// Built with the whole workspace's features, else cargo would build half the tree a second time.
if (run('cargo', ['build', '--quiet', '--workspace', '--example', 'bindings', ...testFeatures]) !== 0) process.exit(1);
process.exit(run(built('debug', 'examples/bindings'), process.argv.slice(2)));
