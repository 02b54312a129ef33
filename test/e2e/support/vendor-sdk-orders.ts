import type { Account } from './account';
import type { Partner } from './partner';
import { inDays } from './times';
import type { VendorSdk } from './vendor-sdk';
import type { World } from './world';

interface Orders {
  readonly total_count: number;
  readonly order_infos: readonly object[];
}

const LINE = { product_id: 'OFFI000001', service_type_code: 'hws.service.type.ec2', official_amount: '100.10', resources: [] };
const ORDER = { order_type: 1, source_type: 1, service_type_code: LINE.service_type_code, category: 'CLOUD', needs_approval: false };

/** An order that a customer has yet to pay (billing OR-10). */
async function unpaidOrder(world: World, { id: customer_id }: Account): Promise<string> {
  const lines = [{ ...LINE, region_code: 'cn-north-4', period_type: 2, period_num: 1, subscription_num: 1, marketplace: false }];
  const body = { ...ORDER, customer_id, order_line_items: lines, discounts: [] };
  const answer = await world.operator.api.post('/v2/operations/orders', body).expect(200);
  return (answer.body as { order_id: string }).order_id;
}

/** The order list of the vendor's SDK with every filter that it has (billing O1). */
export async function listsOrders(sdk: VendorSdk, world: World, partner: Partner, customer: Account): Promise<void> {
  const order_id = await unpaidOrder(world, customer);
  const whose = { order_id, customer_id: customer.id, service_type_code: ORDER.service_type_code, order_type: '1', method: 'oneself' };
  const times = { create_time_begin: inDays(-1), create_time_end: inDays(1) };
  const filters = { ...whose, ...times, status: 6, order_by: '-createTime', offset: 0, limit: 100 };
  const { status, read } = await sdk.call<Orders>(partner, 'list_customer_orders', filters);
  const order = { order_id, customer_id: customer.id, status: 6, order_type: 1, official_amount: 100.1, currency: 'CNY', measure_id: 1 };
  expect([status, read]).toMatchObject([200, { total_count: 1, order_infos: [order] }]);
  expect(await sdk.read(partner, 'list_customer_orders', { status: 9 })).toEqual({ total_count: 0, order_infos: [] });
}
