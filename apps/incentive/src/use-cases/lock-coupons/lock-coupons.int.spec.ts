import { isRefusal } from '@pc/kernel';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { amountsOf, Paying } from '../../../../../test/support/paying';
import { refusalOf } from '../../../../../test/support/replies';
import { OPERATOR } from '../../../../../test/support/service-harness';

describe('a payment with coupons, on the real store', () => {
  let service: IncentiveHarness;
  let replica: IncentiveHarness;
  beforeAll(async () => {
    service = await IncentiveHarness.start();
    replica = await IncentiveHarness.start(service.store.database);
  });
  afterAll(async () => {
    await replica?.store.close();
    await service?.close();
  });

  /** A customer with one voucher of 500.00. */
  const given = async (change: Parameters<IncentiveHarness['issued']>[1] = {}) => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = (await service.issued(scene, change)) as [string];
    const paying = (payable_fen: number, at = service) => new Paying(at, scene.customerIds[0]!, [{ id: coupon }], { payable_fen });
    return { scene, coupon, paying };
  };
  const couponIn = async (scene: Scene) => (await service.issuedList(scene)).user_coupons[0]!;
  const lockedOf = async (coupon: string) => {
    const row = await service.store.collection<{ _id: string; locked?: bigint }>('coupons').findOne({ _id: coupon });
    return Number(row!.locked ?? 0n);
  };
  const namesTold = async (subject: string) => (await service.told(subject)).map(({ name, version }) => [name, version]);

  it('benefits P-22 P-12 a quote has no effect, a lock holds what was quoted, the paid order spends it and leaves the rest', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    expect(amountsOf(await payment.quote())).toEqual({ [coupon]: 30_000 });
    expect(await lockedOf(coupon)).toBe(0);
    expect(amountsOf(await payment.lock())).toEqual({ [coupon]: 30_000 });
    expect([await lockedOf(coupon), (await couponIn(scene)).balance_fen]).toEqual([30_000, 50_000]);
    await payment.paid({ [coupon]: 30_000 });
    expect(await lockedOf(coupon)).toBe(0);
    expect(await couponIn(scene)).toMatchObject({ status: 2, balance_fen: 20_000, last_used_time: '2026-03-01T00:00:00Z' });
    expect(await service.told(payment.paymentId)).toMatchObject([
      {
        name: 'coupons-redeemed',
        version: 1,
        data: { payment_id: payment.paymentId, coupons: [{ coupon_id: coupon, amount_fen: 30_000 }] },
      },
    ]);
    expect(await service.quota(scene)).toMatchObject({ balance: 950_000 });
    expect(await service.audit()).toEqual([]);
  });

  it('benefits P-10 P-12 what one payment does not hold pays in another, and the coupon that is used up is used', async () => {
    const { scene, coupon, paying } = await given();
    const [first, second] = [paying(30_000), paying(30_000)];
    await first.lock();
    expect(amountsOf(await second.lock())).toEqual({ [coupon]: 20_000 });
    expect(refusalOf(await paying(30_000).quote()).code).toBe('CBC.99003112');
    await Promise.all([first.paid({ [coupon]: 30_000 }), second.paid({ [coupon]: 20_000 })]);
    expect(await couponIn(scene)).toMatchObject({ status: 3, balance_fen: 0 });
    expect((await service.held(scene.customerIds[0]!, { status: 3 })).count).toBe(1);
    expect(refusalOf(await service.reclaim(scene, coupon)).code).toBe('PCB.0002');
    expect(await service.audit()).toEqual([]);
  });

  it('benefits P-22 the same try again gets the same answer, before and after it is paid, and locks nothing more', async () => {
    const { coupon, paying } = await given();
    const payment = paying(30_000);
    const first = await payment.lock();
    expect(await payment.lock({ [coupon]: 30_000 })).toEqual(first);
    expect(await lockedOf(coupon)).toBe(30_000);
    await payment.paid({ [coupon]: 30_000 });
    expect(await payment.lock({ [coupon]: 30_000 })).toEqual(first);
    expect(await lockedOf(coupon)).toBe(0);
  });

  it('benefits P-22 a try that was refused stays refused, so that no repetition locks behind the back of who was told', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    await service.coupons.freeze(service.ask({ coupon_id: coupon, frozen: true }, OPERATOR));
    expect(refusalOf(await payment.lock({ [coupon]: 30_000 })).code).toBe('CBC.99003112');
    await service.coupons.freeze(service.ask({ coupon_id: coupon, frozen: false }, OPERATOR));
    expect(refusalOf(await payment.lock({ [coupon]: 30_000 })).code).toBe('CBC.99003112');
    expect(isRefusal(await payment.cancel())).toBe(false);
    expect(await lockedOf(coupon)).toBe(0);
    expect(isRefusal(await service.reclaim(scene, coupon))).toBe(false);
  });

  it('benefits P-22 a cancel frees the coupons once, and a try that comes after it is refused', async () => {
    const { coupon, paying } = await given();
    const payment = paying(30_000);
    await payment.lock();
    for (let time = 0; time < 3; time++) expect(isRefusal(await payment.cancel())).toBe(false);
    expect(await lockedOf(coupon)).toBe(0);
    expect(refusalOf(await payment.lock({ [coupon]: 30_000 }))).toMatchObject({ code: 'CBC.99007004', items: ['CANCELLED'] });
    expect(await lockedOf(coupon)).toBe(0);
    expect(await namesTold(payment.paymentId)).toEqual([['coupons-released', 1]]);
  });

  it('benefits P-22 a cancel that comes before its try keeps it off', async () => {
    const { coupon, paying } = await given();
    const payment = paying(30_000);
    expect(isRefusal(await payment.cancel())).toBe(false);
    expect(refusalOf(await payment.lock({ [coupon]: 30_000 })).code).toBe('CBC.99007004');
    expect(await lockedOf(coupon)).toBe(0);
  });

  it('benefits P-22 a cancel that strays behind the confirm changes nothing', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    await payment.pay();
    expect(isRefusal(await payment.cancel())).toBe(false);
    expect(await couponIn(scene)).toMatchObject({ balance_fen: 20_000 });
    expect(await namesTold(payment.paymentId)).toEqual([['coupons-redeemed', 1]]);
    expect(await lockedOf(coupon)).toBe(0);
  });

  it('benefits P-23 billing DC-9 two payments on one coupon at once: one locks, the other finds too little and holds nothing', async () => {
    for (let round = 0; round < 5; round++) {
      const { coupon, paying } = await given();
      const payments = [paying(40_000), paying(40_000, replica)];
      const replies = await Promise.all(payments.map((payment) => payment.lock({ [coupon]: 40_000 })));
      expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.99003112']);
      expect(await lockedOf(coupon)).toBe(40_000);
    }
  });

  it('benefits P-23 of several coupons all are locked, or none', async () => {
    const { scene, coupon, paying } = await given();
    const cash = await service.grant(scene.partnerId, { quota_type: 1 });
    const [other] = (await service.issued(scene, { quota_id: cash })) as [string];
    await paying(40_000).lock();
    const both = new Paying(service, scene.customerIds[0]!, [{ id: coupon }, { id: other, type: 302 }]);
    expect(refusalOf(await both.lock({ [coupon]: 50_000, [other]: 50_000 })).code).toBe('CBC.99003112');
    expect([await lockedOf(coupon), await lockedOf(other)]).toEqual([40_000, 0]);
    expect(amountsOf(await new Paying(service, scene.customerIds[0]!, [{ id: coupon }, { id: other, type: 302 }]).lock())).toEqual({
      [coupon]: 10_000,
      [other]: 50_000,
    });
  });

  it('benefits R-35 P-23 a lock and a reclaim by hand at once: one of them wins, whole', async () => {
    for (let round = 0; round < 5; round++) {
      const { scene, coupon, paying } = await given();
      const [locked, reclaimed] = await Promise.all([paying(40_000, replica).lock({ [coupon]: 40_000 }), service.reclaim(scene, coupon)]);
      const codes = [locked, reclaimed].map((reply) => (isRefusal(reply) ? reply.code : 'done'));
      expect([
        ['done', 'PCB.0003'],
        ['CBC.99003112', 'done'],
      ]).toContainEqual(codes);
      expect(await lockedOf(coupon)).toBe(codes[0] === 'done' ? 40_000 : 0);
      expect(await service.quota(scene)).toMatchObject({ balance: codes[0] === 'done' ? 950_000 : 1_000_000 });
    }
    expect(await service.audit()).toEqual([]);
  });

  it('benefits P-22 a cancel at once with its try leaves nothing locked', async () => {
    for (let round = 0; round < 5; round++) {
      const { coupon, paying } = await given();
      const payment = paying(40_000);
      const [, cancelled] = await Promise.all([payment.lock({ [coupon]: 40_000 }), payment.cancel()]);
      expect(isRefusal(cancelled)).toBe(false);
      expect(await lockedOf(coupon)).toBe(0);
      expect(await namesTold(payment.paymentId)).toEqual([['coupons-released', 1]]);
    }
  });

  it('benefits P-22 a confirm that comes twice at once spends once', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    await payment.lock();
    await Promise.all([1, 2, 3].map(() => payment.paid({ [coupon]: 30_000 })));
    expect(await couponIn(scene)).toMatchObject({ balance_fen: 20_000 });
    expect(await namesTold(payment.paymentId)).toEqual([['coupons-redeemed', 1]]);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits P-22 a confirm is taken of a coupon that is frozen and past its end', async () => {
    const { scene, coupon, paying } = await given({ expire_time: '2026-03-01T00:00:10Z' });
    const payment = paying(30_000);
    await payment.lock();
    await service.coupons.freeze(service.ask({ coupon_id: coupon, frozen: true }, OPERATOR));
    service.clock.advance(10_000);
    await payment.paid({ [coupon]: 30_000 });
    expect(await couponIn(scene)).toMatchObject({ status: 2, balance_fen: 20_000 });
    service.clock.set('2026-03-01T00:00:00Z');
  });

  it('benefits P-23 an order that was paid with other amounts than are locked is left to people, and nothing is spent', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    await payment.lock();
    for (const told of [{ [coupon]: 30_001 }, {}, { other: 30_000 }]) await expect(payment.paid(told)).rejects.toThrow('other coupons');
    await expect(paying(1).paid({ [coupon]: 1 })).rejects.toThrow('other coupons');
    expect((await couponIn(scene)).balance_fen).toBe(50_000);
    await paying(1).paid({});
  });

  it('benefits 2.4 P-10 a coupon for one use is offered no more once it is held or used, and gives its rest back', async () => {
    const scene = await service.given({
      customers: 1,
      quota: { limit_infos: [{ limit_key: 'usageTimes', limit_values: [{ value1: '1' }] }] },
    });
    const [coupon] = (await service.issued(scene)) as [string];
    const paying = () => new Paying(service, scene.customerIds[0]!, [{ id: coupon }], { payable_fen: 30_000 });
    const payment = paying();
    await payment.lock();
    expect(refusalOf(await paying().quote()).code).toBe('CBC.99003112');
    await payment.paid({ [coupon]: 30_000 });
    expect(refusalOf(await paying().quote()).code).toBe('CBC.99003112');
    await service.reclaim(scene, coupon);
    expect(await service.quota(scene)).toMatchObject({ balance: 970_000 });
  });

  it('benefits P-22 R-60 the audit misses a lock without a payment, and money that is spent without one', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    await payment.lock();
    const payments = service.store.collection<{ _id: string }>('payments');
    const tamper = async (status: string) => {
      await payments.updateOne({ _id: payment.paymentId }, { $set: { status } });
      return (await service.audit()).map((line) => line.split(':')[0]);
    };
    expect(await tamper('CANCELLED')).toEqual([`P-22 ${coupon}`]);
    expect(await tamper('LOCKED')).toEqual([]);
    await payment.paid({ [coupon]: 30_000 });
    expect(await tamper('CANCELLED')).toEqual([`P-22 ${scene.quotaId}`]);
    expect(await tamper('REDEEMED')).toEqual([]);
  });

  it('benefits P-22 P-2 a malformed choice is refused and not remembered', async () => {
    const { scene, coupon } = await given();
    const [customerId] = scene.customerIds as [string];
    const twice = new Paying(service, customerId, [{ id: coupon }, { id: coupon }]);
    expect(refusalOf(await twice.lock({ [coupon]: 50_000 }))).toMatchObject({ code: 'CBC.0100', field: 'coupon_infos' });
    expect(refusalOf(await new Paying(service, customerId, [{ id: coupon, type: 1 }]).quote())).toMatchObject({
      code: 'CBC.0100',
      field: 'coupon_infos[0].type',
    });
    expect(await service.count('payments', { _id: twice.paymentId })).toBe(0);
  });

  it('benefits P-1 only billing asks, another customer has nothing to use, and without an answer about the holder nothing is done', async () => {
    const { scene, coupon, paying } = await given();
    const payment = paying(30_000);
    for (const caller of [scene.caller, OPERATOR]) {
      expect(refusalOf(await payment.quote(caller)).code).toBe('CBC.0151');
      expect(refusalOf(await payment.lock({ [coupon]: 30_000 }, caller)).code).toBe('CBC.0151');
      expect(refusalOf(await payment.cancel(caller)).code).toBe('CBC.0151');
    }
    const stranger = new Paying(service, service.addCustomer(scene.partnerId), [{ id: coupon }]);
    expect(refusalOf(await stranger.lock({ [coupon]: 50_000 })).code).toBe('CBC.99003112');
    service.directory.silent = true;
    expect(refusalOf(await new Paying(service, 'customer-that-no-copy-has', [{ id: coupon }]).lock({ [coupon]: 1 })).code).toBe('PCB.0504');
    service.directory.silent = false;
    expect(await lockedOf(coupon)).toBe(0);
  });
});
