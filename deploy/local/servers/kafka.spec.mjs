import { newClusterId } from './kafka.mjs';

describe('newClusterId', () => {
  it('is never taken for an option of the storage tool', () => {
    const ids = Array.from({ length: 2_000 }, newClusterId);
    expect(ids.filter((id) => !/^[A-Za-f][\w-]{21}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
