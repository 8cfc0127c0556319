// `npm run package`: the installable files for Linux (deb and rpm; both are made without network).

import { at } from './lib/place.mjs';
import { run } from './lib/run.mjs';
import { setupOrStop } from './setup.mjs';

if (process.platform !== 'linux') {
  console.error('Packages are made on Linux for now; the Windows installer comes with a later version.');
  process.exit(1);
}
await setupOrStop();
const code = run('npx', ['--no-install', 'tauri', 'build', '--bundles', 'deb,rpm'], { env: { CI: 'true' } });
if (code === 0) console.log(`Packages are in ${at('target', 'release', 'bundle')}`);
process.exit(code);
