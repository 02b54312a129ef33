import fc from 'fast-check';
import { datedId, TickSequence, tickTime } from './tick-sequence';

const noon = Date.UTC(2026, 0, 31, 12);

describe('TickSequence', () => {
  it('rises strictly, also while the clock stands still or steps back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), (steps) => {
        let now = noon;
        const ticks = new TickSequence(() => now);
        let last = ticks.next();
        for (const step of steps) {
          now += step;
          const tick = ticks.next();
          expect(tick).toBeGreaterThan(last);
          last = tick;
        }
      }),
    );
  });

  it('stays above a tick that another process gave', () => {
    const ticks = new TickSequence(() => noon);
    const ahead = (noon + 5000) * 100;
    ticks.observe(ahead);
    expect(ticks.next()).toBe(ahead + 1);
  });
});

describe('datedId', () => {
  it('is the UTC date and ten digits', () => {
    expect(datedId(noon * 100)).toBe('202601314320000000');
  });

  it('has the order of the ticks, over midnight as well', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000_000 }), fc.integer({ min: 1, max: 20_000_000_000 }), (start, step) => {
        const tick = noon * 100 + start;
        expect(datedId(tick + step) > datedId(tick)).toBe(true);
        expect(datedId(tick)).toHaveLength(18);
      }),
    );
  });

  it('keeps the moment', () => {
    expect(tickTime(noon * 100 + 99)).toEqual(new Date(noon));
  });
});
