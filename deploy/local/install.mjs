import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { Fault } from './fault.mjs';
import { readJson } from './files.mjs';
import { exclusively } from './lock.mjs';
import { ROOT } from './paths.mjs';

const MODULES = join(ROOT, 'node_modules');
const PINNED_NODE = join(MODULES, '.bin/node');
const LEAST_NODE = [20, 19];
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;

/** Throws Fault when this Node cannot even install; everything after the installation runs under the pinned one. */
export function demandNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new Fault(`Node ${LEAST_NODE.join('.')} or newer is needed, this is ${version}`, [
    'install a current Node.js from https://nodejs.org',
  ]);
}

/** Runs `npm ci`, unless another start has just done so. */
export async function install() {
  await exclusively('install', async () => {
    if (isInstalled()) return;
    const code = await endOf(
      spawn(...npm('ci', '--loglevel', 'error'), { cwd: ROOT, env: outsidePath(), stdio: ['ignore', 'inherit', 'inherit'] }),
    );
    if (code !== 0)
      throw new Fault(`npm ci failed (exit code ${code}); its messages stand above`, [
        'check the network and the npm registry, then try again',
      ]);
  });
}

/** True when this process is the pinned Node, which npm scripts find first once it is installed. */
export function runsPinned() {
  return process.versions.node === readJson(join(ROOT, 'package.json')).devDependencies.node;
}

/**
 * Goes on with the same script under the pinned Node and returns its exit code. A request to stop is passed on; the channel between
 * the two tells the other one when this one is killed.
 */
export function continuePinned(script, args) {
  const child = spawn(PINNED_NODE, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  onStopRequest(() => child.kill('SIGTERM'));
  return endOf(child);
}

/** Calls `stop` once, with the exit code to end with: 0 when the user asked, 1 when the process before this one is gone. */
export function onStopRequest(stop) {
  let asked = false;
  const once = (code) => {
    if (!asked) stop(code);
    asked = true;
  };
  for (const signal of STOP_SIGNALS) process.on(signal, () => once(0));
  if (process.channel) {
    process.on('disconnect', () => once(1));
    process.channel.unref();
  }
  // npm that is killed tells nobody; a start without npm may outlive the shell that began it.
  const { ppid } = process;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== ppid && once(1), PARENT_CHECK_MS).unref();
}

/** Compares what npm says it installed with what the lock file wants. */
export function isInstalled() {
  if (!existsSync(PINNED_NODE)) return false;
  const installed = readJson(join(MODULES, '.package-lock.json'))?.packages ?? {};
  const wanted = Object.entries(readJson(join(ROOT, 'package-lock.json')).packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional, devOptional }]) =>
    installed[path] ? installed[path].version === version : (optional ?? devOptional),
  );
}

/** The npm that runs this script, with its own Node; else the one on the PATH. */
function npm(...args) {
  const { npm_execpath: program, npm_node_execpath: node } = process.env;
  return program && node && !node.startsWith(MODULES) ? [node, [program, ...args]] : ['npm', args];
}

/** Without node_modules/.bin: npm must not run under a Node that it is about to replace. */
function outsidePath() {
  const PATH = process.env.PATH.split(delimiter).filter((folder) => !folder.startsWith(MODULES));
  return { ...process.env, PATH: PATH.join(delimiter) };
}

/** The exit code of a child process. */
export function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
