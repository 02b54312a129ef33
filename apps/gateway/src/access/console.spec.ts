import { type Caller, customer, incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { CUSTOMER, OPERATOR, RESELLER, SOLUTION_PROVIDER, userOf } from '../testing/callers';
import { TestGateway } from '../testing/test-gateway';
import { CredentialEventsController } from './credential-events.controller';

const SESSIONS = '/v2/sessions';
const LIST = '/v2/promotions/benefits/coupons';
const QUOTAS = '/v2/partners/coupon-quotas/query';
const ISSUED = '/v2/promotions/benefits/partner-coupons';
const LOGIN = { account_name: 'provider', password: 'Secret-2026' };

describe('the console', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  beforeEach(() =>
    gateway.bus
      .on(customer.createSession, () => ({ type: 'answer', body: { sealed_session: gateway.bus.sealer.seal('the-session', 'session') } }))
      .on(customer.endSession, () => ({ type: 'answer', body: {} }))
      .on(incentive.listQuotas, () => ({ type: 'answer', body: { total_count: 0, quotas: [] } }))
      .on(incentive.listCoupons, () => ({ type: 'answer', body: { count: 0, user_coupons: [] } })),
  );
  afterAll(() => gateway.stop());

  const json = { 'content-type': 'application/json', 'x-language': 'en_US' };
  const login = (body: object = LOGIN) => gateway.send('POST', SESSIONS, { body, headers: json });
  let sessions = 0;
  /** A session of this caller, as a browser has it. */
  const loggedIn = (caller: Caller) => {
    const text = `session-${++sessions}`;
    gateway.bus.addSession(text, caller);
    const cookie = `other=1; pc_session=${text}`;
    const csrf = gateway.bus.sealer.blindIndex(text, 'csrf');
    const send = (method: string, url: string, headers: Record<string, string> = {}) =>
      gateway.send(method, url, {
        headers: { ...(method === 'POST' && json), cookie, ...headers },
        ...(method === 'POST' && { body: {} }),
      });
    return { text, cookie, csrf, send, write: (method: string, url: string) => send(method, url, { 'x-csrf-token': csrf }) };
  };

  it('customers 10.11 a login is answered 204 with a cookie that scripts and other sites cannot use, and a CSRF token', async () => {
    const answer = await login();
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers['set-cookie']).toBe('pc_session=the-session; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax');
    expect(answer.headers['x-csrf-token']).toBe(gateway.bus.sealer.blindIndex('the-session', 'csrf'));
    const { payload, options } = gateway.bus.askedFor(customer.createSession).at(-1)!;
    expect(payload).toMatchObject({ account_name: 'provider' });
    expect(JSON.stringify(payload)).not.toContain('Secret-2026');
    expect(options.caller.kind).toBe('ANONYMOUS');
  });

  it('customers 10.11 behind a proxy that speaks TLS the cookie is Secure', async () => {
    const behind = await TestGateway.start({ TRUSTED_PROXIES: '127.0.0.1' });
    behind.bus.on(customer.createSession, () => ({
      type: 'answer',
      body: { sealed_session: behind.bus.sealer.seal('the-session', 'session') },
    }));
    const answer = await behind.send('POST', SESSIONS, { body: LOGIN, headers: { ...json, 'x-forwarded-proto': 'https' } });
    expect(answer.headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    await behind.stop();
  });

  it('customers 10.11 a wrong login is 401 without a cookie', async () => {
    gateway.bus.on(customer.createSession, () => refuse('APIGW.0301'));
    const answer = await login();
    expect(answer).toMatchObject({ status: 401, body: { error_code: 'APIGW.0301', error_msg: 'The signature or credential is wrong' } });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it.each([
    ['no account', { password: 'x' }, 'account_name'],
    ['no password', { account_name: 'x' }, 'password'],
    ['an empty user', { ...LOGIN, user_name: '' }, 'user_name'],
    ['a password that is no text', { ...LOGIN, password: 1 }, 'password'],
  ])('customers 10.11 a login with %s is 400', async (_what, body, field) => {
    const answer = await login(body);
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    expect(String(answer.body.error_msg)).toContain(field);
  });

  it('customers 10.11 GET tells a reloaded page who is logged in, and its CSRF token', async () => {
    const clerk = userOf(SOLUTION_PROVIDER, 'BPC_ITEM_1');
    const { send, csrf } = loggedIn(clerk);
    const answer = await send('GET', SESSIONS);
    expect([answer.status, answer.body, answer.headers['cache-control']]).toEqual([
      200,
      {
        account_id: clerk.account_id,
        account_name: 'provider',
        kind: 'PARTNER',
        partner_kind: 'SOLUTION_PROVIDER',
        user_id: clerk.user_id,
        user_name: 'clerk',
        administrator: false,
        permission_items: ['BPC_ITEM_1'],
        csrf_token: csrf,
      },
      'no-store',
    ]);
    expect((await loggedIn(OPERATOR).send('GET', SESSIONS)).body).toMatchObject({ kind: 'OPERATOR', administrator: true });
  });

  it('customers 10.11 a writing request without the CSRF token of its session is 403, and nothing is asked', async () => {
    const [one, other] = [loggedIn(SOLUTION_PROVIDER), loggedIn(SOLUTION_PROVIDER)];
    const asked = gateway.bus.askedFor(incentive.listQuotas).length;
    for (const token of [undefined, '', 'x', other.csrf, one.text])
      expect(await one.send('POST', QUOTAS, token === undefined ? {} : { 'x-csrf-token': token })).toMatchObject({
        status: 403,
        body: { error_code: 'CBC.0151' },
      });
    expect((await one.send('DELETE', SESSIONS)).status).toBe(403);
    expect(gateway.bus.askedFor(incentive.listQuotas)).toHaveLength(asked);
    expect((await one.write('POST', QUOTAS)).status).toBe(200);
  });

  it('customers 10.11 reads need no CSRF token', async () => {
    expect((await loggedIn(CUSTOMER).send('GET', LIST)).status).toBe(200);
  });

  it('api 7.21 the channel of a session is CONSOLE, on the same paths and by the same rules', async () => {
    expect((await loggedIn(SOLUTION_PROVIDER).write('POST', QUOTAS)).status).toBe(200);
    expect(gateway.bus.askedFor(incentive.listQuotas).at(-1)!.options.caller).toEqual({
      ...SOLUTION_PROVIDER,
      channel: 'CONSOLE',
      session_id: 'session',
    });
    expect((await loggedIn(CUSTOMER).write('POST', QUOTAS)).status).toBe(403);
    expect((await loggedIn(userOf(SOLUTION_PROVIDER, 'ANOTHER_ITEM')).write('POST', QUOTAS)).status).toBe(403);
  });

  it('api 2, 7.21 signature and token win over the cookie', async () => {
    const { cookie } = loggedIn(SOLUTION_PROVIDER);
    gateway.bus.addToken('customers token', CUSTOMER);
    const key = gateway.bus.addKey('customers-key', CUSTOMER);
    expect((await gateway.send('GET', LIST, { headers: { cookie, 'x-auth-token': 'customers token' } })).status).toBe(200);
    expect(gateway.bus.askedFor(incentive.listCoupons).at(-1)!.options.caller).toEqual(CUSTOMER);
    expect((await gateway.signed(key, 'GET', LIST, { headers: { cookie } })).status).toBe(200);
    expect(gateway.bus.askedFor(incentive.listCoupons).at(-1)!.options.caller).toEqual(CUSTOMER);
    expect((await gateway.send('GET', LIST, { headers: { cookie, 'x-auth-token': 'none' } })).status).toBe(401);
  });

  it('customers 10.11 an unknown session is 401 CBC.0154; only its keyed hash is asked for', async () => {
    expect(await gateway.send('GET', SESSIONS, { headers: { cookie: 'pc_session=made-up' } })).toMatchObject({
      status: 401,
      body: { error_code: 'CBC.0154' },
    });
    expect(JSON.stringify(gateway.bus.asked)).not.toContain('made-up');
    expect((await gateway.send('GET', SESSIONS, { headers: { cookie: 'pc_session=' } })).body.error_code).toBe('APIGW.0301');
  });

  it('customers 10.11 DELETE ends the session and makes the browser forget it', async () => {
    const answer = await loggedIn(CUSTOMER).write('DELETE', SESSIONS);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([204, 'pc_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
    expect(gateway.bus.askedFor(customer.endSession).at(-1)!.options.caller).toMatchObject({ session_id: 'session', channel: 'CONSOLE' });
  });

  it('customers 10.11 an ended session is dropped at every gateway', async () => {
    const { send, text } = loggedIn(CUSTOMER);
    expect((await send('GET', SESSIONS)).status).toBe(200);
    gateway.bus.removeSession(text);
    expect((await send('GET', SESSIONS)).status).toBe(200);
    const data = { credential_id: 'session', account_id: CUSTOMER.account_id, kind: 'SESSION' as const };
    await gateway.app.get(CredentialEventsController).revoked({ id: 'e', type: 't', subject: 's', version: 1, time: 'now', data });
    expect((await send('GET', SESSIONS)).status).toBe(401);
  });

  it('customers 4.1, 10.11 a reseller has the console and no API', async () => {
    const { send } = loggedIn(RESELLER);
    expect((await send('GET', SESSIONS)).body).toMatchObject({ kind: 'RESELLER', partner_kind: 'RESELLER' });
    gateway.bus.addToken('resellers token', RESELLER);
    expect((await gateway.send('GET', SESSIONS, { headers: { 'x-auth-token': 'resellers token' } })).status).toBe(403);
  });

  it('benefits 1.3 a reseller has quotas and issued coupons in the console; by API it has nothing', async () => {
    const { send, write } = loggedIn(RESELLER);
    const key = gateway.bus.addKey('resellers-key', RESELLER);
    const open = [
      ['POST', QUOTAS],
      ['POST', ISSUED],
      ['POST', `${ISSUED}/reclaim`],
      ['GET', ISSUED],
      ['GET', `${ISSUED}/records/query`],
    ] as const;
    for (const [method, path] of open) {
      expect([path, (await write(method, path)).status]).not.toEqual([path, 403]);
      expect([path, (await gateway.signed(key, method, path, method === 'POST' ? { body: {} } : {})).status]).toEqual([path, 403]);
    }
    expect((await send('GET', LIST)).status).toBe(403);
    expect(gateway.bus.askedFor(incentive.listQuotas).at(-1)).toMatchObject({
      payload: { partner_id: RESELLER.account_id, indirect_partner_id: undefined },
      options: { caller: { kind: 'RESELLER', channel: 'CONSOLE' } },
    });
  });

  it('api 7.21 what is of the console alone refuses signatures and tokens', async () => {
    gateway.bus.addToken('providers token', SOLUTION_PROVIDER);
    for (const method of ['GET', 'DELETE'])
      expect(await gateway.send(method, SESSIONS, { headers: { 'x-auth-token': 'providers token' } })).toMatchObject({
        status: 403,
        body: { error_code: 'CBC.0151' },
      });
  });
});
