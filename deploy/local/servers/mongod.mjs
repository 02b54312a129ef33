import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { choosePort } from '../ports.mjs';
import { outputOf } from '../tools.mjs';
import { waitFor } from '../wait.mjs';
import { storeAnswers, withMongo } from './clients.mjs';
import { TRANSACTION_LIFETIME_S } from './transactions.mjs';

const SET = 'pc';

/** True when a MongoDB server is installed. */
export async function hasMongod() {
  return (await outputOf('mongod', ['--version'])) !== undefined;
}

/** Starts the installed `mongod` as a replica set of one, which transactions need, and returns its address. */
export async function startMongod(supervisor, { dataDir, port: asked, lastPort }) {
  const port = await choosePort(asked, lastPort, 'the store', '--mongodb-port');
  const home = join(dataDir, 'mongodb');
  mkdirSync(home, { recursive: true });
  const args = [
    '--dbpath',
    home,
    '--bind_ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--replSet',
    SET,
    '--wiredTigerCacheSizeGB',
    '0.5',
    '--setParameter',
    `transactionLifetimeLimitSeconds=${TRANSACTION_LIFETIME_S}`,
  ];
  supervisor.keep('mongodb', { command: 'mongod', args });
  const direct = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const answers = () => (supervisor.demandAlive('mongodb'), withMongo(direct, (admin) => joinSet(admin, port)));
  await waitFor('mongod', answers, { signal: supervisor.signal });
  await waitFor('The replica set', () => storeAnswers(direct), { signal: supervisor.signal });
  return `mongodb://127.0.0.1:${port}/?replicaSet=${SET}`;
}

/** Makes the server the one member of its set, under the port that it has now. */
async function joinSet(admin, port) {
  const host = `127.0.0.1:${port}`;
  const { config } = await admin.command({ replSetGetConfig: 1 }).catch((error) => {
    if (error.codeName === 'NotYetInitialized') return {};
    throw error;
  });
  if (!config) await admin.command({ replSetInitiate: { _id: SET, members: [{ _id: 0, host }] } });
  else if (config.members[0].host !== host)
    await admin.command({
      replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] },
      force: true,
    });
  return true;
}
