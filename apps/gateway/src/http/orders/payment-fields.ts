import { filterList, idText, integerOption, issueReason, textOption, type billing } from '@pc/contracts';
import { z } from 'zod';

const COUPON_TYPES = [300, 301, 302, 303, 304] as const;
const DISCOUNT_TYPES = [0, 1, 2, 3, 609] as const;
const USE = ['YES', 'NO'] as const;

const couponInfo = z
  .object({
    id: idText({ description: 'The coupon', example: '202601310000000001' }),
    type: integerOption(COUPON_TYPES, {
      description: '300 discount coupon, 301 voucher, 302 cash coupon, 303 stored-value card, 304 pick-up coupon',
      example: 301,
    }),
  })
  .meta({ id: 'PaymentCoupon', description: 'A coupon to pay with' });

const discountInfo = z
  .object({
    id: idText({ description: 'The discount', example: 'discount-1' }),
    type: integerOption(DISCOUNT_TYPES, {
      description: '0 promotion, 1 contract, 2 commercial, 3 granted by the partner, 609 price adjustment, which must be used',
      example: 3,
    }),
  })
  .meta({ id: 'PaymentDiscount', description: 'The discount to pay with' });

/** With what is paid beside money (billing DC-1, DC-2, benefits 5.14). */
export const paymentFields = {
  use_coupon: textOption(USE, { description: 'Whether coupons pay a part', example: 'YES' }),
  coupon_infos: filterList(couponInfo, 3, { description: 'The coupons, with YES' }),
  use_discount: textOption(USE, { description: 'Whether a discount lowers the price', example: 'YES' }),
  discount_infos: filterList(discountInfo, 1, { description: 'The discount, with YES' }),
};

type Fields = z.output<z.ZodObject<typeof paymentFields>>;
type List = 'coupon_infos' | 'discount_infos';

/** YES wants the list, NO an absent, null or empty one; nothing is named twice. */
export function checkPayment(fields: Fields, context: z.RefinementCtx): void {
  const fault = (path: List, reason: ReturnType<typeof issueReason>) =>
    context.issues.push({ code: 'custom', input: undefined, path: [path], ...reason });
  for (const [flag, list] of [
    ['use_coupon', 'coupon_infos'],
    ['use_discount', 'discount_infos'],
  ] as const) {
    const named = fields[list] ?? [];
    if (fields[flag] === 'NO' && named.length > 0) fault(list, issueReason('no_list', { other: flag }));
    if (fields[flag] === 'YES' && named.length === 0) fault(list, issueReason('required'));
  }
  const ids = (fields.coupon_infos ?? []).map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) fault('coupon_infos', issueReason('duplicate', { value: twice }));
}

export function choiceOf({ coupon_infos, discount_infos }: Fields): billing.PaymentChoice {
  const [discount] = discount_infos ?? [];
  return { coupons: coupon_infos ?? [], ...(discount && { discount }) };
}

/** Codes of coupons and discounts in a payment (billing 9). */
export const CHOICE_ERRORS = ['CBC.99003108', 'CBC.99003112', 'CBC.99003116', 'CBC.99003117', 'CBC.99003147', 'CBC.99003156'] as const;
