interface Disposable {
  drop(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Ends a test's database. It is removed only where the store outlives the tests: `npm test` throws its own store away
 * as a whole, and there a removal, row by row, would hold up every other test.
 */
export async function discard(store: Disposable): Promise<void> {
  if (!process.env['TEST_STORE_IS_THROWN_AWAY']) await store.drop();
  await store.close();
}
