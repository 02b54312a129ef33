import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Fault, Interrupted } from '../fault.mjs';
import { lastLines } from '../files.mjs';
import { PidFile, signalGroup } from './pid-file.mjs';

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;
/** A process that lived this long starts over with the shortest back-off. */
const SETTLED_MS = 30_000;
/** `UNUSABLE_CONFIGURATION` of the services: another start would end in the same way. */
const UNUSABLE_CONFIGURATION = 'exit code 78';
const WATCHDOG = fileURLToPath(new URL('watchdog.mjs', import.meta.url));

/**
 * @typedef {object} Program
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} [env] added to the environment of this process
 * @property {string} [cwd]
 */

/**
 * Owns every process of one start: each has its own log file and process group, is written down in the file of pids,
 * is started again when it dies, and ends with this process, even when this one is killed.
 */
export class Supervisor {
  /** @type {Map<string, { name: string, child?: import('node:child_process').ChildProcess, ended: Promise<void>, stopping: boolean }>} */
  #kept = new Map();
  /** @type {Map<import('node:child_process').ChildProcess, Promise<string>>} */
  #passing = new Map();
  #abort = new AbortController();

  constructor({ dataDir, note }) {
    this.logDir = join(dataDir, 'logs');
    this.note = note;
    mkdirSync(this.logDir, { recursive: true });
    this.pids = new PidFile(join(dataDir, 'pids.json'));
    const watchdog = spawn(process.execPath, [WATCHDOG, this.pids.path], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    watchdog.unref();
    watchdog.stdin.unref();
  }

  /** Fires when the user asked to stop: nothing new begins after that. */
  get signal() {
    return this.#abort.signal;
  }

  logOf(name) {
    return join(this.logDir, `${name}.log`);
  }

  /** Runs a program to its end. Throws Fault with the last lines of its log when it fails. */
  async run(name, program) {
    this.#demandGoing();
    const outcome = await this.finish(name, program, this.#passing);
    this.#demandGoing();
    if (outcome !== 'exit code 0') throw new Fault(`${name} failed (${outcome}). ${this.tail(name)}`);
  }

  /** Runs a program to its end with its output on this terminal. Returns its exit code, or its signal. */
  async show(name, program) {
    this.#demandGoing();
    const outcome = await this.finish(name, program, this.#passing, 'inherit');
    this.#demandGoing();
    return outcome === 'exit code 0' ? 0 : outcome;
  }

  /** Runs a program to its end even while everything stops. Returns how it ended. */
  async finish(name, program, among = new Map(), output = undefined) {
    const child = this.#spawn(name, program, output);
    const ended = ending(child);
    among.set(child, ended);
    const outcome = await ended;
    among.delete(child);
    this.pids.remove(child.pid);
    return outcome;
  }

  /**
   * Keeps a program running until it is stopped.
   * @param {string} name @param {Program} program
   */
  keep(name, program) {
    this.#demandGoing();
    const entry = { name, stopping: false };
    this.#kept.set(name, entry);
    entry.ended = this.#keepRunning(entry, program);
  }

  /** Throws Fault when a program that is being started keeps dying, or cannot start as it is configured. */
  demandAlive(name, deaths = 3) {
    const entry = this.#kept.get(name);
    if (entry?.unusable) throw new Fault(lastWords(lastLines(this.logOf(name))));
    if (entry && (entry.deaths ?? 0) >= deaths) throw new Fault(`${name} does not stay up. ${this.tail(name)}`);
  }

  /** Stops programs, all at once; those that do not end within the grace are killed. */
  async stop(names, graceMs) {
    const entries = names.map((name) => this.#kept.get(name)).filter(Boolean);
    for (const entry of entries) entry.stopping = true;
    const pids = entries.map(({ child }) => child?.pid);
    await this.#end(pids, Promise.all(entries.map(({ ended }) => ended)), graceMs);
  }

  /** Gives up what is on its way and waits for its end; what is kept goes on until `stop`. */
  async interrupt(graceMs = 1_000) {
    this.#abort.abort();
    const pids = [...this.#passing.keys()].map(({ pid }) => pid);
    await this.#end(pids, Promise.all(this.#passing.values()), graceMs);
  }

  /** The last lines of a log, with where it is. */
  tail(name) {
    const path = this.logOf(name);
    const lines = lastLines(path);
    return lines ? `The last lines of ${path}:\n${lines.replace(/^/gm, '  | ')}` : `Its log ${path} is empty.`;
  }

  names() {
    return [...this.#kept.keys()];
  }

  /** Nothing runs any longer: the watchdog and the next start find nothing to end. */
  close() {
    this.pids.delete();
  }

  #demandGoing() {
    if (this.signal.aborted) throw new Interrupted();
  }

  async #end(pids, ended, graceMs) {
    for (const pid of pids) signalGroup(pid, 'SIGTERM');
    if (await Promise.race([ended.then(() => true), sleep(graceMs, false, { ref: false })])) return;
    for (const pid of pids) signalGroup(pid, 'SIGKILL');
    await ended;
  }

  async #keepRunning(entry, program) {
    let backoff = FIRST_BACKOFF_MS;
    while (!entry.stopping && !this.signal.aborted) {
      const begin = Date.now();
      entry.child = this.#spawn(entry.name, program);
      const outcome = await ending(entry.child);
      this.pids.remove(entry.child.pid);
      // What it started may have outlived it, such as the interpreter behind a launcher script.
      signalGroup(entry.child.pid, 'SIGKILL');
      entry.child = undefined;
      if (entry.stopping) return;
      entry.unusable = outcome === UNUSABLE_CONFIGURATION && entry.deaths === undefined;
      if (entry.unusable) return;
      if (Date.now() - begin > SETTLED_MS) backoff = FIRST_BACKOFF_MS;
      entry.deaths = (entry.deaths ?? 0) + 1;
      this.note(`${entry.name} ended (${outcome}) and starts again in ${backoff / 1000} s. ${this.tail(entry.name)}`);
      await sleep(backoff, undefined, { signal: this.signal }).catch(() => {});
      backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MS);
    }
  }

  #spawn(name, { command, args, env = {}, cwd }, output = openSync(this.logOf(name), 'a', 0o600)) {
    const toFile = output !== 'inherit';
    const environment = { ...process.env, ...(toFile && { NO_COLOR: '1', FORCE_COLOR: '0' }), ...env };
    const child = spawn(command, args, { cwd, env: environment, detached: true, stdio: ['ignore', output, output] });
    if (toFile) closeSync(output);
    if (child.pid) this.pids.add(name, child.pid);
    return child;
  }
}

/** What a service said about its start: the log goes on from one start to the next. */
function lastWords(lines) {
  return lines.slice(lines.lastIndexOf('\n', lines.lastIndexOf(' cannot start.')) + 1);
}

/** How a process ended: `exit code 1`, or the signal, or why it never began. */
function ending(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}
