import { customer } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness } from '../../../../../test/support/incentive-harness';
import { Ranks } from '../../adapters/mongo/ranks';

describe('issuing coupons on the real store', () => {
  let service: IncentiveHarness;
  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  afterAll(() => service?.close());

  it('benefits R-5 R-57 R-70 gives every customer a coupon, a record and an event, and the quota one change', async () => {
    const scene = await service.given();
    const coupons = await service.issued(scene, { memo: 'Spring' });
    expect(await service.quota(scene)).toMatchObject({ balance: 850_000, version: 2 });
    expect((await service.records(scene)).records).toMatchObject(
      [...coupons]
        .reverse()
        .map((coupon_id) => ({ coupon_id, operation_type: '1', operation_amount_fen: 50_000, result: '0', remark: 'Spring' })),
    );
    expect(await service.told(coupons[0]!)).toMatchObject([
      { name: 'coupon-issued', version: 1, data: { face_value_fen: 50_000, quota_id: scene.quotaId } },
    ]);
    expect((await service.told(scene.quotaId)).at(-1)).toMatchObject({
      name: 'quota-changed',
      version: 2,
      data: { cause: 'ISSUED', delta_fen: -150_000, balance_fen: 850_000 },
    });
  });

  it('benefits R-57 R-6 refused customers leave a failed record with its code, and no event', async () => {
    const scene = await service.given();
    const stranger = service.addCustomer('somebody-else');
    const reply = bodyOf(await service.issue(scene, { customer_ids: [scene.customerIds[0]!, stranger, 'nobody'] }));
    expect(reply.error_details).toEqual([stranger, 'nobody'].map((id) => ({ error_code: 'CBC.99000035', id })));
    const failed = await service.records(scene, { result: '-1' });
    expect(
      failed.records.map(({ customer_id, coupon_id, operation_amount_fen }) => [customer_id, coupon_id, operation_amount_fen]),
    ).toEqual([
      ['nobody', undefined, 50_000],
      [stranger, undefined, 50_000],
    ]);
    const codes = await service.store.collection<{ error_code?: string }>('records').distinct('error_code', { customer_id: stranger });
    expect(codes).toEqual(['CBC.99000035']);
    expect(await service.told(stranger)).toEqual([]);
  });

  it('benefits R-57 a refusal of the whole request writes no record and leaves the quota alone', async () => {
    const scene = await service.given();
    expect(refusalOf(await service.issue(scene, { quota_id: 'no-such-quota' })).code).toBe('CBC.99000012');
    expect(await service.records(scene)).toMatchObject({ total_count: 0 });
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, version: 1 });
  });

  it('benefits R-8 R-28 50 issues in one batch are each answered, and the balance falls by exactly their sum', async () => {
    const scene = await service.given({ customers: 1 });
    const replies = await service.coupons.issue(Array.from({ length: 50 }, () => service.issueRequest(scene, { face_value_fen: 1_000 })));
    expect(replies.every((reply) => !isRefusal(reply) && reply.body.coupon_infos.length === 1)).toBe(true);
    expect(await service.quota(scene)).toMatchObject({ balance: 950_000, version: 51 });
    const told = await service.told(scene.quotaId);
    expect(told.map(({ version }) => version)).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  });

  it('benefits R-8 R-28 parallel batches of two replicas never take the balance below 0, and all are answered', async () => {
    const scene = await service.given({ customers: 1, quota: { quota_value_fen: 30_000 } });
    const second = await IncentiveHarness.start(service.store.database);
    scene.customerIds.forEach((id) => second.directory.people.set(id, service.directory.people.get(id)!));
    second.directory.dealers.set(scene.partnerId, service.directory.dealers.get(scene.partnerId)!);
    const batch = (harness: IncentiveHarness) =>
      harness.coupons.issue(Array.from({ length: 10 }, () => service.issueRequest(scene, { face_value_fen: 1_000 })));
    const replies = (await Promise.all([batch(service), batch(second), batch(service), batch(second)])).flat();
    await second.store.close();
    const outcomes = replies.map((reply) => bodyOf(reply).error_details[0]?.error_code ?? 'issued');
    expect([...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => [outcome, all.length])).toEqual([
      ['issued', 30],
      ['CBC.99000013', 10],
    ]);
    expect(await service.quota(scene)).toMatchObject({ balance: 0, version: 31 });
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-6 within a batch a refused command does not refuse its neighbours', async () => {
    const scene = await service.given({ customers: 1 });
    const requests = [
      service.issueRequest(scene),
      service.issueRequest(scene, { face_value_fen: 0 }),
      service.issueRequest(scene, { quota_id: 'none' }),
      service.issueRequest(scene),
    ];
    const replies = await service.coupons.issue(requests);
    expect(replies.map((reply) => (isRefusal(reply) ? reply.code : 'issued'))).toEqual(['issued', 'CBC.0100', 'CBC.99000012', 'issued']);
    expect(await service.quota(scene)).toMatchObject({ balance: 900_000, version: 3 });
  });

  it('benefits R-7 within a batch each command finds what its predecessors left', async () => {
    const scene = await service.given({ customers: 1, quota: { quota_value_fen: 90_000 } });
    const replies = await service.coupons.issue(
      [40_000, 60_000, 50_000].map((face_value_fen) => service.issueRequest(scene, { face_value_fen })),
    );
    expect(replies.map((reply) => bodyOf(reply).error_details[0]?.error_code ?? 'issued')).toEqual(['issued', 'CBC.99000013', 'issued']);
  });

  it('benefits R-13 the limit of a customer counts coupons of earlier batches, of this batch, and reclaimed ones', async () => {
    const limit_infos = [{ limit_key: 'maxTotalFaceValue', limit_values: [{ value1: '1000', value2: 'CUSTOMER' }] }];
    const scene = await service.given({ customers: 2, quota: { limit_infos } });
    const [coupon] = await service.issued(scene);
    await service.reclaim(scene, coupon!);
    const replies = await service.coupons.issue([service.issueRequest(scene), service.issueRequest(scene, { face_value_fen: 1 })]);
    expect(bodyOf(replies[0]!).coupon_infos).toHaveLength(2);
    expect(bodyOf(replies[1]!).error_details.map(({ error_code }) => error_code)).toEqual(['CBC.99000021', 'CBC.99000021']);
  });

  it('benefits R-27 the same Idempotency-Key gets the stored answer, and without one the same body issues twice', async () => {
    const scene = await service.given({ customers: 1 });
    const idempotency = { scope: `scope-${scene.quotaId}`, bodyDigest: 'body' };
    const first = await service.issue(scene, {}, { idempotency });
    expect(await service.issue(scene, {}, { idempotency })).toEqual({ ...first, replayed: true });
    expect(refusalOf(await service.issue(scene, {}, { idempotency: { ...idempotency, bodyDigest: 'other' } })).code).toBe('CBC.0100');
    expect(await service.quota(scene)).toMatchObject({ balance: 950_000 });
    await service.issue(scene);
    expect(await service.quota(scene)).toMatchObject({ balance: 900_000 });
  });

  it('benefits R-27 a message that is delivered twice issues once', async () => {
    const scene = await service.given({ customers: 1 });
    const request = service.issueRequest(scene);
    const [first] = await service.coupons.issue([request]);
    const again = await service.coupons.issue([request, request]);
    expect(again.map(bodyOf)).toEqual([bodyOf(first!), bodyOf(first!)]);
    expect(await service.quota(scene)).toMatchObject({ balance: 950_000 });
  });

  it("benefits R-20 a distributor issues for its reseller, and what is issued is the reseller's", async () => {
    const scene = await service.given({ kind: 'DISTRIBUTOR', reseller: true, customers: 1 });
    const coupons = await service.issued(scene);
    expect((await service.issuedList(scene)).user_coupons.map(({ coupon_id }) => coupon_id)).toEqual(coupons);
    expect((await service.issuedList(scene, { indirect_partner_id: undefined })).total_count).toBe(0);
    expect(refusalOf(await service.issue(scene, { indirect_partner_id: 'not-mine' })).code).toBe('CBC.99000037');
  });

  it('benefits R-71 without an answer about a customer the whole issue is 504 and nothing is issued, its neighbours are', async () => {
    const scene = await service.given({ customers: 1 });
    await service.issued(scene);
    const unknown = service.addCustomer(scene.partnerId);
    service.directory.silent = true;
    const replies = await service.coupons.issue([
      service.issueRequest(scene, { customer_ids: [scene.customerIds[0]!, unknown] }),
      service.issueRequest(scene),
    ]);
    service.directory.silent = false;
    expect(refusalOf(replies[0]!).code).toBe('PCB.0504');
    expect(bodyOf(replies[1]!).coupon_infos).toHaveLength(1);
    expect((await service.issuedList(scene)).total_count).toBe(2);
    expect(bodyOf(await service.issue(scene, { customer_ids: [unknown] })).coupon_infos).toHaveLength(1);
  });

  it('benefits R-71 what an event tells of a customer while the customer service answers is asked for again', async () => {
    const { directory } = service;
    const scene = await service.given({ customers: 0 });
    const unknown = service.addCustomer(scene.partnerId);
    const before = directory.people.get(unknown)!;
    const asked = jest.spyOn(directory, 'customers').mockImplementationOnce(async () => {
      directory.people.set(unknown, { ...before, isFrozen: 1, version: 3 });
      const freeze = { customer_id: unknown, is_frozen: 1 as const, cause: 'PARTNER' as const };
      await service.customerEvents.freezeChanged(service.event(customer.freezeChanged, 3, freeze));
      return [before];
    });
    expect(bodyOf(await service.issue(scene, { customer_ids: [unknown] })).coupon_infos).toHaveLength(1);
    expect(asked.mock.calls.filter(([ids]) => ids.includes(unknown))).toHaveLength(2);
    asked.mockRestore();
  });

  it('benefits R-71 what was learned once is not asked for again', async () => {
    const scene = await service.given({ customers: 2 });
    await service.issued(scene);
    const { questions } = service.directory;
    await service.issued(scene);
    expect(service.directory.questions).toBe(questions);
  });

  it('benefits R-69 R-15 the state of the partner counts as its last event told it', async () => {
    const scene = await service.given({ customers: 1 });
    await service.issued(scene);
    const facts = {
      partner_id: scene.partnerId,
      account_name: 'p',
      name: 'P',
      kind: 'SOLUTION_PROVIDER' as const,
      government_kinds: [],
      sandbox: false,
      owns_customers: true,
      proxy_pay_enabled: true,
      cooperation_type_accepted: true,
    };
    await service.customerEvents.partnerChanged(
      service.event(customer.partnerChanged, 3, { ...facts, state: 'FROZEN', partner_spends_mode: false }),
    );
    expect(refusalOf(await service.issue(scene)).code).toBe('CBC.0151');
    await service.customerEvents.partnerChanged(
      service.event(customer.partnerChanged, 2, { ...facts, state: 'NORMAL', partner_spends_mode: false }),
    );
    expect(refusalOf(await service.issue(scene)).code).toBe('CBC.0151');
    await service.customerEvents.partnerChanged(
      service.event(customer.partnerChanged, 4, { ...facts, state: 'NORMAL', partner_spends_mode: true }),
    );
    expect(refusalOf(await service.issue(scene)).code).toBe('CBC.50000010');
  });

  it('a transaction that breaks off leaves nothing: no coupon, no record, no event, no balance', async () => {
    const scene = await service.given({ customers: 2 });
    const counts = () => Promise.all(['coupons', 'records', 'inbox', 'outbox', 'expiries'].map((name) => service.count(name)));
    const before = await counts();
    jest.spyOn(service.part(Ranks).records, 'next').mockRejectedValueOnce(new Error('planted between coupons and records'));
    await expect(service.issue(scene, { customer_ids: [...scene.customerIds, 'stranger'] })).rejects.toThrow('planted');
    expect(await counts()).toEqual(before);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, version: 1 });
  });

  it('refuses callers of the other side', async () => {
    const scene = await service.given({ customers: 1 });
    const [reply] = await service.coupons.issue([service.ask(service.issueRequest(scene).payload, { ...scene.caller, kind: 'CUSTOMER' })]);
    expect(refusalOf(reply!).code).toBe('CBC.0151');
  });
});
