import { uniqueName, until } from '@pc/testing';
import request, { type Test } from 'supertest';
import type { Account } from './support/account';
import { deposited } from './support/money';
import { detailOf, ordered, ORDERS } from './support/orders';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { exchange, type Exchange, refusedByTokenService, tokenOf } from './support/tokens';
import { REFERRAL, World } from './support/world';

/** api 7.15. */
const SOON = { timeoutMs: WITHIN_SECONDS_MS, what: 'the token to die' };

/** A partner acts in the place of its customer (api 3.2). */
describe('an exchanged token', () => {
  const world = new World();
  const agency_name = uniqueName('PLATFORM');
  let partner: Partner;
  let customer: Account;
  let token: string;

  beforeAll(async () => {
    partner = await world.partner({ xaccount_type: agency_name });
    customer = await world.customer(partner);
    token = await tokenOf(partner);
  });

  const ask = (whom: Exchange, scope?: object, by: string | undefined = token) =>
    exchange(partner.endpoint, by, { agency_name, ...whom }, scope);
  const assume = async (account: Account) => (await ask({ domain_id: account.id }).expect(201)).headers['x-subject-token']!;
  const withToken = (text: string, path: string = PATHS.held): Test => request(partner.endpoint).get(path).set('x-auth-token', text);
  const diesSoon = (text: string) => until(async () => (await withToken(text)).status === 401, SOON);

  it('api 3.2 stands in the header, says who acts, and does not outlive the partner’s', async () => {
    const { headers, body, text } = await ask({ domain_name: customer.name }).expect(201);
    const [mine, theirs] = [partner, customer].map(({ id, name }) => ({ id, name }));
    expect(text).not.toContain(headers['x-subject-token']);
    expect(body.token).toMatchObject({
      methods: ['assume_role'],
      user: { ...theirs, domain: theirs },
      domain: theirs,
      assumed_by: { user: { ...mine, domain: mine } },
      roles: [{ id: 'te_admin', name: 'te_admin' }],
    });
    const { expires_at, issued_at } = body.token as { expires_at: string; issued_at: string };
    expect(Date.parse(expires_at) - Date.parse(issued_at)).toBeLessThan(86_400_000);
  });

  it('api 3.3 opens the customer’s side with it, and the partner’s side no longer', async () => {
    const assumed = await assume(customer);
    await withToken(assumed).expect(200);
    await request(partner.endpoint).post(PATHS.quotas).set('x-auth-token', assumed).send({}).expect(refused(403, 'CBC.0151'));
    await request(partner.endpoint).post(PATHS.quotas).set('x-auth-token', token).send({}).expect(200);
  });

  it('api 3.3 cancels an order in the place of its customer, which no credential of the partner does', async () => {
    const [id, kept] = [await ordered(world, customer), await ordered(world, await world.customer(partner))];
    const cancel = (by: string, order_id: string) =>
      request(partner.endpoint).put(`${ORDERS}/cancel`).set('x-auth-token', by).send({ order_id });
    await cancel(token, id).expect(refused(403, 'CBC.0151'));
    const assumed = await assume(customer);
    await cancel(assumed, kept).expect(refused(400, 'CBC.30000010', 'order_id'));
    await cancel(assumed, id).expect(204);
    await cancel(assumed, id).expect(refused(400, 'CBC.99005010', 'order_id'));
  });

  it('api 3.3 pays an order in the place of its customer, from the money of the customer', async () => {
    const buyer = await world.customer(partner, { type: REFERRAL });
    await deposited(world, buyer, 1000);
    const [id, foreign] = [await ordered(world, buyer), await ordered(world, customer)];
    const pay = (by: string, order_id: string) =>
      request(partner.endpoint)
        .post('/v3/orders/customer-orders/pay')
        .set('x-auth-token', by)
        .send({ order_id, use_coupon: 'NO', use_discount: 'NO' });
    await pay(token, id).expect(refused(403, 'CBC.0151'));
    const assumed = await assume(buyer);
    await pay(assumed, foreign).expect(refused(400, 'CBC.30000010', 'order_id'));
    await pay(assumed, id).expect(204);
    const { order_info } = (await buyer.api.get(detailOf(id)).expect(200)).body as { order_info: object };
    expect(order_info).toMatchObject({ status: 3, agent_pay_info: null });
    await pay(assumed, await ordered(world, buyer)).expect(refused(400, 'CBC.99005003'));
  });

  it('api 7.15 with project scope names the customer’s project of that region, always the same', async () => {
    const projectOf = async (scope: object) => {
      const { body } = await ask({ domain_id: customer.id }, { project: scope }).expect(201);
      return (body as { token: { project: { id: string; name: string } } }).token.project;
    };
    const project = await projectOf({ name: 'cn-north-4' });
    expect(project).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, name: 'cn-north-4' });
    expect(await projectOf({ name: 'cn-north-4' })).toEqual(project);
    expect(await projectOf({ id: project.id })).toEqual(project);
    const { projects } = (await customer.api.get('/v2/accounts/credentials').expect(200)).body as { projects: object[] };
    expect(projects).toContainEqual({ region: 'cn-north-4', project_id: project.id });
  });

  it.each<[wrong: string, whom: () => Exchange, status: number, title: string]>([
    ['an account that is not there', () => ({ domain_name: uniqueName('nobody') }), 404, 'Not Found'],
    ['an id that is not there', () => ({ domain_id: 'f'.repeat(32) }), 404, 'Not Found'],
    ['neither name nor id', () => ({}), 400, 'Bad Request'],
    ['both name and id', () => ({ domain_name: customer.name, domain_id: customer.id }), 400, 'Bad Request'],
    ['another agency', () => ({ domain_id: customer.id, agency_name: 'another' }), 403, 'Forbidden'],
    ['itself', () => ({ domain_id: partner.id }), 403, 'Forbidden'],
  ])('api 7.15 is not given for %s', async (_wrong, whom, status, title) => {
    await ask(whom()).expect(refusedByTokenService(status, title));
  });

  it('api 7.15 an unknown region is 400, no partner token 401', async () => {
    await ask({ domain_id: customer.id }, { project: { name: 'mars' } }).expect(refusedByTokenService(400, 'Bad Request'));
    await exchange(partner.endpoint, undefined, { agency_name, domain_id: customer.id }).expect(refusedByTokenService(401, 'Unauthorized'));
    await ask({ domain_id: customer.id }, undefined, 'no token').expect(refusedByTokenService(401, 'Unauthorized'));
  });

  it('api 7.15 customers of nobody and of another partner are refused, in both directions', async () => {
    const platform = uniqueName('PLATFORM');
    const other = await world.partner({ xaccount_type: platform });
    const [direct, theirs] = [await world.customer(), await world.customer(other)];
    for (const { id } of [direct, theirs]) await ask({ domain_id: id }).expect(refusedByTokenService(403, 'Forbidden'));
    const by = await tokenOf(other);
    const asOther = { agency_name: platform, domain_id: customer.id };
    await exchange(partner.endpoint, by, asOther).expect(refusedByTokenService(403, 'Forbidden'));
    await exchange(partner.endpoint, by, { ...asOther, domain_id: theirs.id }).expect(201);
  });

  it('api 7.15 the token of a customer and one that was exchanged itself cannot be exchanged', async () => {
    for (const by of [await tokenOf(customer), await assume(customer)])
      await ask({ domain_id: customer.id }, undefined, by).expect(refusedByTokenService(403, 'Forbidden'));
  });

  it('customers 10.10 makes no keys that would outlast it', async () => {
    const assumed = await assume(customer);
    const keys = request(partner.endpoint).post('/v2/accounts/access-keys').set('x-auth-token', assumed);
    await keys.expect(refused(403, 'CBC.0151'));
    await withToken(assumed, '/v2/accounts/credentials').expect(200);
  });

  it('api 7.15 dies within 5 s after the association ended, and no new one is given', async () => {
    const leaving = await world.customer(partner);
    const assumed = await assume(leaving);
    await withToken(assumed).expect(200);
    await world.associate(leaving, {});
    await diesSoon(assumed);
    await withToken(assumed).expect(refused(401, 'CBC.0154'));
    await ask({ domain_id: leaving.id }).expect(refusedByTokenService(403, 'Forbidden'));
  });

  it('api 7.15, customers 6.13 dies within 5 s after a freeze, and a frozen partner gets none', async () => {
    const platform = uniqueName('PLATFORM');
    const freezing = await world.partner({ xaccount_type: platform });
    const frozen = await world.customer(freezing);
    const by = await tokenOf(freezing);
    const again = () => exchange(partner.endpoint, by, { agency_name: platform, domain_id: frozen.id });
    const assumed = (await again().expect(201)).headers['x-subject-token']!;
    await withToken(assumed).expect(200);
    await world.setState(freezing, { state: 'FROZEN' });
    await diesSoon(assumed);
    await withToken(assumed).expect(refused(401, 'CBC.0154'));
    await again().expect(refusedByTokenService(403, 'Forbidden'));
  });
});
