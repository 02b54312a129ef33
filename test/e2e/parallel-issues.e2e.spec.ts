import type { Account } from './support/account';
import type { Issued } from './support/answers';
import type { Partner } from './support/partner';
import { World } from './support/world';

const CALLERS = 50;

/** One quota under many callers at once. */
describe('parallel issues', () => {
  const world = new World();
  let partner: Partner;
  let customers: Account[];

  beforeAll(async () => {
    partner = await world.partner();
    customers = await world.customers(4, partner);
  });

  const inParallel = (quotaId: string, faceValue: number): Promise<Issued[]> =>
    Promise.all(
      Array.from({ length: CALLERS }, async (_, index) => {
        const { body } = await partner.issue(quotaId, [customers[index % customers.length]!], faceValue).expect(200);
        return body as Issued;
      }),
    );

  it('benefits R-28 fifty on a sufficient quota all succeed, and the sum is exact', async () => {
    const quotaId = await world.grant(partner, 1000);
    const answers = await inParallel(quotaId, 10.01);
    const coupons = answers.flatMap(({ coupon_infos }) => coupon_infos.map(({ coupon_id }) => coupon_id));
    expect(new Set(coupons).size).toBe(CALLERS);
    expect(await partner.balance(quotaId)).toBe(499.5);
    expect(await partner.records({ quota_id: quotaId, result: '0' })).toMatchObject({ total_count: CALLERS });
  });

  it('benefits R-8 the quota never falls below zero under parallel issues', async () => {
    const quotaId = await world.grant(partner, 100);
    const answers = await inParallel(quotaId, 7);
    const refusals = answers.flatMap(({ error_details }) => error_details.map(({ error_code }) => error_code));
    expect(answers.flatMap(({ coupon_infos }) => coupon_infos)).toHaveLength(14);
    expect(refusals).toEqual(Array<string>(CALLERS - 14).fill('CBC.99000013'));
    expect(await partner.balance(quotaId)).toBe(2);
  });

  it('benefits R-28 issues from several quotas and reclaims at once leave every quota as it should be', async () => {
    const quotas = await Promise.all([100, 100, 100].map((value) => world.grant(partner, value)));
    const toAndFro = async (quotaId: string) => {
      const [couponId] = await partner.give(quotaId, [customers[0]!], 10);
      await partner.reclaim(couponId!).expect(204);
    };
    await Promise.all(quotas.flatMap((quotaId) => Array.from({ length: 5 }, () => toAndFro(quotaId))));
    expect(await Promise.all(quotas.map((quotaId) => partner.balance(quotaId)))).toEqual([100, 100, 100]);
  });
});
