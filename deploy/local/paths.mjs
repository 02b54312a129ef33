import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Downloads and builds that every data folder shares; safe to delete. */
export const CACHE = join(ROOT, '.cache');

export const LOCAL = join(ROOT, 'deploy/local');
