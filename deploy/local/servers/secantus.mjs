import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from '../lock.mjs';
import { CACHE, LOCAL } from '../paths.mjs';
import { choosePort } from '../ports.mjs';
import { firstWorking } from '../tools.mjs';
import { waitFor } from '../wait.mjs';
import { storeAnswers } from './clients.mjs';
import { TRANSACTION_LIFETIME_S } from './transactions.mjs';

const VERSION = '0.7.0b3';
const VENV = join(CACHE, `secantus-${VERSION}`);
const READY = join(VENV, 'ready');
const PROGRAM = join(LOCAL, 'servers/store-server.py');
const CHECK = ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'];

/** What the stand-in store needs and this machine lacks. */
export async function secantusNeeds() {
  if (existsSync(READY) || (await python())) return [];
  return [
    'Python 3.10 or newer with venv for the store: install it (Debian, Ubuntu: `apt-get install python3-venv`), or install MongoDB (`mongod` on the PATH), or set MONGODB_URI',
  ];
}

/**
 * Installs SecantusDB, which speaks MongoDB's protocol, into a virtual environment of its own. It stands in for MongoDB
 * in development and tests only; production runs MongoDB.
 */
export async function prepareSecantus(supervisor) {
  if (existsSync(READY)) return 'is at hand';
  await exclusively('secantus', async () => {
    if (existsSync(READY)) return;
    rmSync(VENV, { recursive: true, force: true });
    await supervisor.run('store-install', { command: await python(), args: ['-m', 'venv', VENV] });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `SecantusDB==${VERSION}`];
    await supervisor.run('store-install', { command: join(VENV, 'bin/python'), args: pip });
    writeFileSync(READY, VERSION);
  });
  return 'installed';
}

/** Starts the stand-in store and returns its address. Every commit is on disk before it is acknowledged. */
export async function startSecantus(supervisor, { dataDir, port: asked, lastPort }) {
  const port = await choosePort(asked, lastPort, 'the store', '--mongodb-port');
  const storage = join(dataDir, 'store');
  mkdirSync(storage, { recursive: true });
  const args = [
    PROGRAM,
    String(TRANSACTION_LIFETIME_S),
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--storage-path',
    storage,
    '--sync-on-commit',
  ];
  supervisor.keep('store', { command: join(VENV, 'bin/python'), args });
  const uri = `mongodb://127.0.0.1:${port}/?replicaSet=secantus`;
  await waitFor('The store', () => (supervisor.demandAlive('store'), storeAnswers(uri)), { signal: supervisor.signal });
  return uri;
}

function python() {
  return firstWorking(['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'], CHECK);
}
