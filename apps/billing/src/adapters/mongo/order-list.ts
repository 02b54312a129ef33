import type { AnswerOf, billing, PayloadOf } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { conditions, within, type Filter, type StoreConnection } from '@pc/store';
import type { Viewer } from '../../ports/lists';
import { ORDERS } from './collections';
import { dealerKey } from './dealer-key';
import type { OrderDocument } from './order.document';
import { orderLineView, orderView } from './order.view';

type Wanted = PayloadOf<typeof billing.listOrders>;
type Answer = AnswerOf<typeof billing.listOrders>;

/**
 * O1. An order enters the list of a new partner late, so its place is its age: a page is a stretch of the index of the
 * customer or of who serves it.
 */
export async function listOrders(store: StoreConnection, viewer: Viewer, wanted: Wanted): Promise<Answer> {
  const filters = [shownTo(viewer), filterOf(wanted)];
  const filter = { $and: filters.filter((one) => Object.keys(one).length > 0) } as Filter<OrderDocument>;
  const orders = store.collection<OrderDocument>(ORDERS);
  const order = wanted.oldest_first ? (1 as const) : (-1 as const);
  const options = { sort: { create_time: order, _id: order }, skip: wanted.offset, limit: wanted.limit, projection: { lines: 0 } };
  const [rows, total] = await Promise.all([orders.find(filter, options).toArray(), orders.countDocuments(filter)]);
  return { total_count: total, order_infos: rows.map(orderView) };
}

/** O2: the order with one page of its lines. */
export async function getOrder(
  store: StoreConnection,
  viewer: Viewer,
  { order_id, offset, limit }: PayloadOf<typeof billing.getOrder>,
): Promise<AnswerOf<typeof billing.getOrder> | undefined> {
  const filter = { _id: order_id.toUpperCase(), ...shownTo(viewer) } as Filter<OrderDocument>;
  const order = await store.collection<OrderDocument>(ORDERS).findOne(filter);
  if (!order) return undefined;
  const { deadline } = order;
  return {
    total_count: order.lines.length,
    order_info: {
      ...orderView(order),
      user_name: order.ordered.userName,
      ...(deadline && { pending_payment_end_time: formatUtc(deadline) }),
    },
    order_line_items: order.lines.slice(offset, offset + limit).map((line) => orderLineView(order._id, line, order.paid)),
  };
}

function shownTo(viewer: Viewer) {
  return viewer.type === 'customer' ? { customer_id: viewer.id } : { shown_to: dealerKey(viewer.dealer) };
}

/** Letter case matters neither in order ids nor in codes of services (billing 4.1, O1). */
function filterOf({ order_id, customer_id, create_time, payment_time, service_type_code, status, order_type, paying_agent_id }: Wanted) {
  return conditions({
    _id: order_id?.toUpperCase(),
    customer_id,
    create_time: within(create_time),
    payment_time: within(payment_time),
    service_key: service_type_code?.toLowerCase(),
    status,
    order_type: order_type === undefined ? undefined : typesSaid(order_type),
    payer_id: paying_agent_id,
  });
}

/** The type in digits; any other text is the name of none. */
function typesSaid(text: string): number[] {
  return /^\d{1,9}$/.test(text) ? [Number(text)] : [];
}
