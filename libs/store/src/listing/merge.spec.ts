import fc from 'fast-check';
import { merge, slice } from './merge';

async function* from(items: readonly number[]): AsyncGenerator<number> {
  yield* items;
}
const falling = fc.array(fc.integer()).map((items) => items.sort((a, b) => b - a));

it('merges falling sequences into one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(falling), fc.nat(20), fc.integer({ min: 1, max: 20 }), async (lists, offset, limit) => {
      const page = await slice(
        merge(lists.map(from), (a, b) => a > b),
        offset,
        limit,
      );
      expect(page).toEqual(
        lists
          .flat()
          .sort((a, b) => b - a)
          .slice(offset, offset + limit),
      );
    }),
  );
});
