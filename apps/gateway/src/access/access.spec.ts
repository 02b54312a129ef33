import { incentive } from '@pc/contracts';
import { CredentialEventsController } from './credential-events.controller';
import { RouteTable } from '../routing/route-table';
import type { RouteSpec } from '../routing/route-spec';
import { CUSTOMER, DISTRIBUTOR, GOVERNMENT, OPERATOR, RESELLER, SOLUTION_PROVIDER, userOf } from '../testing/callers';
import { TestGateway } from '../testing/test-gateway';

const LIST = '/v2/promotions/benefits/coupons';
const ACCEPT = '/v2/customers/associations/accept';
const NOTHING = { type: 'answer', body: { count: 0, user_coupons: [] } } as const;

describe('who may call', () => {
  let gateway: TestGateway;
  const keyOf = (name: string) => ({ accessKey: name, secretKey: `secret of ${name}` });
  const CALLERS = {
    operator: OPERATOR,
    provider: SOLUTION_PROVIDER,
    distributor: DISTRIBUTOR,
    government: GOVERNMENT,
    reseller: RESELLER,
    customer: CUSTOMER,
  };

  /** Steps that an account takes before it is a partner (customers 8.9). */
  const OF_CUSTOMERS: readonly string[] = ['joinPartnerNetwork'];
  /** billing OR-1: what is not named here is for the customer's credentials only. */
  const OF_BOTH_SIDES: readonly string[] = ['listCustomerOrders', 'showCustomerOrderDetails'];
  /** benefits 1.3: what is done with the quotas of resellers. */
  const OF_DISTRIBUTORS: readonly string[] = ['reclaimAllottedQuotas', 'listAllottedQuotas', 'listQuotaRecords'];
  /** What every account does to itself; a reseller has it in the console only (customers 4.1, 10.5). */
  const OWN_ACCOUNT = /^\/v2\/accounts\/(?:contact|identity-proofs|password)/;

  /** billing 8: A1 to A8; resellers in the console alone. */
  const MONEY_OF_PARTNERS = /^\/v[23]\/accounts\/(?:partner-accounts|customer-accounts\/balances\/batch-query)/;

  /** What the issue says, kept apart from the declarations: who may call which part of the API (api 3.3, 7.16, 7.20, benefits 1.3). */
  function allowed(route: RouteSpec): string[] {
    if (route.path.startsWith('/v2/operations/')) return ['operator'];
    if (OF_CUSTOMERS.includes(route.operation)) return ['customer'];
    if (OF_DISTRIBUTORS.includes(route.operation)) return ['distributor'];
    if (route.channel === 'CONSOLE') return [];
    if (OWN_ACCOUNT.test(route.path)) return ['provider', 'distributor', 'government', 'customer'];
    if (route.path.startsWith('/v2/accounts/partner-accounts/indirect-partner-')) return ['distributor'];
    if (MONEY_OF_PARTNERS.test(route.path)) return ['provider', 'distributor', 'government'];
    if (route.path.startsWith('/v2/accounts/customer-accounts/')) return ['customer'];
    if (route.path.startsWith('/v2/accounts/quick-accounts')) return ['provider', 'distributor', 'government'];
    if (route.path.startsWith('/v2/accounts/')) return Object.keys(CALLERS).filter((name) => name !== 'reseller');
    if (/^\/v2\/customers\/(?:association-|real-name-auth-|orders\/)/.test(route.path)) return ['customer'];
    if (OF_BOTH_SIDES.includes(route.operation)) return ['provider', 'distributor', 'government', 'customer'];
    if (/^\/v[23]\/orders\/customer-orders/.test(route.path)) return ['customer'];
    if (route.path === LIST || route.path === ACCEPT) return ['provider', 'distributor', 'government', 'customer'];
    if (route.path === '/v2/partners/indirect-partners/accept') return ['provider', 'distributor', 'government', 'customer'];
    if (route.path.startsWith('/v2/partners/indirect-partners/')) return ['distributor'];
    return ['provider', 'distributor', 'government'];
  }
  const guarded = () =>
    gateway.app
      .get(RouteTable)
      .all()
      .filter(({ callers }) => callers !== 'ANYONE');
  const urlOf = ({ path }: RouteSpec) => path.replaceAll(/\{\w+\}/g, 'some-id');
  /** 403 is a refusal by the guard; what comes after it has another status. */
  const call = async (name: string, route: RouteSpec) =>
    (await gateway.signed(keyOf(name), route.method, urlOf(route), route.body ? { body: {} } : {})).status;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    for (const [name, caller] of Object.entries(CALLERS)) gateway.bus.addKey(name, caller);
  });
  beforeEach(() => gateway.bus.on(incentive.listCoupons, () => NOTHING));
  afterAll(() => gateway.stop());

  it('only the documented routes are open to anyone', () => {
    const open = gateway.app
      .get(RouteTable)
      .all()
      .filter(({ callers }) => callers === 'ANYONE');
    expect([...new Set(open.map(({ path }) => path))].toSorted()).toEqual([
      '/authui/bindings',
      '/authui/entry',
      '/authui/saml/acs',
      '/authui/saml/login',
      '/authui/saml/metadata',
      '/health/live',
      '/health/ready',
      '/invitations/{token}',
      '/metrics',
      '/openapi.json',
      '/v2/accounts/sign-up',
      '/v2/accounts/sign-up/codes',
      '/v2/customers/associations/verification-codes',
      '/v2/sessions',
      '/v3/auth/tokens',
    ]);
    const known = guarded().filter(({ anonymous }) => anonymous);
    expect(known.map(({ path }) => path)).toEqual([ACCEPT]);
  });

  it('api 7.16 7.20 every route lets in its kinds of caller and refuses every other with 403 CBC.0151', async () => {
    expect(guarded().length).toBeGreaterThan(25);
    for (const route of guarded()) {
      const entering: string[] = [];
      for (const name of Object.keys(CALLERS)) if ((await call(name, route)) !== 403) entering.push(name);
      expect([route.operation, entering.toSorted()]).toEqual([route.operation, allowed(route).toSorted()]);
    }
  });

  it('every guarded route refuses a request without a credential with 401 APIGW.0301', async () => {
    for (const route of guarded().filter(({ anonymous }) => !anonymous))
      expect(await gateway.send(route.method, urlOf(route))).toMatchObject({ status: 401, body: { error_code: 'APIGW.0301' } });
  });

  it('api 7.16 a user needs one of the items of the operation, on every route; the main account needs none', async () => {
    // Those of the console alone take no key at all.
    for (const route of guarded().filter(({ permissions, channel }) => permissions && !channel)) {
      const account = { operator: OPERATOR, customer: CUSTOMER, distributor: DISTRIBUTOR }[allowed(route)[0]!] ?? SOLUTION_PROVIDER;
      gateway.bus.addKey(`none-${route.operation}`, userOf(account, 'ANOTHER_ITEM'));
      expect([route.operation, await call(`none-${route.operation}`, route)]).toEqual([route.operation, 403]);
      for (const [index, item] of route.permissions!.entries()) {
        gateway.bus.addKey(`item-${route.operation}-${index}`, userOf(account, item));
        expect([route.operation, await call(`item-${route.operation}-${index}`, route)]).not.toEqual([route.operation, 403]);
      }
    }
  });

  it('api 3.2, customers 6.2 what a customer must consent to itself is closed to a partner in its place', async () => {
    const assumed_by = { account_id: SOLUTION_PROVIDER.account_id, account_name: 'provider' };
    gateway.bus.addToken('acting token', { ...CUSTOMER, assumed_by });
    const inPerson = guarded().filter((route) => route.inPerson);
    expect(inPerson.map(({ operation }) => operation).toSorted()).toEqual([
      'acceptInvitation',
      'acceptResellerInvitation',
      'approveOwnAssociationRequest',
      'changeContact',
      'changePassword',
      'confirmOrder',
      'createOwnAccessKey',
      'declineOrder',
      'deleteOwnAccessKey',
      'getContact',
      'joinPartnerNetwork',
      'proveIdentity',
      'rejectOwnAssociationRequest',
      'requestProxyPay',
      'sendContactCode',
      'sendIdentityCode',
      'showRealNameAuthQrCode',
      'showRealNameAuthStatus',
      'submitOwnAssociationRequest',
      'withdrawProxyPay',
    ]);
    for (const route of inPerson) {
      const headers = { 'x-auth-token': 'acting token', 'content-type': 'application/json' };
      const { status, body } = await gateway.send(route.method, urlOf(route), { headers, ...(route.body && { body: {} }) });
      expect([route.operation, status, body.error_code]).toEqual([route.operation, 403, 'CBC.0151']);
      expect([route.operation, await call('customer', route)]).not.toEqual([route.operation, 403]);
    }
  });

  it('api 3.2, 3.3 what a partner may do in the place of its customer only reads, but for what the vendor lets it do', () => {
    const servesTokenOfCustomer = ({ callers, channel }: RouteSpec) =>
      callers !== 'ANYONE' && channel !== 'CONSOLE' && callers.some(({ kind }) => kind === 'CUSTOMER');
    const open = guarded().filter((route) => servesTokenOfCustomer(route) && !route.inPerson);
    expect(open.map(({ operation }) => operation)).toContain('listCoupons');
    expect(open.filter(({ asks }) => !asks?.readOnly).map(({ operation }) => operation)).toEqual(['payOrders', 'cancelCustomerOrder']);
  });

  it('a refused caller gets the code and nothing is asked', async () => {
    const before = gateway.bus.asked.length;
    expect(
      await gateway.signed(keyOf('customer'), 'POST', '/v2/partners/coupon-quotas/query', { body: {}, headers: { 'x-language': 'en_US' } }),
    ).toMatchObject({ status: 403, body: { error_code: 'CBC.0151', error_msg: 'Access denied' } });
    expect(gateway.bus.asked.slice(before).filter(({ pattern }) => pattern === incentive.listQuotas.pattern)).toEqual([]);
  });

  describe('tokens', () => {
    const withToken = (token: string, headers: Record<string, string> = {}) =>
      gateway.send('GET', LIST, { headers: { 'x-auth-token': token, ...headers } });

    it('X-Auth-Token tells who calls, and only its keyed hash is asked for', async () => {
      gateway.bus.addToken('good token', CUSTOMER);
      expect(await withToken('good token')).toMatchObject({ status: 200 });
      expect(JSON.stringify(gateway.bus.asked)).not.toContain('good token');
      expect(gateway.bus.asked.at(-1)!.options.caller).toEqual(CUSTOMER);
    });

    it('api 7.21 the channel of a token or signature is API, whatever the credential says', async () => {
      gateway.bus.addToken('console token', { ...CUSTOMER, channel: 'CONSOLE' });
      await withToken('console token');
      expect(gateway.bus.asked.at(-1)!.options.caller.channel).toBe('API');
    });

    it('api 3.3 a token that is unknown or expired is 401 CBC.0154', async () => {
      gateway.bus.addToken('old token', CUSTOMER, '2026-01-31T07:59:59Z');
      for (const token of ['old token', 'no token', ''])
        expect(await withToken(token)).toMatchObject({ status: 401, body: { error_code: 'CBC.0154' } });
    });

    it('a copy of a token is not used beyond its end', async () => {
      gateway.bus.addToken('short token', CUSTOMER, '2026-01-31T08:00:01Z');
      expect((await withToken('short token')).status).toBe(200);
      gateway.now = new Date('2026-01-31T08:00:01Z');
      expect((await withToken('short token')).status).toBe(401);
    });

    it('api 2 with a signature and a token the signature decides', async () => {
      gateway.bus.addToken('good token', CUSTOMER);
      expect((await gateway.signed(keyOf('operator'), 'GET', LIST, { headers: { 'x-auth-token': 'good token' } })).status).toBe(403);
      expect(await withToken('good token', { authorization: 'SDK-HMAC-SHA256 Access=a' })).toMatchObject({
        status: 401,
        body: { error_code: 'APIGW.0301' },
      });
    });
  });

  describe('access keys', () => {
    it('api 4.2.1 an unknown key and a wrong secret are 401 APIGW.0301', async () => {
      expect(await gateway.signed(keyOf('nobody'), 'GET', LIST)).toMatchObject({ status: 401, body: { error_code: 'APIGW.0301' } });
      expect(await gateway.signed({ accessKey: 'customer', secretKey: 'wrong' }, 'GET', LIST)).toMatchObject({
        status: 401,
        body: { error_code: 'APIGW.0301' },
      });
    });

    it('api 4.2.2 a clock 16 minutes off is told so', async () => {
      const { now } = gateway;
      const sent = gateway.signed(keyOf('customer'), 'GET', LIST, { headers: { 'x-language': 'en_US' } });
      gateway.now = new Date(now.getTime() + 16 * 60_000);
      expect(await sent).toMatchObject({
        status: 401,
        body: { error_code: 'APIGW.0301', error_msg: expect.stringContaining('signature expired') as string },
      });
      gateway.now = now;
    });

    it('api 4.2.6 a temporary key needs its own security token and ends in time', async () => {
      const temporary = gateway.bus.addKey('temporary', CUSTOMER, {
        security_token_hash: gateway.bus.sealer.blindIndex('its token', 'token'),
        expires_at: '2026-01-31T09:00:00Z',
      });
      const call = (headers: Record<string, string>) => gateway.signed(temporary, 'GET', LIST, { headers });
      expect((await call({ 'x-security-token': 'its token' })).status).toBe(200);
      expect((await call({ 'x-security-token': 'another' })).status).toBe(401);
      expect((await call({})).status).toBe(401);
      gateway.now = new Date('2026-01-31T09:00:00Z');
      expect((await call({ 'x-security-token': 'its token' })).status).toBe(401);
    });

    it('a revoked key is refused at once, and a changed partner is looked up again', async () => {
      const key = gateway.bus.addKey('doomed', CUSTOMER);
      expect((await gateway.signed(key, 'GET', LIST)).status).toBe(200);
      gateway.bus.addKey('doomed', OPERATOR);
      expect((await gateway.signed(key, 'GET', LIST)).status).toBe(200);
      const events = gateway.app.get(CredentialEventsController);
      const event = { id: 'e', type: 't', subject: 's', version: 1, time: 'now' };
      await events.revoked({ ...event, data: { credential_id: 'doomed', account_id: CUSTOMER.account_id, kind: 'ACCESS_KEY' } });
      expect((await gateway.signed(key, 'GET', LIST)).status).toBe(403);
      gateway.bus.addKey('doomed', CUSTOMER);
      await events.partnerChanged({
        ...event,
        data: { partner_id: OPERATOR.account_id } as Parameters<typeof events.partnerChanged>[0]['data'],
      });
      expect((await gateway.signed(key, 'GET', LIST)).status).toBe(200);
    });
  });
});

describe('protection against replays', () => {
  it('api 4.2.5 where it is on, a changing call is accepted once; reads are not remembered', async () => {
    const gateway = await TestGateway.start({ REPLAY_PROTECTION: 'on' });
    const partner = gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.on(incentive.reclaimCoupon, () => ({ type: 'answer', body: {} })).on(incentive.listCoupons, () => NOTHING);
    const reclaim = () => gateway.signed(partner, 'POST', '/v2/promotions/benefits/partner-coupons/reclaim', { body: { coupon_id: 'k' } });
    expect([(await reclaim()).status, (await reclaim()).status]).toEqual([204, 401]);
    const list = () => gateway.signed(partner, 'GET', LIST);
    expect([(await list()).status, (await list()).status]).toEqual([200, 200]);
    await gateway.stop();
  });
});

describe('limits', () => {
  it('api 7.12 requests with wrong credentials count for their address, which is then not even asked who it is', async () => {
    const gateway = await TestGateway.start({ RATE_LIMIT: 'on' });
    const partner = gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    const stranger = { ...partner, accessKey: 'nobody' };
    for (let i = 0; i < 10; i++) expect((await gateway.signed(stranger, 'GET', LIST)).status).toBe(401);
    expect((await gateway.signed(stranger, 'GET', LIST)).status).toBe(429);
    expect((await gateway.signed(partner, 'GET', LIST)).status).toBe(429);
    await gateway.stop();
  });

  it('api 7.12 the eleventh request of a second is 429 with Retry-After and is not executed', async () => {
    const gateway = await TestGateway.start({ RATE_LIMIT: 'on', RATE_LIMIT_OVERRIDES: 'reclaimCoupon=2' });
    const partner = gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.on(incentive.listCoupons, () => NOTHING).on(incentive.reclaimCoupon, () => ({ type: 'answer', body: {} }));
    const list = () => gateway.signed(partner, 'GET', LIST);
    for (let i = 0; i < 10; i++) expect((await list()).status).toBe(200);
    expect(await list()).toMatchObject({ status: 429, body: { error_code: 'APIGW.0308' }, headers: { 'retry-after': '1' } });
    expect(gateway.bus.askedFor(incentive.listCoupons)).toHaveLength(10);
    const reclaim = () => gateway.signed(partner, 'POST', '/v2/promotions/benefits/partner-coupons/reclaim', { body: { coupon_id: 'k' } });
    expect([(await reclaim()).status, (await reclaim()).status, (await reclaim()).status]).toEqual([204, 204, 429]);
    gateway.now = new Date(gateway.now.getTime() + 1000);
    expect((await list()).status).toBe(200);
    await gateway.stop();
  });
});
