// Where things are: the project's root, the built binaries, a person's own folder for the program's files.

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path under the root. */
export const at = (...parts) => join(root, ...parts);

const windows = process.platform === 'win32';

/** The cargo features of every build that tests run on, so that nothing is built twice. */
export const testFeatures = ['--features', 'paduk-cli/dev-serve'];

/** Where cargo puts its results. */
export const target = () => process.env.CARGO_TARGET_DIR ?? at('target');

/** A built binary: `built('debug', 'paduk')`. */
export const built = (profile, name) => join(target(), profile, windows ? `${name}.exe` : name);

/** The folder in which the program keeps a person's profiles, unless PADUK_DATA names another. */
export function personalFolder(environment = process.env, platform = process.platform, home = homedir()) {
  if (environment.PADUK_DATA) return environment.PADUK_DATA;
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Paduk');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Paduk');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'paduk');
}

/** Whether a window can be opened here. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** Puts the folder into which rustup installs cargo on this process's PATH, when it is not there. */
export function findCargo() {
  const folder = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');
  const separator = windows ? ';' : ':';
  const path = process.env.PATH ?? '';
  if (existsSync(folder) && !path.split(separator).includes(folder)) process.env.PATH = folder + separator + path;
}
