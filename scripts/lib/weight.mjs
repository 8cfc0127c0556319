// How heavy the user interface is.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { at } from './place.mjs';
import { filesUnder } from './stamp.mjs';

/** The most that all JavaScript of the user interface may weigh, gzipped. */
export const limit = 120 * 1024;

/** What it weighs now. */
export function scriptBytes(folder = at('ui', 'dist')) {
  return filesUnder([folder])
    .filter((file) => /\.m?js$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
