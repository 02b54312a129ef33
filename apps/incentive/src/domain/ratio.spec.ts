import { isBelow, ratioFrom, shareOf } from './ratio';

describe('a ratio', () => {
  it.each([
    ['0.90', 90n, 100n],
    ['.5', 5n, 10n],
    ['1', 1n, 1n],
  ])('reads %s exactly', (text, of, outOf) => {
    expect(ratioFrom(text)).toEqual({ of, outOf });
  });

  it.each([undefined, '', '.', '0,9', '-1', '1e1'])('does not read %p', (text) => {
    expect(ratioFrom(text)).toBeUndefined();
  });

  it('is compared whatever the number of decimals, and takes its share rounded down to the fen', () => {
    const [tenth, hundredth] = [ratioFrom('0.9')!, ratioFrom('0.90')!];
    expect([isBelow(tenth, hundredth), isBelow(hundredth, tenth), isBelow(ratioFrom('0.899')!, tenth)]).toEqual([false, false, true]);
    expect(shareOf(333n, ratioFrom('0.30')!)).toBe(99n);
  });
});
