// Stamps: the hash of what something was made from, so that it is made again only when that changed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** All files under the given files and folders, in a stable order; `skip` names folders to leave out. */
export function filesUnder(paths, skip = ['node_modules', 'dist', 'target']) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) {
      found.push(path);
      return;
    }
    for (const name of readdirSync(path).sort()) {
      if (!skip.includes(name)) visit(join(path, name));
    }
  };
  paths.forEach(visit);
  return found;
}

/** SHA-256 over the names and bytes of files, as hex. */
export function hashOf(files, from) {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`${relative(from, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** Whether the stamp says `hash`. */
export const isStamped = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash;

/** Writes `hash` into the stamp. */
export function stampWith(stamp, hash) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
}
