import { isRefusal } from '@pc/kernel';
import { refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, START } from '../../../../../test/support/incentive-harness';
import { OPERATOR } from '../../../../../test/support/service-harness';

describe('reclaiming coupons on the real store', () => {
  let service: IncentiveHarness;
  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  afterAll(() => service?.close());

  it('benefits R-30 R-57 R-70 credits the quota, and leaves a record and events in the order of the versions', async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene, { memo: 'Spring' });
    expect(isRefusal(await service.reclaim(scene, coupon!))).toBe(false);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, version: 3 });
    expect((await service.records(scene, { operation_types: ['2'] })).records).toMatchObject([
      { coupon_id: coupon, operation_amount_fen: 50_000, result: '0', remark: 'Spring' },
    ]);
    expect((await service.told(coupon!)).map(({ name, version, data }) => [name, version, data.operation_type])).toEqual([
      ['coupon-issued', 1, undefined],
      ['coupon-reclaimed', 2, '2'],
    ]);
  });

  it('benefits R-29 R-41 a second reclaim is refused, credits nothing and leaves a failed record', async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene);
    await service.reclaim(scene, coupon!);
    expect(refusalOf(await service.reclaim(scene, coupon!)).code).toBe('PCB.0002');
    expect(refusalOf(await service.reclaim(scene, coupon!)).code).toBe('PCB.0002');
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, version: 3 });
    const { records } = await service.records(scene, { coupon_ids: [coupon!] });
    expect(records.map(({ operation_type, result, operation_amount_fen }) => [operation_type, result, operation_amount_fen])).toEqual([
      ['2', '-1', 0],
      ['2', '-1', 0],
      ['2', '0', 50_000],
      ['1', '0', 50_000],
    ]);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-41 of parallel reclaims exactly one credits', async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene);
    const replies = await Promise.all([1, 2, 3, 4].map(() => service.reclaim(scene, coupon!)));
    expect(replies.filter((reply) => !isRefusal(reply))).toHaveLength(1);
    expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['PCB.0002', 'PCB.0002', 'PCB.0002']);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
  });

  it('benefits R-58 no later operation changes or removes a record', async () => {
    const scene = await service.given({ customers: 2 });
    const [coupon] = await service.issued(scene, { memo: 'Spring' });
    await service.issue(scene, { customer_ids: ['stranger'] });
    const rows = async () => (await service.records(scene, { limit: 100 })).records;
    const before = await rows();
    expect(before).toHaveLength(3);
    await service.reclaim(scene, coupon!);
    await service.reclaim(scene, coupon!);
    service.clock.set('2027-01-01T00:00:00Z');
    await service.expire();
    service.clock.set(START);
    const after = await rows();
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.map(({ operation_type }) => operation_type).sort()).toEqual(['1', '1', '1', '2', '2', '4']);
  });

  it('benefits R-34 a foreign coupon answers like none at all, and leaves no record', async () => {
    const [mine, theirs] = [await service.given({ customers: 1 }), await service.given({ customers: 1 })];
    const [coupon] = await service.issued(theirs);
    expect(refusalOf(await service.reclaim(mine, coupon!)).code).toBe('PCB.0001');
    expect(refusalOf(await service.reclaim(mine, 'none')).code).toBe('PCB.0001');
    expect((await service.records(mine)).total_count).toBe(0);
    expect(await service.quota(theirs)).toMatchObject({ balance: 950_000 });
  });

  it("benefits R-32 R-56 a referral customer's coupon is issued, seen and reclaimed in the console only", async () => {
    const scene = await service.given({ customers: 1, type: '1', quota: { allowed_association_types: ['1', '2'] } });
    const console = { ...scene, caller: { ...scene.caller, channel: 'CONSOLE' as const } };
    const [coupon] = await service.issued(console);
    expect((await service.issuedList(scene)).total_count).toBe(0);
    expect((await service.issuedList(console)).total_count).toBe(1);
    expect(refusalOf(await service.reclaim(scene, coupon!)).code).toBe('CBC.99000014');
    expect(isRefusal(await service.reclaim(console, coupon!))).toBe(false);
  });

  it('benefits R-65 after a reclaim the holder no longer sees the coupon, and the issuer sees it with balance 0', async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene);
    expect((await service.held(scene.customerIds[0]!)).user_coupons.map(({ coupon_id }) => coupon_id)).toEqual([coupon]);
    await service.reclaim(scene, coupon!);
    expect(await service.held(scene.customerIds[0]!)).toEqual({ count: 0, user_coupons: [] });
    expect((await service.held(scene.customerIds[0]!, { status: 5 })).count).toBe(1);
    expect((await service.issuedList(scene)).user_coupons).toMatchObject([
      { coupon_id: coupon, status: 5, balance_fen: 0, face_value_fen: 50_000 },
    ]);
  });

  it('benefits R-29 a frozen coupon is refused until it is unfrozen', async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene);
    const freeze = (frozen: boolean) => service.coupons.freeze(service.ask({ coupon_id: coupon!, frozen }, OPERATOR));
    await freeze(true);
    expect((await service.issuedList(scene)).user_coupons[0]).toMatchObject({ is_frozen: '1', status: 2 });
    expect(refusalOf(await service.reclaim(scene, coupon!)).code).toBe('PCB.0002');
    await freeze(false);
    expect(isRefusal(await service.reclaim(scene, coupon!))).toBe(false);
  });

  it("api 7.20 every operation of the vendor's staff leaves an audit entry", async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = await service.issued(scene);
    await service.coupons.freeze(service.ask({ coupon_id: coupon!, frozen: true }, OPERATOR, { requestId: 'request-1' }));
    const entry = await service.store.collection('audit_entries').findOne({ 'object.id': coupon });
    expect(entry).toMatchObject({
      actor: { account_id: 'operator-1' },
      object: { type: 'COUPON' },
      before: { frozen: false },
      after: { frozen: true },
      request_id: 'request-1',
    });
    expect(refusalOf(await service.coupons.freeze(service.ask({ coupon_id: coupon!, frozen: false }, scene.caller))).code).toBe('CBC.0151');
  });
});
