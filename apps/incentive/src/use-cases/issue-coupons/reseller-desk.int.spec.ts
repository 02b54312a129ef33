import type { Caller } from '@pc/contracts';
import { customer } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';

describe('a reseller that acts itself', () => {
  let service: IncentiveHarness;
  /** The distributor, and the same things as the reseller sees them. */
  let distributor: Scene;
  let desk: Scene;

  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  beforeEach(async () => {
    service.directory.silent = false;
    distributor = await service.given({ kind: 'DISTRIBUTOR', reseller: true, customers: 2 });
    desk = ofReseller(distributor);
  });
  afterAll(() => service?.close());

  function ofReseller({ resellerId, ...scene }: Scene): Scene {
    const caller: Caller = {
      account_id: resellerId!,
      account_name: resellerId!,
      kind: 'RESELLER',
      partner_kind: 'RESELLER',
      government_kinds: [],
      channel: 'CONSOLE',
    };
    return { ...scene, caller };
  }
  const told = (version: number, state: 'LEAVING' | 'LEFT') => {
    const facts = { indirect_partner_id: distributor.resellerId!, distributor_id: distributor.partnerId, state };
    const names = { account_name: 'r', name: 'R' };
    return service.customerEvents.resellerChanged(service.event(customer.resellerChanged, version, { ...facts, ...names }));
  };
  const quotas = async (scene: Scene) =>
    bodyOf(
      await service.queries.listQuotas(
        service.ask({ create_time: undefined, effective_time: undefined, expire_time: undefined, offset: 0, limit: 10 }, scene.caller),
      ),
    );

  it('benefits 1.3 R-20 issues from its own quota, reclaims and lists; its distributor is the issuer', async () => {
    const [coupon, other] = await service.issued(desk);
    expect((await service.told(coupon!))[0]).toMatchObject({ data: { issuer_partner_id: distributor.partnerId } });
    expect(await quotas(desk)).toMatchObject({ total_count: 1, quotas: [{ quota_id: desk.quotaId }] });
    expect(isRefusal(await service.reclaim(desk, coupon!))).toBe(false);
    expect(isRefusal(await service.reclaim(distributor, other!))).toBe(false);
    expect([(await service.issuedList(desk)).total_count, (await service.records(desk)).total_count]).toEqual([2, 4]);
    expect(await service.records(distributor)).toEqual(await service.records(desk));
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-1 R-34 reaches nothing of its distributor or of another reseller, whomever it names', async () => {
    const own = await service.grant(distributor.partnerId);
    const ownCustomer = service.addCustomer(distributor.partnerId);
    const ownScene = { ...distributor, quotaId: own, customerIds: [ownCustomer] };
    const [coupon] = bodyOf(await service.issue(ownScene, { indirect_partner_id: undefined })).coupon_infos;
    const other = await service.given({ kind: 'DISTRIBUTOR', reseller: true, customers: 1 });
    for (const indirect_partner_id of [undefined, other.resellerId, distributor.partnerId]) {
      for (const quota_id of [own, other.quotaId])
        expect(refusalOf(await service.issue(desk, { quota_id, indirect_partner_id })).code).toBe('CBC.99000012');
      const reclaim = service.ask({ coupon_id: coupon!.coupon_id, indirect_partner_id }, desk.caller);
      expect(refusalOf(await service.coupons.reclaim(reclaim)).code).toBe('PCB.0001');
      expect(await service.issuedList(desk, { indirect_partner_id })).toEqual({ total_count: 0, user_coupons: [] });
    }
    const { error_details } = bodyOf(await service.issue(desk, { customer_ids: [ownCustomer, other.customerIds[0]!] }));
    expect(error_details.map(({ error_code }) => error_code)).toEqual(['CBC.99000035', 'CBC.99000035']);
  });

  it('customers 4.1 has no API here either', async () => {
    const api = { ...desk, caller: { ...desk.caller, channel: 'API' as const } };
    const [coupon] = await service.issued(desk);
    expect(refusalOf(await service.issue(api)).code).toBe('CBC.0151');
    expect(refusalOf(await service.reclaim(api, coupon!)).code).toBe('CBC.0151');
    await expect(service.issuedList(api)).rejects.toThrow('CBC.0151');
  });

  it('benefits R-68 issues while it is leaving, and nothing more once it has left, whatever was remembered of it', async () => {
    await service.issued(desk, { face_value_fen: 1 });
    await told(2, 'LEAVING');
    const [coupon] = await service.issued(desk, { face_value_fen: 1 });
    await told(3, 'LEFT');
    expect(refusalOf(await service.issue(desk)).code).toBe('CBC.0151');
    expect(refusalOf(await service.reclaim(desk, coupon!)).code).toBe('CBC.0151');
    await expect(service.issuedList(desk)).rejects.toThrow('CBC.0151');
  });

  it('benefits R-71 a reseller of whom nothing is known is asked for, with its distributor; in silence nothing is done', async () => {
    const replica = await IncentiveHarness.start();
    for (const [id, dealer] of service.directory.dealers) replica.directory.dealers.set(id, dealer);
    replica.directory.silent = true;
    expect(refusalOf(await replica.issue(desk)).code).toBe('PCB.0504');
    replica.directory.silent = false;
    // The quota is unknown in this database; what counts is that the reseller and its distributor are not.
    expect(refusalOf(await replica.issue(desk, { customer_ids: ['somebody'] })).code).toBe('CBC.99000012');
    await replica.close();
  });
});
