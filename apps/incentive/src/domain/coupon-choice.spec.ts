import { checkCompany, checkNumbers, type DiscountType, type PaymentKind } from './coupon-choice';
import { aCoupon } from './domain.fixture';
import { limited } from './payable-order.fixture';
import { aChoice, aDiscount } from './payment.fixture';

const numbers = (kinds: PaymentKind[], discount?: DiscountType) =>
  checkNumbers(
    aChoice([], { chosen: kinds.map((kind, index) => ({ id: String(index), kind })), ...(discount && { discount: aDiscount(discount) }) }),
  );

describe('the coupons of one payment', () => {
  it.each<[PaymentKind[], string | undefined]>([
    [[], undefined],
    [['VOUCHER'], undefined],
    [['VOUCHER', 'CASH', 'CASH'], undefined],
    [['CASH', 'CASH', 'CASH'], undefined],
    [['PICK_UP', 'PICK_UP', 'PICK_UP'], undefined],
    [['VOUCHER', 'VOUCHER'], 'CBC.0100'],
    [['DISCOUNT', 'DISCOUNT'], 'CBC.0100'],
    [['VOUCHER', 'VOUCHER', 'DISCOUNT'], 'CBC.0100'],
    [['CASH', 'CASH', 'CASH', 'CASH'], 'CBC.0100'],
    [['DISCOUNT', 'CASH'], undefined],
    [['VOUCHER', 'DISCOUNT'], 'CBC.99003147'],
    [['DISCOUNT', 'CASH', 'VOUCHER'], 'CBC.99003147'],
  ])('benefits P-2 P-3 billing DC-2 DC-8 may be %j: %s', (kinds, code) => {
    expect(numbers(kinds)?.code).toBe(code);
  });

  it('benefits P-2 the refusal names the field, and the kind of which there are too many or the coupon that is there twice', () => {
    expect(numbers(['VOUCHER', 'VOUCHER'])).toMatchObject({
      field: 'coupon_infos',
      reason: 'too_many_of',
      params: { kind: 'VOUCHER', max: 1 },
    });
    const chosen = [
      { id: 'one', kind: 'CASH' as const },
      { id: 'one', kind: 'CASH' as const },
    ];
    expect(checkNumbers(aChoice([], { chosen }))).toMatchObject({
      code: 'CBC.0100',
      field: 'coupon_infos',
      reason: 'duplicate',
      params: { value: 'one' },
    });
  });

  it('benefits P-3 billing DC-3 a discount coupon excludes every chosen discount', () => {
    expect(numbers(['DISCOUNT'], 'PROMOTION')?.code).toBe('CBC.99003116');
    expect(numbers(['VOUCHER', 'DISCOUNT'], 'PROMOTION')?.code).toBe('CBC.99003147');
  });

  it('benefits P-3 billing DC-8 a coupon of the marketplace and a dedicated voucher never go together', () => {
    const [market, dedicated] = [aCoupon({ kind: 'CASH', group: 'MARKETPLACE' }), aCoupon({ group: 'DEDICATED' })];
    const check = (...coupons: Parameters<typeof checkCompany>[0]) => checkCompany(coupons, aChoice([]))?.code;
    expect([check(market, dedicated), check(market, aCoupon()), check(dedicated, aCoupon())]).toEqual([
      'CBC.99003156',
      undefined,
      undefined,
    ]);
  });
});

describe('a coupon and the chosen discount', () => {
  const check = (limit: [string, string], type?: DiscountType, ratios?: Record<string, string>) =>
    checkCompany([aCoupon(limited(limit))], aChoice([], type && { discount: aDiscount(type, ratios) }))?.code;

  it.each<[string, DiscountType, boolean]>([
    ['Empower', 'PARTNER_GRANTED', true],
    ['Empower', 'COMMERCIAL', false],
    ['Contract', 'COMMERCIAL', true],
    ['Contract', 'CONTRACT', true],
    ['Contract', 'PARTNER_GRANTED', false],
    ['Promotion', 'PROMOTION', true],
    ['Promotion', 'COMMERCIAL', false],
    ['Promotion', 'PRICE_ADJUSTMENT', false],
  ])('benefits P-4 billing DC-6 simultaneousUseWith%sDiscount 0 and %s exclude each other: %s', (name, type, excluded) => {
    const key = `simultaneousUseWith${name}Discount`;
    expect(check([key, '0'], type)).toBe(excluded ? 'CBC.99003116' : undefined);
    expect(check([key, '1'], type)).toBeUndefined();
    expect(check([key, '0'])).toBeUndefined();
  });

  it.each<[string, Record<string, string> | undefined, boolean]>([
    ['all ratios below', { compute: '0.80', storage: '0.80' }, true],
    ['one line reaches it', { compute: '0.80', storage: '0.95' }, false],
    ['one line is equal to it', { compute: '0.80', storage: '0.9' }, false],
    ['one line is not lowered', { compute: '0.80' }, false],
    ['a discount that is no ratio', undefined, false],
  ])('benefits P-4 billing DC-7 minConsumeDiscount 0.90 with %s: %#', (_, ratios, refused) => {
    expect(check(['minConsumeDiscount', '0.90'], 'COMMERCIAL', ratios)).toBe(refused ? 'CBC.99003117' : undefined);
    expect(check(['minConsumeDiscount', '0.90'])).toBeUndefined();
  });
});
