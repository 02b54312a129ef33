import { customer } from '@pc/contracts';
import { until } from '@pc/testing';
import { bodyOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { Ranks } from '../../adapters/mongo/ranks';
import { Benefits } from '../../ports/benefits';

/** Stops the next issue in the middle of its transaction: it has read its facts and written the quota, but no coupon. */
function holdNextIssue(service: IncentiveHarness) {
  const { coupons } = service.part(Ranks);
  const [reached, arrive] = latch();
  const [released, open] = latch();
  const next = coupons.next.bind(coupons);
  jest.spyOn(coupons, 'next').mockImplementationOnce(async (...args) => {
    arrive();
    await released;
    return next(...args);
  });
  return { reached, open };
}

/** Stops the next preparation of an unlink behind its touch of the partner's quotas. */
function holdNextLookAtCoupons(service: IncentiveHarness) {
  const benefits = service.part(Benefits);
  const [reached, arrive] = latch();
  const [released, open] = latch();
  const look = benefits.usableCouponsOf.bind(benefits);
  jest.spyOn(benefits, 'usableCouponsOf').mockImplementationOnce(async (...args) => {
    arrive();
    await released;
    return look(...args);
  });
  return { reached, open };
}

function latch(): [Promise<void>, () => void] {
  const { promise, resolve } = Promise.withResolvers<void>();
  return [promise, resolve];
}

describe('what associations do to coupons, on the real store', () => {
  let service: IncentiveHarness;
  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  afterAll(() => service?.close());

  const base = (scene: Scene, index = 0) => ({
    customer_id: scene.customerIds[index]!,
    association_id: `association-of-${scene.customerIds[index]!}`,
    partner_id: scene.partnerId,
  });
  const tags = (scene: Scene) => ({ customer_id: scene.customerIds[0], association_id: base(scene).association_id });
  const unlink = (scene: Scene, attempt = 1) =>
    service.ask({ customer_id: scene.customerIds[0]!, partner_id: scene.partnerId, attempt }, scene.caller);
  const ended = (scene: Scene, version: number, index = 0) =>
    service.event(customer.associationEnded, version, { ...base(scene, index), association_type: '2', ended_at: '2026-03-01T00:00:00Z' });
  const started = (scene: Scene, version: number, change: object = {}) =>
    service.event(customer.associationStarted, version, {
      ...base(scene),
      association_type: '2',
      associated_on: '2026-03-01T00:00:00Z',
      first_association: false,
      via_report: false,
      ...change,
    });

  it("benefits R-36 R-64 the end of an association reclaims the partner's coupons of that customer, as type 3, and tells it", async () => {
    const scene = await service.given({ customers: 2 });
    const [lost, kept] = await service.issued(scene);
    await service.customerEvents.associationEnded(ended(scene, 3));
    expect((await service.records(scene, { operation_types: ['3'] })).records).toMatchObject([
      { coupon_id: lost, operation_amount_fen: 50_000 },
    ]);
    expect((await service.issuedList(scene)).user_coupons.map(({ coupon_id, status }) => [coupon_id, status])).toEqual([
      [kept, 2],
      [lost, 5],
    ]);
    expect(await service.quota(scene)).toMatchObject({ balance: 950_000 });
    expect(await service.told(scene.customerIds[0]!)).toEqual([
      {
        name: 'association-reclaimed',
        version: 1,
        data: { ...tags(scene), customer_version: 3, count: 1, amount_fen: 50_000 },
      },
    ]);
    expect(bodyOf(await service.issue(scene)).error_details).toEqual([{ error_code: 'CBC.99000035', id: scene.customerIds[0] }]);
  });

  it('benefits R-36 R-64 the same event twice, also at once, acts once', async () => {
    const scene = await service.given({ customers: 1 });
    await service.issued(scene);
    const event = ended(scene, 3);
    await Promise.all([service.customerEvents.associationEnded(event), service.customerEvents.associationEnded(event)]);
    await service.customerEvents.associationEnded(event);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, version: 3 });
    expect(await service.told(scene.customerIds[0]!)).toHaveLength(1);
    expect((await service.records(scene, { operation_types: ['3'] })).total_count).toBe(1);
  });

  it('benefits R-36 coupons of another issuer stay', async () => {
    const [first, second] = [await service.given({ customers: 1 }), await service.given({ customers: 0 })];
    await service.issued(first);
    await service.customerEvents.associationEnded({
      ...ended(first, 3),
      id: 'of-nobody',
      data: { ...ended(first, 3).data, partner_id: second.partnerId },
    });
    expect(await service.quota(first)).toMatchObject({ balance: 950_000 });
  });

  it('benefits R-36 an end that comes after a newer beginning leaves what was issued since', async () => {
    const scene = await service.given({ customers: 1 });
    const [before] = await service.issued(scene);
    service.clock.advance(2_000);
    await service.customerEvents.associationStarted(started(scene, 5, { association_id: 'newer', associated_on: '2026-03-01T00:00:02Z' }));
    const [after] = await service.issued(scene);
    await service.customerEvents.associationEnded(ended(scene, 4));
    const statuses = (await service.issuedList(scene)).user_coupons.map(({ coupon_id, status }) => [coupon_id, status]);
    expect(statuses).toEqual([
      [after, 2],
      [before, 5],
    ]);
    expect(bodyOf(await service.issue(scene)).coupon_infos).toHaveLength(1);
  });

  it('benefits R-37 a switch reclaims as type 8, and the customer is of the new kind afterwards', async () => {
    const scene = await service.given({ customers: 1 });
    await service.issued(scene);
    await service.customerEvents.associationSwitched(
      service.event(customer.associationSwitched, 3, { ...base(scene), from_type: '2', to_type: '1', switched_at: '2026-03-01T00:00:00Z' }),
    );
    expect((await service.records(scene, { operation_types: ['8'] })).total_count).toBe(1);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
    expect(bodyOf(await service.issue(scene)).error_details).toMatchObject([{ error_code: 'CBC.99000014' }]);
  });

  it('benefits R-37 a beginning reclaims what other partners issued and the new kind forbids, as type 7', async () => {
    const [old, next] = [await service.given({ customers: 1 }), await service.given({ customers: 0 })];
    const [coupon] = await service.issued(old);
    await service.customerEvents.associationStarted(
      started(old, 3, { partner_id: next.partnerId, association_id: 'new', association_type: '1' }),
    );
    expect((await service.records(old, { operation_types: ['7'] })).records).toMatchObject([{ coupon_id: coupon }]);
    expect(await service.quota(old)).toMatchObject({ balance: 1_000_000 });
  });

  it('benefits R-36 no coupon slips in behind a reclaim that runs while an issue of the partner is under way', async () => {
    const scene = await service.given({ customers: 1 });
    const gate = holdNextIssue(service);
    const issue = service.issue(scene);
    await gate.reached;
    const { count } = service.retries;
    let isDone = false;
    const end = service.customerEvents.associationEnded(ended(scene, 3)).then(() => (isDone = true));
    await until(() => isDone || service.retries.count > count, { what: 'the reclaim to meet the issue' });
    gate.open();
    await Promise.all([issue, end]);
    expect((await service.issuedList(scene, { status: 2 })).total_count).toBe(0);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
  });

  it('benefits R-38 R-63 a fence stops issues of that partner until it is cancelled or the association has ended', async () => {
    const scene = await service.given({ customers: 2 });
    await service.issued(scene);
    expect(bodyOf(await service.coupons.prepareUnlink(unlink(scene)))).toEqual({
      checks: [{ item: 'PICK_UP_COUPON_UNSPENT', passed: true }],
    });
    expect(bodyOf(await service.issue(scene)).error_details).toEqual([{ error_code: 'CBC.99000000', id: scene.customerIds[0] }]);
    await service.coupons.cancelUnlink(unlink(scene));
    expect(bodyOf(await service.issue(scene)).error_details).toEqual([]);
    await service.coupons.prepareUnlink(unlink(scene, 2));
    await service.customerEvents.associationEnded(ended(scene, 3));
    await service.customerEvents.associationStarted(started(scene, 4));
    expect(bodyOf(await service.issue(scene)).error_details).toEqual([]);
  });

  it('customers 6.15 a try that comes behind its cancel is refused and sets no fence', async () => {
    const scene = await service.given({ customers: 1 });
    await service.coupons.cancelUnlink(unlink(scene, 4));
    expect(await service.coupons.prepareUnlink(unlink(scene, 4))).toMatchObject({ type: 'refusal', code: 'CBC.99007004' });
    expect(bodyOf(await service.issue(scene)).coupon_infos).toHaveLength(1);
  });

  it('benefits R-63 customers 6.15 a quota that is granted while the fence is being set is behind it too', async () => {
    const scene = await service.given({ customers: 1 });
    await service.issued(scene);
    const gate = holdNextLookAtCoupons(service);
    const prepared = service.coupons.prepareUnlink(unlink(scene));
    await gate.reached;
    const { count } = service.retries;
    let isDone = false;
    const issued = service
      .grant(scene.partnerId)
      .then((quotaId) => service.issue({ ...scene, quotaId }))
      .finally(() => (isDone = true));
    await until(() => isDone || service.retries.count > count, { what: 'the grant to meet the fence' });
    gate.open();
    await prepared;
    expect(bodyOf(await issued).error_details).toEqual([{ error_code: 'CBC.99000000', id: scene.customerIds[0] }]);
  });

  it('benefits R-38 an unspent pick-up coupon fails the check, sets no fence, and the dry run says the same', async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene);
    await service.store.collection<{ _id: string }>('coupons').updateOne({ _id: coupon! }, { $set: { coupon_type: 5 } });
    const failed = { checks: [{ item: 'PICK_UP_COUPON_UNSPENT', passed: false }] };
    expect([bodyOf(await service.queries.checkUnlink(unlink(scene))), bodyOf(await service.coupons.prepareUnlink(unlink(scene)))]).toEqual([
      failed,
      failed,
    ]);
    expect(bodyOf(await service.issue(scene)).coupon_infos).toHaveLength(1);
  });

  it('benefits R-10 enterprise facts and R-69 freezes are taken from events, the older ones left aside', async () => {
    const scene = await service.given({ customers: 1 });
    await service.issued(scene);
    const facts = (version: number, enterprise_kind: 'NONE' | 'CUSTODY_MEMBER') =>
      service.customerEvents.accountFactsChanged(
        service.event(customer.accountFactsChanged, version, { account_id: scene.customerIds[0]!, enterprise_kind }),
      );
    await facts(7, 'CUSTODY_MEMBER');
    await facts(6, 'NONE');
    expect(bodyOf(await service.issue(scene)).error_details).toMatchObject([{ error_code: 'CBC.50000034' }]);
    await facts(8, 'NONE');
    await service.customerEvents.freezeChanged(
      service.event(customer.freezeChanged, 9, { customer_id: scene.customerIds[0]!, is_frozen: 1, cause: 'PARTNER' }),
    );
    expect(bodyOf(await service.issue(scene)).coupon_infos).toHaveLength(1);
  });

  it('benefits R-71 a customer of whom only the creation was told is still asked for', async () => {
    const scene = await service.given({ customers: 1 });
    await service.customerEvents.customerCreated(
      service.event(customer.customerCreated, 1, {
        customer_id: scene.customerIds[0]!,
        account_name: 'new',
        registered_via: 'API',
        created_at: '2026-03-01T00:00:00Z',
      }),
    );
    expect(bodyOf(await service.issue(scene)).coupon_infos).toHaveLength(1);
  });
});
