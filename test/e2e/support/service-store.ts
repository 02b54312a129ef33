import { connectStore, type StoreConnection } from '@pc/store';
import { fromEnvironment } from '@pc/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The database of a service of the running system. A test looks into it, or changes it, only where HTTP has no way. */
export async function serviceStore(service: 'customer' | 'billing'): Promise<StoreConnection> {
  const file = join(fromEnvironment('PC_DATA_DIR'), 'servers.json');
  const { mongodb_uri: uri } = JSON.parse(readFileSync(file, 'utf8')) as { mongodb_uri: string };
  const probe = await connectStore({ uri, database: 'admin' });
  const { databases } = await probe.db.admin().listDatabases({ nameOnly: true });
  await probe.close();
  // The databases of a system bear a prefix of its own.
  const { name } = databases.find(({ name: found }) => found.endsWith(`_${service}`))!;
  return connectStore({ uri, database: name });
}
