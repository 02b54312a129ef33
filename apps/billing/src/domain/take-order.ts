import { refuse, type Refusal } from '@pc/kernel';
import type { BillingEvent, Decision } from './billing-event';
import type { Customer } from './customer';
import { checkForm } from './check-order-form';
import { deadlineOf } from './deadline';
import { chosenDiscount } from './discount';
import { dealerOf } from './dealer';
import type { NewOrder } from './new-order';
import type { Order, OrderStatus } from './order';
import { lineId } from './order-id';
import type { Partner } from './partner';
import { isRestricted } from './payment/standing';
import { priceOrder } from './price';

export interface TakeOrderSituation {
  readonly customer: Customer | undefined;
  /** The account is a partner or reseller itself: it cannot buy (customers 10.2). */
  readonly isPartner: boolean;
  /** The partner of the customer; for a reseller's customer its distributor. */
  readonly partner: Partner | undefined;
}

/** Ordered by an agent for the customer, who has to confirm (billing 3). */
const AGENT = 2;

/** billing OR-10 with 5.1 rows 1 to 3. */
export function decideOrder(order: NewOrder, situation: TakeOrderSituation, now: Date, id: string): Decision {
  return refusalOf(situation) ?? checkForm(order, now) ?? [takenOrder(order, situation, now, id)];
}

function refusalOf({ customer, isPartner, partner }: TakeOrderSituation): Refusal | undefined {
  if (!customer && !isPartner) return refuse('CBC.99000035', { field: 'customer_id' });
  const items = [
    ...(isPartner ? ['IS_PARTNER'] : []),
    ...(customer && customer.isFrozen !== 0 ? ['CUSTOMER_FROZEN'] : []),
    ...(customer && isRestricted(customer, partner) ? ['PARTNER_RESTRICTED'] : []),
  ];
  return items.length > 0 ? refuse('CBC.99007004', { items }) : undefined;
}

function takenOrder(ordered: NewOrder, { customer }: TakeOrderSituation, now: Date, id: string): BillingEvent {
  const { needsApproval, lines, ...rest } = ordered;
  const status = firstStatus(ordered);
  const price = priceOrder(
    lines.map(({ official }) => official),
    chosenDiscount(rest.discounts),
  );
  const order: Order = {
    ...rest,
    id,
    status,
    lines: lines.map(({ official: _, ...line }, index) => ({ ...line, id: lineId(id, index + 1), price: price.lines[index]! })),
    price: price.total,
    createTime: now,
    ...(status === 'PENDING_PAYMENT' && { deadline: deadlineOf(rest, now) }),
    shownTo: customer?.association ? [dealerOf(customer.association)] : [],
    version: 1,
  };
  return { type: 'order-created', order };
}

function firstStatus({ needsApproval, sourceType }: NewOrder): OrderStatus {
  if (needsApproval) return 'PENDING_APPROVAL';
  return sourceType === AGENT ? 'PENDING_CONFIRMATION' : 'PENDING_PAYMENT';
}
