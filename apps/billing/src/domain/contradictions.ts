import type { Order } from './order';
import { dueAfter, isTrying, type Payment } from './payment/payment';
import type { Price } from './price';
import type { ProxyPayRequest } from './proxy-pay-request';

/** Something that is kept here and contradicts itself. */
export interface Contradiction {
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
}

type AuditedOrder = Pick<Order, 'id' | 'status' | 'price' | 'lines' | 'agentPay' | 'paid' | 'payLock'>;
type AuditedPayment = Pick<Payment, 'id' | 'state' | 'due' | 'deductions'>;
type AuditedRequest = Pick<ProxyPayRequest, 'id' | 'orderId' | 'status'>;

/** Sums of an order (billing 4.2), and the request that its payer comes from (billing PP-10). */
export function contradictionsOf(order: AuditedOrder, open: readonly AuditedRequest[]): Contradiction[] {
  const tell = (rule: string, detail: string) => ({ rule, subject: order.id, detail });
  const { price, lines, status, paid } = order;
  // After the payment it says who paid.
  const agentPay = paid ? undefined : order.agentPay;
  const sum = (of: (line: Price) => bigint) => lines.reduce((total, line) => total + of(line.price), 0n);
  const isOpen = open.length === 1 && open[0]!.id === agentPay?.requestId;
  return [
    ...[price, ...lines.map((line) => line.price)].filter((one) => !addsUp(one)).map(() => tell('billing 4.2', 'discounts do not add up')),
    ...(sum((one) => one.official) === price.official && sum((one) => one.afterDiscount) === price.afterDiscount
      ? []
      : [tell('billing 4.2', 'the lines are not the sum of the order')]),
    ...((agentPay || open.length > 0) && !isOpen ? [tell('billing PP-10', 'its payer and its open request differ')] : []),
    ...(agentPay && status !== 'PENDING_PAYMENT' ? [tell('billing PP-10', `a payer is asked for in status ${status}`)] : []),
  ];
}

/** What an order and its payments must agree on (billing 4.2, 6.5, architecture 8): no lock without a living saga, every amount paid once. */
export function paymentContradictions(order: AuditedOrder, payments: readonly AuditedPayment[]): Contradiction[] {
  const tell = (detail: string) => ({ rule: 'billing 6.5', subject: order.id, detail });
  const { payLock, paid, price } = order;
  const running = payments.filter(isTrying);
  const done = payments.filter(({ state }) => state === 'PAID');
  const isLocked = payLock === undefined ? running.length === 0 : running.length === 1 && running[0]!.id === payLock;
  const isPaid = paid ? done.length === 1 && done[0]!.id === paid.paymentId : done.length === 0;
  const money = paid?.parts.reduce((sum, { amount }) => sum + amount, 0n);
  const isSettled = !paid || money === dueAfter({ total: price, lines: [] }, paid.deductions);
  return [
    ...(isLocked ? [] : [tell('its lock and the payments that run differ')]),
    ...(isPaid ? [] : [tell('it and its payments differ on whether it is paid')]),
    ...(isSettled ? [] : [tell('what was paid is not its price')]),
  ];
}

function addsUp({ official, afterDiscount, discounts }: Price): boolean {
  const lowered = discounts.reduce((sum, { amount }) => sum + amount, 0n);
  return official - lowered === afterDiscount && afterDiscount >= 0n;
}
