import { until } from '@pc/testing';
import { Account } from './support/account';
import { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { SecondGateway } from './support/second-gateway';
import { World } from './support/world';

const LIMIT = 10;

/** A second gateway on the same broker: the two share everything but their counters of requests. */
describe('two gateways', () => {
  const world = new World();
  let second: SecondGateway;
  let partner: Partner;
  let twin: Partner;
  let customer: Account;

  beforeAll(async () => {
    second = await SecondGateway.start({ RATE_LIMIT: 'on', RATE_LIMIT_OVERRIDES: 'issueCoupons=1000,listCouponQuotas=1000' });
    partner = await world.partner();
    customer = await world.customer(partner);
    twin = new Partner(second.endpoint, partner.id, partner.name, partner.key);
  }, 180_000);
  afterAll(() => second?.stop());

  it('each gets the answers to its own requests, and what one writes the other reads', async () => {
    const quotaId = await world.grant(partner, 40);
    const issue = async (by: Partner, value: number) => [value, (await by.give(quotaId, [customer], value))[0]!] as const;
    const values = Array.from({ length: 8 }, (_, index) => index + 1);
    const given = await Promise.all(values.map((value) => issue(value % 2 ? partner : twin, value)));
    for (const [value, couponId] of given) expect(await partner.coupon(couponId)).toMatchObject({ face_value: value });
    expect([await partner.balance(quotaId), await twin.balance(quotaId)]).toEqual([4, 4]);
  });

  it('api 7.10 a key that one gateway took is known to the other', async () => {
    const quotaId = await world.grant(partner);
    const headers = { 'idempotency-key': quotaId };
    const first = await partner.issue(quotaId, [customer], 1, {}, headers).expect(200);
    const again = await twin.issue(quotaId, [customer], 1, {}, headers).expect(200);
    expect([again.body, again.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
  });

  it('api 4.2 both forget a key that was deleted, long before their copies of it end', async () => {
    const callers = [partner, twin].map(({ endpoint }) => new Account(endpoint, customer.id, customer.name, customer.key));
    await Promise.all(callers.map((caller) => caller.held()));
    await world.operator.api.delete(`/v2/operations/accounts/${customer.id}/access-keys/${customer.key.accessKey}`).expect(204);
    for (const { api } of callers) await until(async () => (await api.get(PATHS.held)).status === 401, { what: 'the key to be forgotten' });
  });

  it('api 7.12 who asks more often than the limit in one second is refused, and served again in the next', async () => {
    const ask = () => twin.api.get(PATHS.coupons);
    const burst = await Promise.all(Array.from({ length: 5 * LIMIT }, () => ask()));
    const late = burst.filter(({ status }) => status !== 200);
    late.forEach(refused(429, 'APIGW.0308'));
    expect(new Set(late.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['1']));
    await until(async () => (await ask()).status === 200, { what: 'the next second' });
    // The other gateway of this run does not limit.
    await partner.issued();
  });

  it('api 7.12 what is refused is not executed', async () => {
    const quotaId = await world.grant(partner);
    const given = await Promise.all(Array.from({ length: 4 * LIMIT }, () => partner.give(quotaId, [customer], 1)));
    const statuses = await Promise.all(given.map(async ([couponId]) => (await twin.reclaim(couponId!)).status));
    const limited = statuses.filter((status) => status === 429).length;
    expect(limited).toBeGreaterThan(0);
    expect(await partner.balance(quotaId)).toBe(1000 - limited);
  });

  it('one that stopped costs those after it no answer', async () => {
    await partner.issued();
    await second.stop();
    second = await SecondGateway.start({ RATE_LIMIT: 'off' });
    await new Partner(second.endpoint, partner.id, partner.name, partner.key).issued();
    await partner.issued();
  }, 180_000);
});
