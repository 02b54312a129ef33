import { until, uniqueName } from '@pc/testing';
import request from 'supertest';
import type { Account } from './support/account';
import { Browser, login } from './support/browser';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { askToken } from './support/tokens';
import { World } from './support/world';

const SESSIONS = '/v2/sessions';
const WRONG = refused(401, 'APIGW.0301');

/** The console: a cookie, a CSRF token, and an end (customers 10.11). */
describe('a console session', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });

  it('customers 10.11 is begun by password, in a cookie that scripts and other sites cannot use', async () => {
    const { headers, text } = await login(partner).expect(204);
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^pc_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect(headers['x-csrf-token']).toMatch(/^[\w-]{43}$/);
    expect([text, cookie!.includes(headers['x-csrf-token']!)]).toEqual(['', false]);
  });

  it('customers 10.11 tells a reloaded page who is logged in, and its CSRF token', async () => {
    const browser = await Browser.loggedIn(customer);
    const { body } = await browser.get(SESSIONS).expect(200);
    expect(body).toEqual({
      account_id: customer.id,
      account_name: customer.name,
      kind: 'CUSTOMER',
      administrator: true,
      csrf_token: browser.csrfToken,
    });
  });

  it('api 7.21 opens what its account may do, by the same rules as an API call', async () => {
    const [console_, other] = [await Browser.loggedIn(partner), await Browser.loggedIn(customer)];
    await console_.post(PATHS.quotas).expect(200);
    await other.post(PATHS.quotas).expect(refused(403, 'CBC.0151'));
    await other.get(PATHS.held).expect(200);
  });

  it('customers 10.11 writes nothing without its own CSRF token', async () => {
    const [one, two] = [await Browser.loggedIn(partner), await Browser.loggedIn(partner)];
    const post = () => request(partner.endpoint).post(PATHS.quotas).set('cookie', one.cookie);
    await post().send({}).expect(refused(403, 'CBC.0151'));
    await post().set('x-csrf-token', two.csrfToken).send({}).expect(refused(403, 'CBC.0151'));
    await post().set('x-csrf-token', one.csrfToken).send({}).expect(200);
    await request(partner.endpoint).delete(SESSIONS).set('cookie', one.cookie).expect(refused(403, 'CBC.0151'));
    await one.get(SESSIONS).expect(200);
  });

  it('api 2 gives way to a signature and to a token', async () => {
    const { cookie } = await Browser.loggedIn(partner);
    await customer.api.get(PATHS.held, { cookie }).expect(200);
    await customer.api.post(PATHS.quotas, {}, { cookie }).expect(refused(403, 'CBC.0151'));
    await request(partner.endpoint).get(SESSIONS).set('cookie', cookie).set('x-auth-token', 'none').expect(refused(401, 'CBC.0154'));
  });

  it('customers 10.11 is ended by DELETE, and only that one', async () => {
    const [ended, other] = [await Browser.loggedIn(customer), await Browser.loggedIn(customer)];
    await ended.get(SESSIONS).expect(200);
    const { headers } = await ended.delete(SESSIONS).expect(204);
    expect(headers['set-cookie']).toEqual(['pc_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
    await until(async () => (await ended.get(SESSIONS)).status === 401, { timeoutMs: WITHIN_SECONDS_MS, what: 'the session to end' });
    await ended.get(SESSIONS).expect(refused(401, 'CBC.0154'));
    await other.get(SESSIONS).expect(200);
  });

  it('customers 10.11 every wrong login gets one and the same answer', async () => {
    const nobody = { ...partner, name: uniqueName('nobody'), endpoint: partner.endpoint };
    const answers = [];
    for (const wrong of [login(partner, { password: 'Wrong-2026' }), login(partner, { user: 'nobody' }), login(nobody)])
      answers.push((await wrong.expect(WRONG)).body as unknown);
    expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('customers 10.11 five wrong passwords lock that user, for tokens too, and nobody else', async () => {
    const [guessed, neighbour] = [await world.customer(), await world.customer()];
    for (let i = 0; i < 5; i++) await login(guessed, { password: 'Wrong-2026' }).expect(WRONG);
    await login(guessed).expect(WRONG);
    await askToken(guessed).expect(401);
    await login(neighbour).expect(204);
    await guessed.api.get(PATHS.held).expect(200);
  });

  it('customers 4.1, 10.10 a reseller has the console, and neither an API nor keys', async () => {
    const name = uniqueName('reseller');
    const distributor = await world.distributor();
    const body = { account_name: name, name, password: 'Secret-2026', kind: 'RESELLER', distributor_id: distributor.id };
    await world.operator.api.post('/v2/operations/partners', body).expect(200);
    const reseller = { name, endpoint: partner.endpoint } as Account;
    const browser = await Browser.loggedIn(reseller);
    expect((await browser.get(SESSIONS).expect(200)).body).toMatchObject({ kind: 'RESELLER' });
    expect((await browser.get('/v2/accounts/credentials').expect(200)).body).toMatchObject({ account_name: name, access_keys: [] });
    await browser.post('/v2/accounts/access-keys').expect(refused(403, 'CBC.0151'));
    const token = (await askToken(reseller).expect(201)).headers['x-subject-token']!;
    await request(partner.endpoint).get('/v2/accounts/credentials').set('x-auth-token', token).expect(refused(403, 'CBC.0151'));
  });
});
