import { customer as customerContracts, type Caller } from '@pc/contracts';
import { uniqueName } from '@pc/testing';
import { aLine, BillingHarness } from '../../../../../test/support/billing-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { OPERATOR } from '../../../../../test/support/service-harness';
import { OperationsController } from '../../api/operations.controller';
import { StandingController } from '../../api/standing.controller';
import { Orders } from '../../ports/orders';

describe('the intake of orders, on the real store', () => {
  let service: BillingHarness;
  let partner: Caller;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    partner = service.addPartner();
    customer = service.addCustomer(partner);
  });
  afterEach(() => service?.close());

  it('billing OR-10 an order is kept with its lines, prices and deadline, and told', async () => {
    const discount = { discount_id: 'd1', discount_type: 2 as const, discount_mode: 0 as const, discount_ratio: '0.90', is_default: true };
    const lines = [aLine(), aLine({ official_amount_fen: 20_000, product_id: 'disk', region_code: 'cn-north-4' })];
    const id = await service.ordered(customer, { discounts: [discount], order_line_items: lines, user_name: 'clerk' });
    expect(id).toMatch(/^CS2603010800[0-9A-Z]{5}$/);
    const detail = bodyOf(await service.detail(customer, id));
    expect(detail.order_info).toEqual({
      order_id: id,
      customer_id: customer.account_id,
      service_type_code: 'hws.service.type.ec2',
      service_type_name: 'hws.service.type.ec2',
      source_type: 1,
      status: 6,
      order_type: 1,
      official_amount_fen: 120_000,
      amount_after_discount_fen: 108_000,
      amount_info: {
        discounts: [{ discount_type: '605', discount_amount_fen: 12_000 }],
        flexipurchase_coupon_amount_fen: 0,
        coupon_amount_fen: 0,
        stored_card_amount_fen: 0,
      },
      measure_id: 1,
      currency: 'CNY',
      create_time: '2026-03-01T08:00:00Z',
      enterprise_projects: [],
      user_name: 'clerk',
      pending_payment_end_time: '2026-03-08T08:00:00Z',
    });
    expect(detail).toMatchObject({
      total_count: 2,
      order_line_items: [
        { order_line_item_id: `${id}-000001`, order_id: id, amount_after_discount_fen: 90_000 },
        { order_line_item_id: `${id}-000002`, product_id: 'disk', official_amount_fen: 20_000, amount_after_discount_fen: 18_000 },
      ],
    });
    const data = { order_id: id, customer_id: customer.account_id, status: 6, cause: 'PAYMENT' };
    expect(await service.told(id)).toEqual([{ name: 'order-created', version: 1, data }]);
  });

  it('billing OR-10 the same external_id answers the same order, one after the other and at once, whatever has changed since', async () => {
    const external_id = uniqueName('external');
    const parallel = await Promise.all(Array.from({ length: 4 }, () => service.ordered(customer, { external_id })));
    expect(new Set(parallel).size).toBe(1);
    const freeze = { customer_id: customer.account_id, is_frozen: 1 as const, cause: 'PARTNER' as const };
    await service.customerEvents.freezeChanged(service.event(customerContracts.freezeChanged, 3, freeze));
    expect(await service.ordered(customer, { external_id })).toBe(parallel[0]);
    expect(await service.seen(customer)).toEqual([parallel[0]]);
    expect(await service.told(parallel[0]!)).toHaveLength(1);
  });

  it('billing OR-10 who is frozen, or whose partner is restricted, orders nothing; the copies follow the events', async () => {
    await service.ordered(customer);
    const change = (state: 'NORMAL' | 'RESTRICTED', version: number) =>
      service.customerEvents.partnerChanged(service.event(customerContracts.partnerChanged, version, partnerFacts(partner, state)));
    await change('RESTRICTED', 5);
    await change('NORMAL', 4);
    expect(refusalOf(await service.create(customer))).toMatchObject({ code: 'CBC.99007004', items: ['PARTNER_RESTRICTED'] });
    await change('NORMAL', 6);
    const freeze = { customer_id: customer.account_id, is_frozen: 2 as const, cause: 'PARTNER' as const };
    await service.customerEvents.freezeChanged(service.event(customerContracts.freezeChanged, 3, freeze));
    expect(refusalOf(await service.create(customer))).toMatchObject({ code: 'CBC.99007004', items: ['CUSTOMER_FROZEN'] });
    expect(await service.seen(customer)).toHaveLength(1);
  });

  it('billing OR-10 a freeze that is told while the customer service answers is not forgotten', async () => {
    const { directory } = service;
    const before = directory.people.get(customer.account_id)!;
    jest.spyOn(directory, 'customer').mockImplementationOnce(async () => {
      directory.people.set(customer.account_id, { ...before, isFrozen: 2, version: 3 });
      const freeze = { customer_id: customer.account_id, is_frozen: 2 as const, cause: 'PARTNER' as const };
      await service.customerEvents.freezeChanged(service.event(customerContracts.freezeChanged, 3, freeze));
      return before;
    });
    expect(refusalOf(await service.create(customer))).toMatchObject({ code: 'CBC.99007004', items: ['CUSTOMER_FROZEN'] });
  });

  it('billing OR-10 a partner or reseller is IS_PARTNER, nobody is CBC.99000035', async () => {
    for (const account of [partner, service.addReseller(partner)])
      expect(refusalOf(await service.create(account))).toMatchObject({ code: 'CBC.99007004', items: ['IS_PARTNER'] });
    const nobody: Caller = { account_id: 'nobody', account_name: 'nobody', kind: 'CUSTOMER', channel: 'API' };
    expect(refusalOf(await service.create(nobody))).toMatchObject({ code: 'CBC.99000035', field: 'customer_id' });
  });

  it('billing OR-10 a customer of nobody orders as well', async () => {
    const direct = service.addCustomer();
    const id = await service.ordered(direct);
    expect(await service.seen(direct)).toEqual([id]);
  });

  it('billing OR-1 OR-12 an order that is taken while the association ends is not shown to the former partner', async () => {
    await service.ordered(customer);
    const orders = service.part(Orders);
    const find = orders.byExternalId.bind(orders);
    jest.spyOn(orders, 'byExternalId').mockImplementationOnce(async (tx, externalId) => {
      const found = await find(tx, externalId);
      await service.ended(customer, partner, 3);
      return found;
    });
    const id = await service.ordered(customer);
    expect(await service.seen(partner)).toEqual([]);
    expect(await service.seen(customer)).toContain(id);
  });

  it('without an answer about the customer in time nothing is taken', async () => {
    service.directory.silent = true;
    expect(refusalOf(await service.create(customer)).code).toBe('PCB.0504');
    service.directory.silent = false;
    expect(await service.seen(customer)).toEqual([]);
  });

  it('api 7.20 only the staff hand orders in, and each is entered in the log', async () => {
    for (const caller of [partner, customer])
      expect(refusalOf(await service.orders.create(service.ask(service.newOrder(customer), caller))).code).toBe('CBC.0151');
    const id = await service.ordered(customer);
    const entries = await service.store.collection('audit_entries').find({}).toArray();
    expect(entries).toMatchObject([{ actor: { account_id: OPERATOR.account_id }, object: { type: 'ORDER', id } }]);
    const list = (caller: Caller) => service.part(OperationsController).list(service.ask({ object_id: id, offset: 0, limit: 10 }, caller));
    expect(bodyOf(await list(OPERATOR))).toMatchObject({ count: 1, operations: [{ object_type: 'ORDER', object_id: id }] });
    expect(refusalOf(await list(partner)).code).toBe('CBC.0151');
  });

  it('the standing of a customer counts its orders that wait for payment', async () => {
    await service.ordered(customer);
    await service.ordered(customer, { needs_approval: true });
    const standing = service.part(StandingController).getStanding(service.ask({ customer_id: customer.account_id }));
    expect(bodyOf(await standing)).toMatchObject({ unpaid_orders: 1, debt_fen: 0 });
  });

  it('the audit adds every order up, and finds one that does not', async () => {
    const id = await service.ordered(customer);
    const audit = async () => bodyOf(await service.audit());
    expect(await audit()).toEqual({ checked: expect.objectContaining({ orders: 1, proxy_pay_requests: 0 }) as object, breaches: [] });
    await service.store.collection<{ _id: string }>('orders').updateOne({ _id: id }, { $set: { 'ordered.price.afterDiscount': 1n } });
    expect((await audit()).breaches).toMatchObject([
      { rule: 'billing 4.2', subject: id },
      { rule: 'billing 4.2', subject: id },
    ]);
  });
});

function partnerFacts({ account_id, account_name }: Caller, state: 'NORMAL' | 'RESTRICTED') {
  const flags = {
    sandbox: false,
    owns_customers: true,
    partner_spends_mode: false,
    proxy_pay_enabled: true,
    cooperation_type_accepted: true,
  };
  const names = { partner_id: account_id, account_name, name: account_name };
  return { ...names, kind: 'SOLUTION_PROVIDER' as const, government_kinds: [], state, ...flags };
}
