import { until, uniqueName } from '@pc/testing';
import type { Test } from 'supertest';
import type { Account } from './account';
import { withQuery } from './paths';
import type { World } from './world';

export const ORDERS = '/v2/orders/customer-orders';
export const INTAKE = '/v2/operations/orders';

export interface ShownOrder {
  readonly order_id: string;
  readonly customer_id: string;
  readonly status: number;
  readonly amount_after_discount: number;
  readonly create_time: string;
  readonly agent_pay_info: { readonly paying_agent_id: string; readonly is_agent_pay: boolean } | null;
}

export interface ShownOrders {
  readonly total_count: number;
  readonly order_infos: readonly ShownOrder[];
}

type Query = Parameters<typeof withQuery>[1];
/** Signed calls, or a browser. */
type Api = { get(path: string): Test };

/** A line of 1,000.00 for a year. */
export const LINE = {
  product_id: 'product-1',
  service_type_code: 'hws.service.type.ec2',
  period_type: 3,
  period_num: 1,
  official_amount: 1000,
};

/** What the vendor's ordering systems hand in (billing OR-10). */
export function placeOrder(world: World, customer: Pick<Account, 'id'>, change: object = {}): Test {
  const order = { order_type: 1, source_type: 1, category: 'CLOUD', service_type_code: 'hws.service.type.ec2', order_line_items: [LINE] };
  return world.operator.api.post(INTAKE, { external_id: uniqueName('external'), customer_id: customer.id, ...order, ...change });
}

/** The id of an order that was taken. */
export async function ordered(world: World, customer: Pick<Account, 'id'>, change: object = {}): Promise<string> {
  return ((await placeOrder(world, customer, change).expect(200)).body as ShownOrder).order_id;
}

export async function orders(api: Api, query: Query = {}): Promise<ShownOrders> {
  return (await api.get(withQuery(ORDERS, query)).expect(200)).body as ShownOrders;
}

export async function orderIds(api: Api, query: Query = {}): Promise<string[]> {
  return (await orders(api, query)).order_infos.map(({ order_id }) => order_id);
}

/** Billing hears of associations a moment later. */
export function seesOrders(api: Api, count: number, query: Query = {}): Promise<unknown> {
  const seen = async () => (await orders(api, query)).total_count === count;
  return until(seen, { timeoutMs: 20_000, what: `${count} orders to be seen` });
}

export const detailOf = (orderId: string): string => `${ORDERS}/details/${orderId}`;
