/** As much as an index takes: 68 years. */
const LONG_S = 2 ** 31 - 1;

interface Forgetful {
  readonly db: {
    collections(): Promise<{ readonly collectionName: string; indexes(): Promise<{ name?: string; expireAfterSeconds?: number }[]> }[]>;
    command(command: Record<string, unknown>): Promise<unknown>;
  };
}

/**
 * Keeps what indexes with a time to live would remove. The store removes by its own clock, once a minute, and a test whose
 * clock stands in the past would find things gone under its hands.
 */
export async function forgetNothing({ db }: Forgetful): Promise<void> {
  for (const collection of await db.collections()) {
    for (const { name, expireAfterSeconds } of await collection.indexes()) {
      if (expireAfterSeconds === undefined) continue;
      await db.command({ collMod: collection.collectionName, index: { name, expireAfterSeconds: LONG_S } });
    }
  }
}
