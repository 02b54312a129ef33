import type { Order } from './order';
import type { Price } from './price';
import type { ProxyPayRequest } from './proxy-pay-request';

/** Something that is kept here and contradicts itself. */
export interface Contradiction {
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
}

type AuditedOrder = Pick<Order, 'id' | 'status' | 'price' | 'lines' | 'agentPay'>;
type AuditedRequest = Pick<ProxyPayRequest, 'id' | 'orderId' | 'status'>;

/** Sums of an order (billing 4.2), and the request that its payer comes from (billing PP-10). */
export function contradictionsOf(order: AuditedOrder, open: readonly AuditedRequest[]): Contradiction[] {
  const tell = (rule: string, detail: string) => ({ rule, subject: order.id, detail });
  const { price, lines, agentPay, status } = order;
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

function addsUp({ official, afterDiscount, discounts }: Price): boolean {
  const lowered = discounts.reduce((sum, { amount }) => sum + amount, 0n);
  return official - lowered === afterDiscount && afterDiscount >= 0n;
}
