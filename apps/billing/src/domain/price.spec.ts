import fc from 'fast-check';
import { chosenDiscount, discounted, ratioOf, ratioText, type Discount, type DiscountEffect } from './discount';
import { aDiscount, fen } from './order.fixture';
import { priceOrder as priceByOne } from './price';

const ratio = (text: string) => ratioOf(text);
/** By the discount that an order shows its price by. */
const priceOrder = (officials: readonly bigint[], discounts: readonly Discount[]) => priceByOne(officials, chosenDiscount(discounts));

describe('the price of an order', () => {
  it.each<[number, DiscountEffect, number]>([
    [12_000, ratio('0.90'), 10_800],
    [0.05, ratio('0.90'), 0.05],
    [0.04, ratio('0.90'), 0.04],
    [0.01, ratio('0.4999'), 0],
    [0.01, ratio('0.5'), 0.01],
    [33.33, ratio('0.3333'), 11.11],
    [100, ratio('1'), 100],
    [100, { type: 'FIXED_PRICE', price: fen(80) }, 80],
    [100, { type: 'FIXED_PRICE', price: fen(120) }, 100],
    [100, { type: 'REDUCTION', by: fen(30.5) }, 69.5],
    [100, { type: 'REDUCTION', by: fen(100.01) }, 0],
  ])('billing DC-14 of %d with %j a line costs %d: half up to the fen, never below 0', (official, effect, price) => {
    expect(discounted(fen(official), effect)).toBe(fen(price));
  });

  it.each(['0.90', '1', '0.0001', '0.5', '1.00'])('a ratio of %s is told as it was given', (text) => {
    const read = ratioOf(text);
    expect(read.type === 'RATIO' && ratioText(read)).toBe(text);
  });

  it('billing DC-14 only the chosen discount lowers the price, and only its lines; the sum of the lines is the price', () => {
    const discounts = [aDiscount({ id: 'other', isDefault: false, effect: ratio('0.10') }), aDiscount({ id: 'chosen', lines: [0, 2] })];
    const { lines, total } = priceOrder([fen(1000), fen(200), fen(0.05)], discounts);
    expect(lines.map(({ afterDiscount }) => afterDiscount)).toEqual([fen(900), fen(200), fen(0.05)]);
    expect(total).toEqual({ official: fen(1200.05), afterDiscount: fen(1100.05), discounts: [{ type: 'COMMERCIAL', amount: fen(100) }] });
  });

  it('billing DC-14 without a default the order shows its official price', () => {
    expect(priceOrder([fen(10)], [aDiscount({ isDefault: false })]).total).toEqual({
      official: fen(10),
      afterDiscount: fen(10),
      discounts: [],
    });
  });

  it('an adjusted price is taken before what is marked', () => {
    const adjusted = aDiscount({
      id: 'adjusted',
      type: 'PRICE_ADJUSTMENT',
      isDefault: false,
      effect: { type: 'FIXED_PRICE', price: fen(1) },
    });
    expect(priceOrder([fen(10)], [aDiscount(), adjusted]).total).toMatchObject({
      afterDiscount: fen(1),
      discounts: [{ type: 'PRICE_ADJUSTMENT' }],
    });
  });

  const amount = fc.bigInt({ min: 0n, max: 99_999_999_999n });
  const effect: fc.Arbitrary<DiscountEffect> = fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((number) => ratioOf((number / 10_000).toFixed(4))),
    amount.map((price): DiscountEffect => ({ type: 'FIXED_PRICE', price })),
    amount.map((by): DiscountEffect => ({ type: 'REDUCTION', by })),
  );
  const discount: fc.Arbitrary<Discount> = fc
    .record({ effect, isDefault: fc.boolean(), lines: fc.option(fc.array(fc.nat(5)), { nil: undefined }) })
    .map(({ lines, ...rest }) => aDiscount({ ...rest, ...(lines && { lines }) }));

  it('billing 4.2 the official price less all discounts is the price after discount, of every line and of the order', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), fc.array(discount, { maxLength: 3 }), (officials, discounts) => {
        const { lines, total } = priceOrder(officials, discounts);
        for (const price of [...lines, total]) {
          const lowered = price.discounts.reduce((sum, one) => sum + one.amount, 0n);
          expect(price.official - lowered).toBe(price.afterDiscount);
          expect(price.afterDiscount >= 0n && price.afterDiscount <= price.official).toBe(true);
        }
        expect(lines.reduce((sum, line) => sum + line.afterDiscount, 0n)).toBe(total.afterDiscount);
        expect(officials.reduce((sum, one) => sum + one, 0n)).toBe(total.official);
      }),
    );
  });
});
