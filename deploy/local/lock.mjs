import { linkSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeJson } from './files.mjs';
import { CACHE } from './paths.mjs';
import { identityOf, isAlive } from './processes/identity.mjs';

const PAUSE_MS = 100;

/** Runs work that two starts from one folder must not do at once; a lock whose holder died is taken over. */
export async function exclusively(name, work) {
  const lock = join(CACHE, `${name}.lock`);
  mkdirSync(CACHE, { recursive: true });
  while (!take(lock)) await sleep(PAUSE_MS);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A hard link appears with its content, or not at all. */
function take(lock) {
  const draft = `${lock}.${process.pid}`;
  writeJson(draft, { pid: process.pid, identity: identityOf(process.pid) });
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = readJson(lock);
    if (holder && !isAlive(holder)) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(draft);
  }
}
