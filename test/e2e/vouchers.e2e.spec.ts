import type { Account } from './support/account';
import type { Issued } from './support/answers';
import type { Partner } from './support/partner';
import { freshQuota, heldVoucher, issuedVoucher, issueRecord } from './support/shapes';
import { REFERRAL, World } from './support/world';

const COUPON_ID = /^\d{18}$/;
const UNKNOWN = 'f'.repeat(32);

/** A partner issues vouchers to its customers, and all sides see them as documented. */
describe('vouchers', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });
  beforeEach(async () => {
    quotaId = await world.grant(partner, '1000.50');
  });

  it('benefits 5.1 the partner sees the granted quota, without what is internal', async () => {
    expect(await partner.quotas({ quota_ids: [quotaId] })).toEqual({ total_count: 1, quotas: [freshQuota(quotaId, 1000.5)] });
  });

  it('benefits R-5 R-6 R-10 customers are refused one by one, in order; the others get a coupon of the full face value', async () => {
    const foreign = await world.customer(await world.partner());
    const [referral, direct, second] = [
      await world.customer(partner, { type: REFERRAL }),
      await world.customer(),
      await world.customer(partner),
    ];
    const asked = [customer, foreign, referral, direct, second].map(({ id }) => id).toSpliced(4, 0, UNKNOWN);
    const { body } = await partner.issue(quotaId, [], '100.10', { customer_ids: asked }, { 'x-language': 'en_US' }).expect(200);
    const { coupon_infos, error_details } = body as Issued;
    expect(coupon_infos).toEqual([customer, second].map(({ id }) => ({ id, coupon_id: expect.stringMatching(COUPON_ID) })));
    const notOurs = { error_code: 'CBC.99000035', error_msg: 'Not a customer of this partner' };
    const wrongType = { error_code: 'CBC.99000014', error_msg: 'Not for a customer of this association type' };
    expect(error_details).toEqual([
      { id: foreign.id, ...notOurs },
      { id: referral.id, ...wrongType },
      { id: direct.id, ...notOurs },
      { id: UNKNOWN, ...notOurs },
    ]);
    expect(await partner.balance(quotaId)).toBe(800.3);
  });

  it('benefits R-9 when every customer is refused the answer is still 200, and nothing changes', async () => {
    const stranger = await world.customer();
    const { body } = await partner.issue(quotaId, [stranger]).expect(200);
    expect(body).toMatchObject({ coupon_infos: [], error_details: [{ id: stranger.id, error_code: 'CBC.99000035' }] });
    expect(await partner.balance(quotaId)).toBe(1000.5);
  });

  it('benefits R-7 the balance is spent in the order of the request; who comes too late is refused', async () => {
    const quota = await world.grant(partner, 900);
    const [x, y, z] = await world.customers(3, partner);
    const { body } = await partner.issue(quota, [x!, y!, z!], 400).expect(200);
    expect((body as Issued).coupon_infos.map(({ id }) => id)).toEqual([x!.id, y!.id]);
    expect((body as Issued).error_details).toMatchObject([{ id: z!.id, error_code: 'CBC.99000013' }]);
    expect(await partner.balance(quota)).toBe(100);
  });

  it('benefits R-19 issuer and holder see the coupon with exactly the documented fields; the memo is in neither', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 100.1, { memo: 'for us only' });
    const given = { couponId: couponId!, quotaId, customer, faceValue: 100.1 };
    expect(await partner.issued({ coupon_id: couponId! })).toEqual({ total_count: 1, user_coupons: [issuedVoucher(given)] });
    expect(await customer.held({ coupon_id: couponId! })).toEqual({ count: 1, user_coupons: [heldVoucher(given, partner)] });
  });

  it('benefits R-18 a coupon inherits the validity of its quota unless the request narrows it', async () => {
    const { effective_time, expire_time } = (await partner.quota(quotaId)) as unknown as Record<string, string>;
    const narrower = { valid_time: effective_time, expire_time: expire_time!.replace(/\d\dZ$/, '00Z') };
    const [inherited, narrowed] = await Promise.all([{}, narrower].map((more) => partner.give(quotaId, [customer], 1, more)));
    expect(await partner.coupon(inherited![0]!)).toMatchObject({ effective_time, expire_time });
    expect(await partner.coupon(narrowed![0]!)).toMatchObject({ effective_time, expire_time: narrower.expire_time });
  });

  it('benefits R-19 R-57 every issue leaves a record a customer with the memo, the refused ones with result -1 and no coupon', async () => {
    const stranger = await world.customer();
    const { body } = await partner.issue(quotaId, [customer, stranger], 5, { memo: 'once' }).expect(200);
    const { total_count, records } = await partner.records({ quota_id: quotaId });
    const common = { quotaId, amount: 5, remark: 'once' };
    const issued = issueRecord({ ...common, customer, couponId: (body as Issued).coupon_infos[0]!.coupon_id });
    expect(total_count).toBe(2);
    expect(records).toEqual(expect.arrayContaining([issued, issueRecord({ ...common, customer: stranger })]));
  });

  it('benefits R-19 an empty memo is kept as one; none is none', async () => {
    const [empty] = await partner.give(quotaId, [customer], 1, { memo: '' });
    const [none] = await partner.give(quotaId, [customer], 1, { memo: null });
    const remarkOf = async (couponId: string) => (await partner.records({ coupon_ids: couponId })).records[0];
    expect(await remarkOf(empty!)).toMatchObject({ remark: '' });
    expect(await remarkOf(none!)).not.toHaveProperty('remark');
  });

  it('benefits R-10 through the API a referral customer gets none, even where the quota allows it', async () => {
    const quota = await world.grant(partner, 10, { allowed_association_types: ['1', '2'] });
    const referral = await world.customer(partner, { type: REFERRAL });
    const { body } = await partner.issue(quota, [referral], 1).expect(200);
    expect(body).toMatchObject({ coupon_infos: [], error_details: [{ error_code: 'CBC.99000014' }] });
  });
});
