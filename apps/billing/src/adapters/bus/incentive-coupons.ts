import { askAsSystem, BusClient, BusTimeout } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive, SYSTEM_CALLER, type AnswerOf, type PayloadOf, type RequestContract } from '@pc/contracts';
import { formatUtc, isRefusal, newHexId, type Refusal } from '@pc/kernel';
import { lowersLine, ratioText, type Discount } from '../../domain/discount';
import type { Order } from '../../domain/order';
import type { Payable } from '../../domain/payment/claim';
import type { ChosenCoupon, Deduction, Frozen, Payment } from '../../domain/payment/payment';
import { Coupons, type UsableCoupons } from '../../ports/coupons';
import { CHOSEN_TYPES } from '../../views/order-discount.view';

type Quoted = AnswerOf<typeof incentive.quoteCoupons>;

/** Asks the incentive service over the bus (interactions 6). */
@Injectable()
export class IncentiveCoupons extends Coupons {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override usable(order: Order, deadline: number): Promise<UsableCoupons> {
    const question = { customer_id: order.customerId, order: payableOrder(order) };
    return askAsSystem(this.bus, incentive.listUsableCoupons, question, deadline);
  }

  override async quote(
    { order, price, discount }: Pick<Payable, 'order' | 'price' | 'discount'>,
    coupons: readonly ChosenCoupon[],
    deadline: number,
  ): Promise<Deduction[] | Refusal> {
    const quoted = await this.ask(incentive.quoteCoupons, chosen(order, price, discount, coupons), deadline);
    return isRefusal(quoted) ? quoted : quoted.deductions.map(deductionOf);
  }

  override async lock({ id, price, discount, deductions }: Payment, order: Order, deadline: number): Promise<Refusal | undefined> {
    const coupons = deductions.map(({ couponId, type }) => ({ id: couponId, type }));
    const quoted = deductions.map(({ couponId, amount }) => ({ coupon_id: couponId, amount_fen: Number(amount) }));
    const wish = { payment_id: id, ...chosen(order, price, discount, coupons), quoted };
    const locked = await this.ask(incentive.lockCoupons, wish, deadline, order.customerId);
    return isRefusal(locked) ? locked : undefined;
  }

  override async cancel({ id, orderId, customerId }: Payment, deadline: number): Promise<void> {
    const cancelled = { payment_id: id, order_id: orderId, customer_id: customerId };
    const refusal = await this.ask(incentive.cancelCoupons, cancelled, deadline, customerId);
    if (isRefusal(refusal)) throw new Error(`${incentive.cancelCoupons.pattern} was refused: ${refusal.code}`);
  }

  /** A refusal of coupons is the payer's to read. Throws BusTimeout and BusUnavailable. */
  private async ask<C extends RequestContract>(
    contract: C,
    payload: PayloadOf<C>,
    deadline: number,
    key?: string,
  ): Promise<AnswerOf<C> | Refusal> {
    const asked = { caller: SYSTEM_CALLER, requestId: newHexId(), deadline, ...(key !== undefined && { key }) };
    const reply = await this.bus.request(contract, payload, asked);
    if (!isRefusal(reply)) return reply.body;
    if (reply.code === 'PCB.0504') throw new BusTimeout(contract.pattern);
    return reply;
  }
}

function chosen(order: Order, price: Frozen, discount: Discount | undefined, coupons: readonly ChosenCoupon[]) {
  return {
    customer_id: order.customerId,
    order: payableOrder(order, price),
    ...(discount && { discount: chosenDiscount(order, discount) }),
    coupons: coupons.map(({ id, type }) => ({ coupon_id: id, type })),
  };
}

function chosenDiscount({ lines }: Order, discount: Discount) {
  const { type, effect } = discount;
  if (effect.type !== 'RATIO') return { discount_type: CHOSEN_TYPES[type] };
  const lowered = lines.filter((_, place) => lowersLine(discount, place));
  const ratios = lowered.map((line) => ({ order_line_item_id: line.id, discount_ratio: ratioText(effect) }));
  return { discount_type: CHOSEN_TYPES[type], ratios };
}

function deductionOf({ coupon_id, type, is_rebate, amount_fen, lines }: Quoted['deductions'][number]): Deduction {
  return {
    couponId: coupon_id,
    type,
    isRebate: is_rebate,
    amount: BigInt(amount_fen),
    lines: lines.map((line) => ({ lineId: line.order_line_item_id, amount: BigInt(line.amount_fen) })),
  };
}

/** The order as coupons look at it: at the price that is to be paid, else at the one that it shows. */
export function payableOrder(order: Order, price?: Frozen): incentive.PayableOrder {
  return {
    order_id: order.id,
    create_time: formatUtc(order.createTime),
    order_type: order.orderType,
    enterprise_project_ids: order.enterpriseProjects.map(({ id }) => id),
    lines: order.lines.map((line, place) => ({
      order_line_item_id: line.id,
      product_id: line.productId,
      service_type_code: line.serviceType.code,
      ...(line.regionCode !== undefined && { region_code: line.regionCode }),
      period_type: line.periodType,
      ...(line.periodNum !== undefined && { period_num: line.periodNum }),
      marketplace: line.marketplace,
      payable_fen: Number((price?.lines[place] ?? line.price).afterDiscount),
    })),
  };
}
