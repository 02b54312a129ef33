import fc from 'fast-check';
import { fenFromText, yuanNumber, yuanText } from './money';

describe('money', () => {
  it.each([
    ['1.11', 111n],
    ['1.110', 111n],
    ['100', 10_000n],
    ['0.01', 1n],
    ['999999999.99', 99_999_999_999n],
    ['-2.5', -250n],
  ])('api 7.13 reads %s exactly', (text, fen) => {
    expect(fenFromText(text)).toBe(fen);
  });

  it.each(['1.111', '0.001', '1e2', '', ' 1', '1,00', '.5', '1.', 'NaN', '0x10', '+5', '1.100000000000000000001'])(
    'api 7.13 refuses %p and never rounds',
    (text) => {
      expect(fenFromText(text)).toBeUndefined();
    },
  );

  it('comes back unchanged from its text and from the JSON number', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 99_999_999_999n), (fen) => {
        expect(fenFromText(yuanText(fen))).toBe(fen);
        expect(fenFromText(JSON.stringify(yuanNumber(fen)))).toBe(fen);
      }),
    );
  });
});
