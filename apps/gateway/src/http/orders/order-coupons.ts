import { Controller } from '@nestjs/common';
import { billing, idText, incentive, type AnswerOf } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { useLimitAnswer } from '../coupons/use-limit';
import { shownId, shownInteger, shownList, shownMoney, shownText, shownTime, yuan } from '../shown';
import { ORDER_ID } from './order-answers';
import { TAG } from './order-callers';

const TYPES = '300 discount coupon, 301 voucher, 302 cash coupon, 303 stored-value card, 304 pick-up coupon';
const GROUPS = '0 cloud service, 1 marketplace, 2 dedicated voucher, 3 hardware';
/** The kinds of the coupon lists, as a payment names them (benefits 2.9). */
const PAYMENT_TYPES = new Map<number, number>(
  (['VOUCHER', 'CASH', 'PICK_UP'] as const).map((kind) => [incentive.COUPON_TYPES[kind], incentive.PAYMENT_COUPON_TYPES[kind]]),
);

export const orderCoupon = z
  .object({
    coupon_id: shownId('Coupon'),
    coupon_code: shownText(64, 'By which people name it', 'PC1A2B3C'),
    status: shownInteger('2 usable', 2),
    coupon_type: shownInteger(TYPES, 301),
    coupon_group: shownInteger(GROUPS, 0),
    coupon_version: shownInteger('2 new', 2),
    measure_id: shownInteger('Unit of the amounts: 1 is yuan', 1),
    face_value: shownMoney('Face value', 100),
    balance: shownMoney('Balance', 100),
    effective_time: shownTime('Usable from here'),
    expire_time: shownTime('and until here, exclusive', '2026-12-31T16:00:00Z'),
    plan_name: shownText(512, 'Name of its plan', 'Spring').optional(),
    plan_desc: shownText(512, 'Its description', 'Spring fair').optional(),
    use_limits: shownList(useLimitAnswer, 'Restrictions'),
    active_time: shownTime('When it was activated'),
    last_used_time: shownTime('When it was last used').optional(),
    create_time: shownTime('When it was issued'),
  })
  .meta({ id: 'OrderCoupon', description: 'A coupon that can pay for an order' });

const maxUse = z
  .object({
    coupon_type: shownInteger(TYPES, 301),
    coupon_group: shownInteger(GROUPS, 0),
    use_quantity_value: shownInteger('How many of them one order may use', 1),
  })
  .meta({ id: 'CouponMaxUseQuantity', description: 'How many coupons of a kind one order may use' });

const orderCoupons = declareRoute({
  operation: 'listOrderCoupons',
  method: 'GET',
  path: '/v2/orders/customer-orders/order-coupons',
  tag: TAG,
  summary: 'List the coupons that can pay for an order',
  callers: [CUSTOMER],
  status: 200,
  query: z.object({ order_id: idText({ description: 'The order', example: ORDER_ID }) }),
  answer: z.object({
    count: shownInteger('Number of coupons', 1),
    user_coupons: shownList(orderCoupon, 'Newest first'),
    coupon_max_use_quantity: shownList(maxUse, 'Of each kind'),
  }),
  errors: ['CBC.30000010'],
  asks: billing.listOrderCoupons,
});

@Controller()
export class OrderCouponsController {
  constructor(private readonly services: Services) {}

  /** O3 (billing 7), benefits 5.12 */
  @Route(orderCoupons)
  async list(call: Call<typeof orderCoupons>) {
    const { coupons, coupon_max_use_quantity } = await this.services.ask(call, call.query);
    return { count: coupons.length, user_coupons: coupons.map(toOrderCoupon), coupon_max_use_quantity };
  }
}

export function toOrderCoupon(coupon: AnswerOf<typeof billing.listOrderCoupons>['coupons'][number]) {
  return {
    coupon_id: coupon.coupon_id,
    coupon_code: coupon.coupon_code,
    status: coupon.status,
    coupon_type: PAYMENT_TYPES.get(coupon.coupon_type) ?? coupon.coupon_type,
    coupon_group: coupon.coupon_group,
    coupon_version: 2,
    measure_id: coupon.measure_id,
    face_value: yuan(coupon.face_value_fen),
    balance: yuan(coupon.balance_fen),
    effective_time: coupon.effective_time,
    expire_time: coupon.expire_time,
    plan_name: coupon.plan_name,
    plan_desc: coupon.plan_desc,
    use_limits: coupon.use_limits,
    active_time: coupon.active_time,
    last_used_time: coupon.last_used_time,
    create_time: coupon.create_time,
  };
}
