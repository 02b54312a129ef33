import { lifetimeOf, refuseSend } from './code-rules';

const NOW = new Date('2026-01-15T08:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const codes = (count: number, ms: number) => Array.from({ length: count }, () => ago(ms));

describe('the life of a code', () => {
  it.each([
    [undefined, 10],
    [1, 1],
    [60, 60],
    [61, 5],
    [3000, 5],
  ])('customers 4.13 a wish of %s minutes makes it %s', (timeout, minutes) => {
    expect(lifetimeOf(timeout)).toBe(minutes);
  });

  it.each([0, -1, 3001, 1.5])('customers 4.13 a wish of %s minutes is refused', (timeout) => {
    expect(lifetimeOf(timeout)).toMatchObject({ code: 'CBC.0100', field: 'timeout' });
  });
});

describe('how often codes may be sent', () => {
  it('customers 4.14 the sixteenth within an hour is refused, and goes when the first is an hour old', () => {
    expect(refuseSend(codes(14, 30 * MINUTE), NOW)).toBeUndefined();
    expect(refuseSend(codes(15, HOUR - 1), NOW)).toMatchObject({ code: 'CBC.99004015' });
    expect(refuseSend([ago(HOUR), ...codes(14, 0)], NOW)).toBeUndefined();
  });

  it('customers 4.14 the sixty-first within a day is refused, and goes when the first is a day old', () => {
    expect(refuseSend(codes(59, 2 * HOUR), NOW)).toBeUndefined();
    expect(refuseSend(codes(60, 24 * HOUR - 1), NOW)).toMatchObject({ code: 'CBC.99004015' });
    expect(refuseSend([ago(24 * HOUR), ...codes(59, 2 * HOUR)], NOW)).toBeUndefined();
  });
});
