import { newHexId } from '@pc/kernel';
import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../test/support/customer-harness';
import { RecomputeLevels } from '../use-cases/levels/recompute-levels/recompute-levels.use-case';
import { FollowedEventsController } from './followed-events.controller';
import { OwnCustomersController } from './own-customers.controller';

const YUAN = 100;

describe('what other services tell of customers, on the real store', () => {
  let service: CustomerHarness;
  let api: FollowedEventsController;
  let partner: Caller;
  let made = 0;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    api = service.part(FollowedEventsController);
    partner = { account_id: await service.createPartner('partner'), account_name: 'partner', kind: 'PARTNER', channel: 'API' };
  });
  afterAll(() => service?.close());

  const newCustomer = () => service.createCustomer(`customer-${(made += 1)}`, { partner_id: partner.account_id });
  const listed = async (customer_id: string) =>
    bodyOf(await service.part(OwnCustomersController).queryCustomers(service.ask({ offset: 0, limit: 10, customer_id }, partner)))
      .customers[0]!;
  const level = async (id: string) => (await listed(id)).customer_level;
  const event = <D>(data: D, more: object = {}) => ({
    id: newHexId(),
    type: 'x',
    subject: 'x',
    version: 1,
    time: service.clock.now().toISOString(),
    data,
    ...more,
  });
  const paidEvent = (customer_id: string, yuan: number, paid_at: string) =>
    event({
      order_id: newHexId(),
      payment_id: newHexId(),
      customer_id,
      payer_id: customer_id,
      paid: [],
      coupons: [],
      consumption_fen: yuan * YUAN,
      performance_fen: yuan * YUAN,
      paid_at,
    });
  const at = async (time: string) => {
    service.clock.set(time);
    await service.part(RecomputeLevels).execute(service.clock.now());
  };
  const told = async (id: string) =>
    (await service.eventsOf(id))
      .filter(({ type }) => type === 'pc.customer.level-changed.v1')
      .map(({ data }) => `${String(data['from_level'])}>${String(data['to_level'])}`);

  describe('real names', () => {
    const realName = (customer_id: string, version: number, verified_status: '-1' | '0' | '1' | '2', verified_name?: string) =>
      api.realnameChanged(
        event({ customer_id, verified_status, verified_type: 1 as const, ...(verified_name && { verified_name }) }, { version }),
      );

    it('customers 3.4 the list shows status, kind and name of the last event; a late one changes nothing', async () => {
      const id = await newCustomer();
      expect(await listed(id)).toMatchObject({ verified_status: '-1', customer_type: -1 });
      await realName(id, 1, '0');
      await realName(id, 3, '2', 'Example Ltd');
      await realName(id, 2, '1');
      await realName(id, 3, '1');
      expect(await listed(id)).toMatchObject({ verified_status: '2', customer_type: 1, customer: 'Example Ltd' });
      await realName(id, 4, '0');
      expect(await listed(id)).not.toHaveProperty('customer');
    });

    it('customers 3.4 of nobody we know is passed over', async () => {
      await expect(realName('unknown', 1, '2')).resolves.toBeUndefined();
    });
  });

  describe('levels', () => {
    let spender: string;
    beforeAll(async () => {
      service.clock.set('2026-03-10T04:00:00Z');
      spender = await newCustomer();
      await at('2026-03-10T04:00:00Z');
    });

    it('customers 7.8 consumption counts once, and the level follows at 00:30 of the day after', async () => {
      const paid = paidEvent(spender, 50_000, '2026-03-10T04:00:00Z');
      for (let delivery = 0; delivery < 3; delivery++) await api.orderPaid(paid);
      await at('2026-03-10T15:59:59Z');
      expect(await level(spender)).toBe('V0');
      await at('2026-03-10T16:29:59Z');
      expect(await level(spender)).toBe('V0');
      await at('2026-03-10T16:30:00Z');
      expect(await level(spender)).toBe('V2');
      expect(await told(spender)).toEqual(['V0>V2']);
    });

    it('customers 7.8 what changes on the day itself waits for the next run', async () => {
      service.clock.set('2026-03-10T17:00:00Z');
      await api.orderPaid(paidEvent(spender, 150_000, '2026-03-10T17:00:00Z'));
      await at('2026-03-10T18:00:00Z');
      expect(await level(spender)).toBe('V2');
      await at('2026-03-11T16:30:00Z');
      expect(await level(spender)).toBe('V3');
    });

    it('customers 7.8 a refund is deducted', async () => {
      await api.refundCompleted(
        event({
          refund_order_id: newHexId(),
          order_id: newHexId(),
          customer_id: spender,
          receiver_id: spender,
          coupons: [],
          consumption_fen: 180_001 * YUAN,
        }),
      );
      await at('2026-03-12T16:30:00Z');
      expect(await level(spender)).toBe('V1');
    });

    it('customers 7.8 on 1 January of UTC+8 last year’s total gives the initial level, below which the year does not fall', async () => {
      const [former, idle] = [await newCustomer(), await newCustomer()];
      service.clock.set('2026-12-31T15:00:00Z');
      await api.orderPaid(paidEvent(former, 1_000_000, '2026-12-31T15:00:00Z'));
      await api.orderPaid(paidEvent(former, 60_000, '2026-12-31T16:00:00Z'));
      await at('2026-12-31T16:30:00Z');
      expect([await level(former), await level(spender), await level(idle)]).toEqual(['V4', 'V1', 'V0']);
      await at('2027-06-01T16:30:00Z');
      expect(await level(former)).toBe('V4');
      service.clock.set('2027-12-31T15:00:00Z');
      await at('2027-12-31T16:30:00Z');
      expect([await level(former), await level(spender)]).toEqual(['V2', 'V0']);
      expect(await told(former)).toEqual(['V0>V4', 'V4>V2']);
    });

    it('customers 7.9 the vendor’s staff sees thresholds and days', async () => {
      const { levels } = bodyOf(await api.listCustomerLevels(service.ask({}, OPERATOR)));
      expect(levels.map(({ customer_level, threshold_fen }) => [customer_level, threshold_fen / YUAN])).toEqual([
        ['V0', 0],
        ['V1', 10_000],
        ['V2', 50_000],
        ['V3', 200_000],
        ['V4', 1_000_000],
        ['V5', 5_000_000],
      ]);
      expect(levels[4]).toMatchObject({
        period: { grace_days: 7, retention_days: 15 },
        on_demand: { grace_days: 7, retention_days: 15 },
        hotline: true,
      });
      expect(levels[3]).toMatchObject({ on_demand: { grace_days: 1, retention_days: 7 }, hotline: false });
      expect(refusalOf(await api.listCustomerLevels(service.ask({}, partner))).code).toBe('CBC.0151');
    });
  });
});
