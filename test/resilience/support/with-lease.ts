import { Lease, type StoreConnection } from '@pc/store';
import { until } from '@pc/testing';

const TTL_MS = 30_000;

/** Does the work while no process of the service can do what it does under this lease. */
export async function withLease(store: StoreConnection, name: string, work: () => Promise<void>): Promise<void> {
  const lease = new Lease(store);
  const over = Promise.withResolvers<void>();
  let ended: Promise<boolean> | undefined;
  const take = () =>
    new Promise<boolean>((taken, failed) => {
      ended = lease.runExclusively(name, TTL_MS, () => {
        taken(true);
        return over.promise;
      });
      ended.then(taken, failed);
    });
  await until(take, { what: `the lease ${name}` });
  try {
    await work();
  } finally {
    over.resolve();
    await ended;
  }
}
