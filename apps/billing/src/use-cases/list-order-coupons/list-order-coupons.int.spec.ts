import type { Caller } from '@pc/contracts';
import { aLine, BillingHarness } from '../../../../../test/support/billing-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { payableOrder } from '../../adapters/bus/incentive-coupons';

describe('the coupons for an order, asked of incentive', () => {
  let service: BillingHarness;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    customer = service.addCustomer(service.addPartner());
  });
  afterEach(() => service?.close());

  const coupons = (caller: Caller, orderId: string) => service.orders.coupons(service.ask({ order_id: orderId }, caller));

  it('benefits 5.12 incentive is told the order with the payable amount of every line', async () => {
    const discounts = [
      { discount_id: 'd', discount_type: 2 as const, discount_mode: 0 as const, discount_ratio: '0.90', is_default: true },
    ];
    const line = aLine({ region_code: 'cn-north-4', marketplace: true });
    const id = await service.ordered(customer, {
      discounts,
      order_line_items: [line],
      enterprise_projects: [{ id: 'project', name: 'P' }],
    });
    expect(bodyOf(await coupons(customer, id.toLowerCase())).coupons).toMatchObject([{ coupon_id: 'voucher' }]);
    expect(payableOrder(service.coupons.asked[0]!)).toEqual({
      order_id: id,
      create_time: '2026-03-01T08:00:00Z',
      order_type: 1,
      enterprise_project_ids: ['project'],
      lines: [
        {
          order_line_item_id: `${id}-000001`,
          product_id: 'product-1',
          service_type_code: 'hws.service.type.ec2',
          region_code: 'cn-north-4',
          period_type: 3,
          period_num: 1,
          marketplace: true,
          payable_fen: 90_000,
        },
      ],
    });
  });

  it('benefits 5.12 only the customer asks, and only for its own order', async () => {
    const id = await service.ordered(customer);
    for (const [caller, orderId] of [
      [service.addCustomer(), id],
      [customer, 'CS000'],
    ] as const)
      expect(refusalOf(await coupons(caller, orderId))).toMatchObject({ code: 'CBC.30000010', field: 'order_id' });
    expect(refusalOf(await coupons(service.addPartner(), id)).code).toBe('CBC.0151');
    expect(service.coupons.asked).toEqual([]);
  });

  it('nothing pays an order that does not wait for payment; without an answer in time there is none', async () => {
    const id = await service.ordered(customer);
    await service.cancel(customer, id);
    expect(bodyOf(await coupons(customer, id)).coupons).toEqual([]);
    service.coupons.silent = true;
    expect(refusalOf(await coupons(customer, id)).code).toBe('PCB.0504');
  });
});
