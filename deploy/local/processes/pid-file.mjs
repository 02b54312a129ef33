import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeJson } from '../files.mjs';
import { identityOf, isAlive } from './identity.mjs';

/** What one start has running, on disk, so that nothing outlives it unnoticed. */
export class PidFile {
  #entries = new Map();

  constructor(path) {
    this.path = path;
    this.owner = { pid: process.pid, identity: identityOf(process.pid) };
  }

  add(name, pid) {
    this.#entries.set(pid, { name, pid, identity: identityOf(pid) });
    this.#write();
  }

  remove(pid) {
    if (this.#entries.delete(pid)) this.#write();
  }

  delete() {
    rmSync(this.path, { force: true });
  }

  #write() {
    writeJson(this.path, { owner: this.owner, processes: [...this.#entries.values()] });
  }
}

/** The running start that owns the file, if there is one. */
export function livingOwner(path) {
  const owner = readJson(path)?.owner;
  return owner && isAlive(owner) ? owner : undefined;
}

/** Ends what an earlier start left behind; a pid that meanwhile belongs to another process is left alone. Returns the names. */
export async function endLeftOvers(path, graceMs = 8_000) {
  const found = readJson(path);
  const left = (found?.processes ?? []).filter(isAlive);
  for (const entry of left) signalGroup(entry.pid, 'SIGTERM');
  const end = Date.now() + graceMs;
  while (left.some(isAlive) && Date.now() < end) await sleep(50);
  for (const entry of left.filter(isAlive)) signalGroup(entry.pid, 'SIGKILL');
  if (readJson(path)?.owner.pid === found?.owner.pid) rmSync(path, { force: true });
  return left.map(({ name }) => name);
}

/** Signals a process and what it started; each of ours leads a group of its own. */
export function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // macOS answers EPERM for a group of which only the ended leader is left.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
