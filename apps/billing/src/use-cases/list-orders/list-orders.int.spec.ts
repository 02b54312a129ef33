import type { Caller } from '@pc/contracts';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';

const DAY_MS = 86_400_000;

describe('who sees which orders, on the real store', () => {
  let service: BillingHarness;
  let partner: Caller;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    partner = service.addPartner();
    customer = service.addCustomer(partner);
  });
  afterEach(() => service?.close());

  /** Three orders, a second apart. */
  async function three(): Promise<[string, string, string]> {
    const ids: string[] = [];
    for (const order_type of [1, 2, 3] as const) {
      ids.push(await service.ordered(customer, { order_type, service_type_code: order_type === 2 ? 'hws.OBS' : 'hws.ecs' }));
      service.clock.advance(1000);
    }
    return ids as [string, string, string];
  }

  it('billing OR-6 newest first, oldest first on request; in pages with the exact number', async () => {
    const [a, b, c] = await three();
    expect(await service.seen(customer)).toEqual([c, b, a]);
    expect(await service.seen(customer, { oldest_first: true })).toEqual([a, b, c]);
    const page = bodyOf(await service.list(partner, { offset: 1, limit: 1 }));
    expect([page.total_count, page.order_infos.map(({ order_id }) => order_id)]).toEqual([3, [b]]);
    expect(bodyOf(await service.list(partner, { offset: 3, limit: 1 }))).toEqual({ total_count: 3, order_infos: [] });
  });

  it('billing OR-1 a customer sees its own, a partner those of its customers, and nobody the others', async () => {
    const [id] = await three();
    const stranger = service.addPartner();
    const theirs = service.addCustomer(stranger);
    expect((await service.seen(partner)).length).toBe(3);
    for (const caller of [stranger, theirs]) {
      expect(await service.seen(caller)).toEqual([]);
      expect(await service.seen(caller, { customer_id: customer.account_id })).toEqual([]);
      expect(await service.seen(caller, { order_id: id })).toEqual([]);
      expect(refusalOf(await service.detail(caller, id))).toMatchObject({ code: 'CBC.30000010', field: 'order_id' });
    }
    expect(bodyOf(await service.detail(partner, id.toLowerCase())).order_info.order_id).toBe(id);
  });

  it("billing OR-1 a distributor sees a reseller's customers only where it names the reseller; the reseller sees them itself", async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const [reseller, foreign] = [service.addReseller(distributor), service.addReseller(service.addPartner({ kind: 'DISTRIBUTOR' }))];
    const [own, below] = [service.addCustomer(distributor), service.addCustomer(distributor, { reseller })];
    const [a, b] = [await service.ordered(own), await service.ordered(below)];
    expect(await service.seen(distributor)).toEqual([a]);
    expect(await service.seen(distributor, { indirect_partner_id: reseller.account_id })).toEqual([b]);
    expect(await service.seen(reseller)).toEqual([b]);
    expect(refusalOf(await service.detail(distributor, b)).code).toBe('CBC.30000010');
    expect(bodyOf(await service.detail(distributor, b, { indirect_partner_id: reseller.account_id })).order_info.order_id).toBe(b);
    for (const indirect_partner_id of [foreign.account_id, 'nobody'])
      expect(refusalOf(await service.list(distributor, { indirect_partner_id })).code).toBe('CBC.99000037');
    expect((await service.seen(partner, { indirect_partner_id: reseller.account_id })).length).toBe(0);
  });

  it('filters: order, customer, service, status, type and times with both ends included', async () => {
    const [a, b, c] = await three();
    const waiting = await service.ordered(customer, { needs_approval: true });
    const seen = (wanted: object) => service.seen(partner, wanted);
    expect(await seen({ order_id: b.toLowerCase() })).toEqual([b]);
    expect(await seen({ customer_id: customer.account_id })).toHaveLength(4);
    expect(await seen({ customer_id: 'nobody' })).toEqual([]);
    expect(await seen({ service_type_code: 'HWS.obs' })).toEqual([b]);
    expect(await seen({ status: 1 })).toEqual([waiting]);
    expect(await seen({ status: 6 })).toEqual([c, b, a]);
    expect(await seen({ order_type: '3' })).toEqual([c]);
    for (const order_type of ['none', '0x3', '3e0', '3.0', ' 3', '4']) expect(await seen({ order_type })).toEqual([]);
    expect(await seen({ create_time: { begin: '2026-03-01T08:00:01Z', end: '2026-03-01T08:00:02Z' } })).toEqual([c, b]);
    expect(await seen({ create_time: { end: '2026-03-01T08:00:00Z' } })).toEqual([a]);
    expect(await seen({ payment_time: { begin: '2026-01-01T00:00:00Z' } })).toEqual([]);
    expect(await seen({ paying_agent_id: partner.account_id })).toEqual([]);
  });

  it('billing OR-1 a new partner sees what its customer ordered before', async () => {
    const direct = service.addCustomer();
    const id = await service.ordered(direct);
    expect(await service.seen(partner)).toEqual([]);
    await service.started(direct, partner, 3);
    expect(await service.seen(partner)).toEqual([id]);
  });

  it('billing OR-12 after the association ended a partner sees what was paid while it lasted, and none created later', async () => {
    const [unpaid, paid, before] = [await service.ordered(customer), await service.ordered(customer), await service.ordered(customer)];
    const paidAt = (id: string, payment_time: Date) =>
      service.store.collection<{ _id: string }>('orders').updateOne({ _id: id }, { $set: { payment_time, status: 3 } });
    await paidAt(paid, service.clock.now());
    await paidAt(before, new Date('2026-01-31T23:59:59Z'));
    service.clock.advance(DAY_MS);
    await service.ended(customer, partner, 3);
    const later = await service.ordered(customer);
    expect(await service.seen(partner)).toEqual([paid]);
    expect(await service.seen(customer)).toHaveLength(4);
    expect(bodyOf(await service.detail(partner, paid)).order_info.status).toBe(3);
    for (const id of [unpaid, later]) expect(refusalOf(await service.detail(partner, id)).code).toBe('CBC.30000010');
    const next = service.addPartner();
    await service.started(customer, next, 4);
    expect(await service.seen(next)).toHaveLength(4);
    expect(await service.seen(partner)).toEqual([paid]);
  });

  it('billing OR-12, customers 4.1 a reseller that has left sees nothing more; its distributor still does, by its name', async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const seen = async (state: 'LEAVING' | 'LEFT') => {
      const reseller = service.addReseller(distributor, state);
      const below = service.addCustomer(distributor, { reseller });
      const id = await service.ordered(below);
      const { account_id: indirect_partner_id } = reseller;
      expect(await service.seen(distributor, { indirect_partner_id })).toEqual([id]);
      return { list: await service.list(reseller), detail: await service.detail(reseller, id) };
    };
    const leaving = await seen('LEAVING');
    expect([bodyOf(leaving.list).total_count, bodyOf(leaving.detail).total_count]).toEqual([1, 1]);
    const left = await seen('LEFT');
    expect([refusalOf(left.list).code, refusalOf(left.detail).code]).toEqual(['CBC.0151', 'CBC.0151']);
  });

  it('billing OR-12 a late end does not take the orders from a partner that has the customer again', async () => {
    const id = await service.ordered(customer);
    await service.started(customer, partner, 5);
    await service.ended(customer, partner, 4);
    expect(await service.seen(partner)).toEqual([id]);
  });

  it('O2 shows the lines in pages', async () => {
    const line = service.newOrder(customer).order_line_items[0]!;
    const id = await service.ordered(customer, {
      order_line_items: Array.from({ length: 3 }, (_, n) => ({ ...line, product_id: `p${n}` })),
    });
    const detail = bodyOf(await service.detail(customer, id, { offset: 1, limit: 1 }));
    expect([detail.total_count, detail.order_line_items.map(({ product_id }) => product_id)]).toEqual([3, ['p1']]);
  });
});
