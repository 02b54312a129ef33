import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Downloads that every data folder shares; safe to delete. PC_CACHE_DIR puts them elsewhere. */
export const CACHE = resolve(ROOT, process.env.PC_CACHE_DIR || '.cache');

export const LOCAL = join(ROOT, 'deploy/local');
