import { customer as contracts, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { Paying } from '../../../../../test/support/paying';
import { refusalOf } from '../../../../../test/support/replies';

type Reclaim = (service: IncentiveHarness, scene: Scene) => Promise<unknown>;

const associationOf = (scene: Scene) => ({ customer_id: scene.customerIds[0]!, partner_id: scene.partnerId });
const ended: Reclaim = (service, scene) => {
  const data = { ...associationOf(scene), association_type: '2' as const, association_id: `association-of-${scene.customerIds[0]}` };
  return service.customerEvents.associationEnded(
    service.event(contracts.associationEnded, 5, { ...data, ended_at: '2026-03-01T00:00:01Z', reason: 'DISASSOCIATED' }),
  );
};
const switched: Reclaim = (service, scene) => {
  const data = { ...associationOf(scene), from_type: '2' as const, to_type: '1' as const, association_id: 'switched' };
  return service.customerEvents.associationSwitched(
    service.event(contracts.associationSwitched, 5, { ...data, switched_at: '2026-03-01T00:00:01Z' }),
  );
};
const started: Reclaim = (service, scene) => {
  const data = { customer_id: scene.customerIds[0]!, association_id: 'next', partner_id: 'next-partner', association_type: '1' as const };
  return service.customerEvents.associationStarted(
    service.event(contracts.associationStarted, 5, {
      ...data,
      associated_on: '2026-03-01T00:00:01Z',
      first_association: false,
      via_report: false,
    }),
  );
};
const expired: Reclaim = (service) => {
  service.clock.set('2027-01-01T00:00:00Z');
  return service.expire();
};

describe('a reclaim of a coupon that a payment holds in part, on the real store', () => {
  let service: IncentiveHarness;
  beforeEach(async () => {
    service = await IncentiveHarness.start();
  });
  afterEach(() => service?.close());

  /** A voucher of 500.00, of which a payment holds 300.00. */
  const given = async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = (await service.issued(scene)) as [string];
    const payment = new Paying(service, scene.customerIds[0]!, [{ id: coupon }], { payable_fen: 30_000 });
    await payment.lock();
    return { scene, coupon, payment };
  };
  const shownIn = async (scene: Scene) => {
    const { status, balance_fen } = (await service.issuedList(scene)).user_coupons[0]!;
    return [status, balance_fen];
  };
  const amounts = async (scene: Scene, type: string) =>
    (await service.records(scene, { operation_types: [type] })).records.map(({ operation_amount_fen }) => operation_amount_fen);

  it('benefits R-35 R-57 by hand is refused while it is held, and takes the whole balance when the payment is cancelled', async () => {
    const { scene, coupon, payment } = await given();
    expect(refusalOf(await service.reclaim(scene, coupon)).code).toBe('PCB.0003');
    expect(await service.quota(scene)).toMatchObject({ balance: 950_000 });
    expect((await service.records(scene, { result: '-1' })).total_count).toBe(1);
    await payment.cancel();
    expect(isRefusal(await service.reclaim(scene, coupon))).toBe(false);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
    expect(await service.audit()).toEqual([]);
  });

  it.each<[string, Reclaim, string, number]>([
    ['disassociation', ended, '3', 5],
    ['expiry', expired, '4', 4],
    ['association', started, '7', 5],
    ['mode switch', switched, '8', 5],
  ])(
    'benefits R-35 R-65 R-70 on %s takes the free part at once, and the rest with a second record when the payment is cancelled',
    async (_, reclaim, type, status) => {
      const { scene, coupon, payment } = await given();
      await reclaim(service, scene);
      expect(await service.quota(scene)).toMatchObject({ balance: 970_000 });
      expect([await shownIn(scene), await amounts(scene, type)]).toEqual([[status, 30_000], [20_000]]);
      expect(await service.audit()).toEqual([]);
      await payment.cancel();
      expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
      expect([await shownIn(scene), await amounts(scene, type)]).toEqual([
        [status, 0],
        [30_000, 20_000],
      ]);
      expect((await service.told(coupon)).map(({ name, version, data }) => [name, version, data.operation_type, data.amount_fen])).toEqual([
        ['coupon-issued', 1, undefined, undefined],
        ['coupon-reclaimed', 2, type, 20_000],
        ['coupon-reclaimed', 3, type, 30_000],
      ]);
      await payment.cancel();
      expect(await amounts(scene, type)).toHaveLength(2);
      expect(await service.audit()).toEqual([]);
    },
  );

  it.each<[string, Reclaim, string, number]>([
    ['disassociation', ended, '3', 5],
    ['expiry', expired, '4', 4],
    ['association', started, '7', 5],
    ['mode switch', switched, '8', 5],
  ])(
    'benefits R-35 P-22 on %s takes the free part, and nothing more when the order is paid: that stays spent',
    async (_, reclaim, type, status) => {
      const { scene, coupon, payment } = await given();
      await reclaim(service, scene);
      await payment.paid({ [coupon]: 30_000 });
      expect(await service.quota(scene)).toMatchObject({ balance: 970_000 });
      expect([await shownIn(scene), await amounts(scene, type)]).toEqual([[status, 0], [20_000]]);
      expect((await service.told(payment.paymentId)).map(({ name }) => name)).toEqual(['coupons-redeemed']);
      expect(await service.audit()).toEqual([]);
    },
  );

  it('benefits R-35 of a coupon that is held whole leaves a record of 0, and the rest follows', async () => {
    const { scene, coupon } = await given();
    const rest = new Paying(service, scene.customerIds[0]!, [{ id: coupon }], { payable_fen: 20_000 });
    await rest.lock();
    await expired(service, scene);
    expect([await amounts(scene, '4'), (await service.quota(scene)).balance]).toEqual([[0], 950_000]);
    await rest.cancel();
    expect([await amounts(scene, '4'), (await service.quota(scene)).balance]).toEqual([[20_000, 0], 970_000]);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-35 R-70 the second record is told after the first, also by a replica whose clock is behind', async () => {
    const { scene, coupon } = await given();
    const replica = await IncentiveHarness.start(service.store.database);
    const rest = new Paying(service, scene.customerIds[0]!, [{ id: coupon }], { payable_fen: 20_000 });
    await rest.lock();
    await expired(service, scene);
    await replica.payments.cancel(
      service.ask({ payment_id: rest.paymentId, order_id: 'order', customer_id: rest.customerId }, SYSTEM_CALLER),
    );
    await replica.store.close();
    expect((await service.told(coupon)).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('benefits R-35 R-36 a lock and the end of the association at once: what is held stays, the rest goes', async () => {
    for (let round = 0; round < 4; round++) {
      const scene = await service.given({ customers: 1 });
      const [coupon] = (await service.issued(scene)) as [string];
      const payment = new Paying(service, scene.customerIds[0]!, [{ id: coupon }], { payable_fen: 30_000 });
      const [locked] = await Promise.all([payment.lock({ [coupon]: 30_000 }), ended(service, scene)]);
      expect((await service.quota(scene)).balance).toBe(isRefusal(locked) ? 1_000_000 : 970_000);
      await payment.cancel();
      expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
    }
    expect(await service.audit()).toEqual([]);
  });
});
