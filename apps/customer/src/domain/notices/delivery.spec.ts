import { MOST_TRIES, nextTry } from './delivery';

const NOW = new Date('2026-01-15T08:00:00Z');

describe('tries of a notice', () => {
  it('customers 10.9 there are five, with growing pauses, all within the life of a code', () => {
    const pauses: number[] = [];
    for (let failed = 1; ; failed++) {
      const next = nextTry(failed, NOW);
      if (!next) break;
      pauses.push(next.getTime() - NOW.getTime());
    }
    expect(pauses).toHaveLength(MOST_TRIES - 1);
    expect(MOST_TRIES).toBe(5);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.reduce((sum, pause) => sum + pause)).toBeLessThan(600_000);
  });

  it('does not go on when a try too many was begun', () => {
    expect(nextTry(MOST_TRIES + 1, NOW)).toBeUndefined();
  });
});
