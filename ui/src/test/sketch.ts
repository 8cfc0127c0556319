import type { Host } from '../app/host';
export function sketchHost(): Host { throw new Error('later'); }
