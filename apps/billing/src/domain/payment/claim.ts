import { isRefusal, refuse, yuanText, type Fen, type Refusal } from '@pc/kernel';
import type { BillingEvent } from '../billing-event';
import { chooseDiscount, type ChosenDiscount } from '../choose-discount';
import type { Customer } from '../customer';
import { accountOf } from '../dealer';
import type { Discount } from '../discount';
import type { Order } from '../order';
import type { Partner } from '../partner';
import { priceOrder } from '../price';
import type { ProxyPayRequest } from '../proxy-pay-request';
import { refuseByStanding } from './standing';
import { dueAfter, PAYMENT_MS, type ChosenCoupon, type Deduction, type Frozen, type Payer, type Payment } from './payment';

/** What the payer wants. */
export interface PaymentWish {
  readonly discount?: ChosenDiscount;
  readonly coupons: readonly ChosenCoupon[];
  /** A partner says what it expects to pay (billing PP-11). */
  readonly expected?: Fen;
}

/** All that is known of an order that someone wants to pay. */
export interface PaymentSituation {
  readonly order: Order | undefined;
  readonly request: ProxyPayRequest | undefined;
  readonly customer: Customer | undefined;
  /** The partner of the customer; for a reseller's customer its distributor. */
  readonly partner: Partner | undefined;
  /** Of certification RN-19: undefined where nobody asks. */
  readonly isVerified: boolean | undefined;
  readonly usable: readonly Discount[];
}

/** Who wants to pay: the customer its own order, or who was asked to. */
export type PayerClaim =
  { readonly by: 'CUSTOMER'; readonly id: string } | { readonly by: 'DEALER'; readonly id: string; readonly operator: string };

/** An order that can be paid, and at which price. */
export interface Payable {
  readonly order: Order;
  readonly request?: ProxyPayRequest;
  readonly customer: Customer;
  readonly payer: Payer;
  readonly discount?: Discount;
  readonly price: Frozen;
}

/** billing PAY-1, PAY-5, PAY-8, PAY-9, PP-17 and the discounts of 6.2; coupons and money are for others to say. */
export function decidePayable(situation: PaymentSituation, claim: PayerClaim, wish: PaymentWish, now: Date): Payable | Refusal {
  const { order, customer, request } = situation;
  if (claim.by === 'DEALER') {
    if (!request || accountOf(request.dealer) !== claim.id) return refuse('CBC.30000010', { field: 'request_id' });
    if (request.status !== 'PENDING') return refuse('CBC.99003106', { field: 'request_id' });
  }
  if (!order || !customer || order.customerId !== customer.id) return refuse('CBC.30000010', { field: 'order_id' });
  if (claim.by === 'CUSTOMER' && order.customerId !== claim.id) return refuse('CBC.30000010', { field: 'order_id' });
  const refusal = refuseByOrder(order, claim, now) ?? refuseByStanding(situation, customer, claim.by);
  if (refusal) return refusal;
  const discount = chooseDiscount(situation.usable, wish.discount);
  if (isRefusal(discount)) return discount;
  const price = priceOrder(
    order.lines.map((line) => line.price.official),
    discount,
  );
  const payer = payerOf(customer, request, claim);
  return { order, customer, payer, price, ...(request && claim.by === 'DEALER' && { request }), ...(discount && { discount }) };
}

function refuseByOrder({ payLock, status, deadline, agentPay }: Order, { by }: PayerClaim, now: Date): Refusal | undefined {
  if (payLock !== undefined) return refuse('CBC.99008040', { field: 'order_id' });
  if (status !== 'PENDING_PAYMENT' || !deadline) return refuse('CBC.99003106', { field: 'order_id' });
  if (now >= deadline) return refuse('CBC.99003110', { field: 'order_id' });
  if (by === 'CUSTOMER' && agentPay) return refuse('CBC.99003106', { field: 'order_id', reason: 'withdraw_first' });
  return undefined;
}

/** A resale customer spends what it was granted in this association, everybody else money of his own (billing AC-1, AC-19). */
function payerOf(customer: Customer, request: ProxyPayRequest | undefined, claim: PayerClaim): Payer {
  const { association } = customer;
  if (claim.by === 'DEALER')
    return { id: claim.id, holder: request?.dealer.resellerId === undefined ? 'PARTNER' : 'RESELLER', purse: { from: 'CASH' } };
  const purse = association?.type === '2' ? ({ from: 'GRANTED', associationId: association.id } as const) : ({ from: 'CASH' } as const);
  return { id: customer.id, holder: 'CUSTOMER', purse };
}

/** billing PP-11: nothing is booked at a price that the partner does not expect. */
export function refuseAmount(
  { price }: Pick<Payable, 'price'>,
  deductions: readonly Deduction[],
  { expected }: PaymentWish,
): Refusal | undefined {
  const due = dueAfter(price, deductions);
  if (expected === undefined || expected === due) return undefined;
  return refuse('CBC.99007004', {
    field: 'expected_amount',
    reason: 'amount_changed',
    params: { amount: yuanText(due) },
    items: ['AMOUNT_CHANGED'],
  });
}

/** billing 6.5 step 1: the order is locked, and the request is being paid. */
export function claimed(
  payable: Payable,
  {
    deductions,
    claim,
    id,
    now,
  }: { readonly deductions: readonly Deduction[]; readonly claim: PayerClaim; readonly id: string; readonly now: Date },
): { readonly payment: Payment; readonly events: BillingEvent[] } {
  const { order, customer, payer, price, request } = payable;
  const payment: Payment = {
    id,
    purpose: request ? 'PROXY_PAY' : 'PAY',
    orderId: order.id,
    customerId: customer.id,
    payer,
    ...(request && { requestId: request.id }),
    ...(claim.by === 'DEALER' && { operator: claim.operator }),
    ...(payable.discount && { discount: payable.discount }),
    price,
    deductions,
    due: dueAfter(price, deductions),
    state: 'CLAIMED',
    until: new Date(now.getTime() + PAYMENT_MS),
  };
  const paying: BillingEvent[] = request
    ? [{ type: 'proxy-pay-changed', request: { ...request, status: 'PAYING', version: request.version + 1 }, from: request.status }]
    : [];
  return { payment, events: [...paying, { type: 'lock-changed', order: { ...order, payLock: id } }] };
}
