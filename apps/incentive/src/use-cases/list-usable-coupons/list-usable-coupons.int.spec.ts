import { customer as customerContracts, type incentive, SYSTEM_CALLER } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness } from '../../../../../test/support/incentive-harness';

const HOUR_MS = 3_600_000;

describe('the coupons for an order, on the real store', () => {
  let service: IncentiveHarness;
  beforeEach(async () => {
    service = await IncentiveHarness.start();
  });
  afterEach(() => service?.close());

  const line = {
    order_line_item_id: 'l1',
    product_id: 'p',
    service_type_code: 'ecs',
    period_type: 2,
    period_num: 1,
    marketplace: false,
    payable_fen: 100_000,
  };
  const anOrder = (change: Partial<incentive.PayableOrder> = {}): incentive.PayableOrder => ({
    order_id: 'CS1',
    create_time: formatUtc(service.clock.now()),
    order_type: 1,
    enterprise_project_ids: [],
    lines: [line],
    ...change,
  });
  const ask = (customerId: string, order = anOrder(), caller = SYSTEM_CALLER) =>
    service.queries.listUsableCoupons(service.ask({ customer_id: customerId, order }, caller));
  const offered = async (customerId: string, order = anOrder()) =>
    bodyOf(await ask(customerId, order)).coupons.map(({ coupon_id }) => coupon_id);

  it('benefits 5.12 a holder is offered what it can use, newest first, with the numbers of an order', async () => {
    const scene = await service.given({ customers: 2 });
    const [first, another] = await service.issued(scene);
    service.clock.advance(1000);
    const one = { customer_ids: [scene.customerIds[0]!] };
    const [second] = await service.issued(scene, one);
    const [taken] = await service.issued(scene, one);
    await service.reclaim(scene, taken!);
    await service.issued(scene, { ...one, cloud_service_types: ['obs'] });
    await service.issued(scene, { ...one, min_order_amount_fen: 100_001 });
    const answer = bodyOf(await ask(scene.customerIds[0]!));
    expect(answer.coupons).toMatchObject([
      { coupon_id: second, coupon_type: 1, coupon_group: 0, balance_fen: 50_000 },
      { coupon_id: first, status: 2 },
    ]);
    expect(answer.coupon_max_use_quantity.map(({ coupon_type, use_quantity_value }) => [coupon_type, use_quantity_value])).toEqual([
      [300, 1],
      [301, 1],
      [302, 3],
      [303, 3],
      [304, 3],
    ]);
    expect(await offered(scene.customerIds[1]!)).toEqual([another]);
    expect(await offered(service.addCustomer(scene.partnerId))).toEqual([]);
  });

  it('benefits P-21 customers 5.17 what a customer had before it became a resale customer is offered for earlier orders only', async () => {
    const scene = await service.given({ customers: 1 });
    const [customerId] = scene.customerIds as [string];
    const [before] = await service.issued(scene);
    const next = await service.given({ customers: 0 });
    service.clock.advance(HOUR_MS);
    const earlier = anOrder();
    service.clock.advance(HOUR_MS);
    const started = {
      customer_id: customerId,
      association_id: 'next',
      partner_id: next.partnerId,
      association_type: '2' as const,
      associated_on: formatUtc(service.clock.now()),
      first_association: false,
      via_report: false,
    };
    await service.customerEvents.associationStarted(service.event(customerContracts.associationStarted, 5, started));
    service.clock.advance(HOUR_MS);
    expect(await offered(customerId, earlier)).toEqual([before]);
    expect(await offered(customerId, anOrder())).toEqual([]);
    const [since] = await service.issued({ ...next, customerIds: [customerId] });
    expect(await offered(customerId, anOrder())).toEqual([since]);
  });

  it('only another service asks, and without an answer about the holder nothing is offered', async () => {
    const scene = await service.given({ customers: 1 });
    expect(refusalOf(await ask(scene.customerIds[0]!, anOrder(), scene.caller)).code).toBe('CBC.0151');
    service.directory.silent = true;
    expect(refusalOf(await ask('customer-that-no-copy-has')).code).toBe('PCB.0504');
  });
});
