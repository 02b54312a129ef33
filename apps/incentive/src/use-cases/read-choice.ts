import { incentive, type AnswerOf, type PayloadOf } from '@pc/contracts';
import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { ChosenCoupon, ChosenDiscount, CouponChoice, DiscountType, PaymentKind } from '../domain/coupon-choice';
import { unknownCustomer } from '../domain/customer';
import type { Deduction } from '../domain/deductions';
import { ratioFrom } from '../domain/ratio';
import { Benefits } from '../ports/benefits';
import { Parties } from '../ports/parties';
import { orderOf } from './payable-order';

type Payload = PayloadOf<typeof incentive.quoteCoupons>;

/** Reads what a payment would like to use, and what is known about that. */
@Injectable()
export class ReadChoice {
  constructor(
    private readonly benefits: Benefits,
    private readonly parties: Parties,
  ) {}

  async read(tx: Tx, { customer_id: customerId, order, discount, coupons }: Payload): Promise<CouponChoice | Refusal> {
    const chosen = chosenOf(coupons);
    if (isRefusal(chosen)) return chosen;
    const ids = chosen.map(({ id }) => id);
    return {
      order: orderOf(order),
      holder: (await this.parties.customers(tx, [customerId])).get(customerId) ?? unknownCustomer(customerId),
      ...(discount && { discount: discountOf(discount) }),
      chosen,
      coupons: await this.benefits.coupons(tx, ids),
      now: tx.now,
    };
  }
}

const KINDS = new Map(Object.entries(incentive.PAYMENT_COUPON_TYPES).map(([kind, type]) => [type as number, kind as PaymentKind]));
const DISCOUNTS = new Map(Object.entries(incentive.CHOSEN_DISCOUNT_TYPES).map(([name, type]) => [type as number, name as DiscountType]));

function chosenOf(coupons: Payload['coupons']): ChosenCoupon[] | Refusal {
  const unknown = coupons.findIndex(({ type }) => !KINDS.has(type));
  if (unknown >= 0)
    return refuse('CBC.0100', {
      field: `coupon_infos[${unknown}].type`,
      reason: 'option',
      params: { options: [...KINDS.keys()].join(', ') },
    });
  return coupons.map(({ coupon_id: id, type }) => ({ id, kind: KINDS.get(type)! }));
}

function discountOf({ discount_type, ratios }: NonNullable<Payload['discount']>): ChosenDiscount {
  const type = DISCOUNTS.get(discount_type);
  if (!type) throw new Error(`There is no discount of type ${discount_type}`);
  if (!ratios) return { type };
  return { type, ratios: new Map(ratios.map((one) => [one.order_line_item_id, ratioOf(one.discount_ratio)])) };
}

function ratioOf(text: string) {
  const ratio = ratioFrom(text);
  if (!ratio) throw new Error(`${text} is no ratio`);
  return ratio;
}

/** Deductions as they are told. */
export function deductionsView(deductions: readonly Deduction[]): AnswerOf<typeof incentive.quoteCoupons> {
  return {
    deductions: deductions.map(({ couponId, kind, isRebate, amount, lines }) => ({
      coupon_id: couponId,
      type: incentive.PAYMENT_COUPON_TYPES[kind],
      is_rebate: isRebate,
      amount_fen: Number(amount),
      lines: lines.map((line) => ({ order_line_item_id: line.lineId, amount_fen: Number(line.amount) })),
    })),
  };
}
