import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL } from '../paths.mjs';
import { choosePort } from '../ports.mjs';
import { findPython, PythonPackages } from '../python.mjs';
import { waitFor } from '../wait.mjs';
import { storeAnswers } from './clients.mjs';
import { TRANSACTION_LIFETIME_S } from './transactions.mjs';

const VERSION = '0.7.0b3';
/** The store's own Python. */
export const PACKAGES = new PythonPackages(`secantus-${VERSION}`, [`SecantusDB==${VERSION}`]);
const PROGRAM = join(LOCAL, 'servers/store-server.py');

/** What the stand-in store needs and this machine lacks. */
export async function secantusNeeds() {
  if (PACKAGES.areInstalled || (await findPython())) return [];
  return [
    'Python 3.10 or newer with venv for the store: install it (Debian, Ubuntu: `apt-get install python3-venv`), or install MongoDB (`mongod` on the PATH), or set MONGODB_URI',
  ];
}

/**
 * Installs SecantusDB, which speaks MongoDB's protocol, into a virtual environment of its own. It stands in for MongoDB
 * in development and tests only; production runs MongoDB.
 */
export function prepareSecantus(supervisor) {
  return PACKAGES.install(supervisor, 'store-install');
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
  supervisor.keep('store', { command: PACKAGES.python, args });
  const uri = `mongodb://127.0.0.1:${port}/?replicaSet=secantus`;
  await waitFor('The store', () => (supervisor.demandAlive('store'), storeAnswers(uri)), { signal: supervisor.signal });
  return uri;
}
