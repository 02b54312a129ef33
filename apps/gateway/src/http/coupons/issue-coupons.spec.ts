import { incentive } from '@pc/contracts';
import { DISTRIBUTOR, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const PATH = '/v2/promotions/benefits/partner-coupons';
const BODY = { quota_id: 'q1', customer_ids: ['c1'], face_value: 100.5 };

describe('POST /v2/promotions/benefits/partner-coupons', () => {
  let gateway: TestGateway;
  const issue = (body: unknown, headers: Record<string, string> = {}, key = 'provider') =>
    gateway.signed({ accessKey: key, secretKey: `secret of ${key}` }, 'POST', PATH, { body, headers });
  const lastAsked = () => gateway.bus.askedFor(incentive.issueCoupons).at(-1)!;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.addKey('distributor', DISTRIBUTOR);
    gateway.bus.on(incentive.issueCoupons, () => ({
      type: 'answer',
      body: { coupon_infos: [{ id: 'c1', coupon_id: 'k1' }], error_details: [{ id: 'c2', error_code: 'CBC.99000013' }] },
    }));
  });
  afterAll(() => gateway.stop());

  it('asks incentive in fen, under the key of the partner, and answers the documented names', async () => {
    const answer = await issue(BODY, { 'x-language': 'en_US' });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        coupon_infos: [{ id: 'c1', coupon_id: 'k1' }],
        error_details: [{ error_code: 'CBC.99000013', error_msg: 'The balance of the quota is not enough', id: 'c2' }],
      },
    ]);
    expect(lastAsked()).toMatchObject({
      payload: { quota_id: 'q1', customer_ids: ['c1'], face_value_fen: 10_050 },
      options: { key: 'id-of-provider', caller: SOLUTION_PROVIDER, requestId: answer.headers['x-request-id'] },
    });
  });

  it('says why in the language of the caller', async () => {
    expect((await issue(BODY)).body.error_details).toMatchObject([{ error_msg: '额度余额不足' }]);
  });

  it.each([
    [{ face_value: '1.11' }, 111],
    [{ face_value: 1.11 }, 111],
  ])('benefits R-3 %j is exact', async (change, fen) => {
    await issue({ ...BODY, ...change });
    expect(lastAsked().payload).toMatchObject({ face_value_fen: fen });
  });

  it.each([
    ['benefits R-3 three decimals', { face_value: 1.111 }, 'face_value'],
    ['benefits R-3 zero', { face_value: 0 }, 'face_value'],
    ['benefits R-4 no customer', { customer_ids: [] }, 'customer_ids'],
    ['benefits R-4 101 customers', { customer_ids: Array.from({ length: 101 }, (_, i) => `c${i}`) }, 'customer_ids'],
    ['benefits R-4 a duplicate', { customer_ids: ['a', 'a'] }, 'customer_ids[1]'],
    ['a wrong type', { customer_ids: 'c1' }, 'customer_ids'],
    ['benefits R-16 eleven services', { cloud_service_types: Array.from({ length: 11 }, (_, i) => `s${i}`) }, 'cloud_service_types'],
    ['benefits R-19 a long memo', { memo: 'x'.repeat(257) }, 'memo'],
    ['benefits R-20 an empty reseller', { indirect_partner_id: '' }, 'indirect_partner_id'],
    ['a malformed time', { expire_time: '2026-01-01' }, 'expire_time'],
    ['an unknown order kind', { subscribe_types: ['steal'] }, 'subscribe_types[0]'],
    ['an empty code', { verification_code: '' }, 'verification_code'],
    ['a code of seven', { verification_code: '1234567' }, 'verification_code'],
    ['a ratio above 1', { max_deduction_ratio: 1.1 }, 'max_deduction_ratio'],
  ])('%s is refused before anything is asked', async (_name, change, field) => {
    const before = gateway.bus.askedFor(incentive.issueCoupons).length;
    const answer = await issue({ ...BODY, ...change }, { 'x-language': 'en_US' });
    expect(answer).toMatchObject({
      status: 400,
      body: { error_code: 'CBC.0100', error_msg: expect.stringContaining(`${field} `) as string },
    });
    expect(gateway.bus.askedFor(incentive.issueCoupons)).toHaveLength(before);
  });

  it('benefits R-16 R-18 R-19 absent, null and [] inherit; the empty memo is kept', async () => {
    await issue({ ...BODY, valid_time: null, cloud_service_types: [], product_ids: null, memo: '' });
    const { payload } = lastAsked();
    expect(payload).toMatchObject({ memo: '' });
    for (const name of ['valid_time', 'cloud_service_types', 'product_ids']) expect(payload).toHaveProperty(name, undefined);
  });

  it("benefits R-20 a reseller counts only with a distributor's credential", async () => {
    await issue({ ...BODY, indirect_partner_id: 'r1' });
    expect(lastAsked().payload).toHaveProperty('indirect_partner_id', undefined);
    await issue({ ...BODY, indirect_partner_id: 'r1' }, {}, 'distributor');
    expect(lastAsked().payload).toHaveProperty('indirect_partner_id', 'r1');
  });

  it('benefits R-25 the code of the console travels sealed, to issue and to reclaim', async () => {
    await issue({ ...BODY, verification_code: '123456' });
    gateway.bus.on(incentive.reclaimCoupon, () => ({ type: 'answer', body: {} }));
    const key = { accessKey: 'provider', secretKey: 'secret of provider' };
    await gateway.signed(key, 'POST', `${PATH}/reclaim`, { body: { coupon_id: 'k1', verification_code: '654321' } });
    const payloads = [lastAsked(), gateway.bus.askedFor(incentive.reclaimCoupon).at(-1)!].map(({ payload }) => payload);
    for (const payload of payloads) expect(payload).not.toHaveProperty('verification_code');
    expect(payloads.map((payload) => gateway.bus.sealer.open((payload as { sealed_code: string }).sealed_code, 'code'))).toEqual([
      '123456',
      '654321',
    ]);
    await issue(BODY);
    expect(lastAsked().payload).not.toHaveProperty('sealed_code');
  });

  it('answers a refusal with its status, code and sentence', async () => {
    gateway.bus.on(incentive.issueCoupons, () => ({ type: 'refusal', code: 'CBC.99000012' }));
    expect(await issue(BODY, { 'x-language': 'EN_us' })).toMatchObject({
      status: 400,
      body: { error_code: 'CBC.99000012', error_msg: 'The quota does not exist or its state does not allow this' },
    });
  });
});
