import request, { type Test } from 'supertest';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { postSigned, withOneBitChanged } from './support/signed';
import { PASSWORD, World } from './support/world';

const MICROSECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const DAY_MS = 86_400_000;

interface Asked {
  readonly password?: string;
  readonly user?: string;
  readonly scope?: object;
}

/** Tokens by password (api 3.1) and what they open. */
describe('a token', () => {
  const world = new World();
  let partner: Partner;

  beforeAll(async () => {
    partner = await world.partner();
  });

  const ask = ({ name, endpoint }: Account, { password = PASSWORD, user = name, scope }: Asked = {}, query = ''): Test => {
    const identity = { methods: ['password'], password: { user: { name: user, password, domain: { name } } } };
    return request(endpoint)
      .post(PATHS.tokens + query)
      .send({ auth: { identity, scope: scope ?? { domain: { name } } } });
  };
  const tokenOf = async (account: Account) => (await ask(account).expect(201)).headers['x-subject-token']!;
  const quotas = (token: string) => request(partner.endpoint).post(PATHS.quotas).set('x-auth-token', token).send({});

  it('api 3.1 is got by password: it stands in the header, never in the body, and lives a day', async () => {
    const { headers, body, text } = await ask(partner).expect(201);
    expect(text).not.toContain(headers['x-subject-token']);
    const domain = { id: partner.id, name: partner.name };
    expect(body).toEqual({
      token: {
        methods: ['password'],
        issued_at: expect.stringMatching(MICROSECONDS),
        expires_at: expect.stringMatching(MICROSECONDS),
        catalog: [],
        domain,
        user: { id: partner.id, name: partner.name, domain, password_expires_at: '' },
        roles: [{ id: 'te_admin', name: 'te_admin' }],
      },
    });
    expect(Date.parse(body.token.expires_at as string) - Date.parse(body.token.issued_at as string)).toBe(DAY_MS);
  });

  it('api 3.1 drops the catalog on demand, and names the project that it was asked for', async () => {
    const { body } = await ask(partner, { scope: { project: { name: 'cn-north-4' } } }, '?nocatalog=true').expect(201);
    expect(body.token).not.toHaveProperty('catalog');
    expect(body.token.project).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'cn-north-4',
      domain: { id: partner.id },
    });
  });

  it.each<[wrong: string, asked: Asked]>([
    ['a wrong password', { password: 'Wrong-2026' }],
    ['an unknown user', { user: 'nobody' }],
  ])('api 3.1 is refused for %s, in the form of the token service', async (_wrong, asked) => {
    const { body, headers } = await ask(partner, asked).expect(401);
    expect(body).toEqual({ error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } });
    expect(headers).not.toHaveProperty('x-subject-token');
    expect(headers['x-request-id']).toBeDefined();
  });

  it.each<[wrong: string, send: object | string]>([
    ['without a password', { auth: { identity: { methods: ['password'] } } }],
    ['with an unknown method', { auth: { identity: { methods: ['magic'] } } }],
    [
      'with an empty name',
      { auth: { identity: { methods: ['password'], password: { user: { name: '', password: 'x', domain: { name: 'x' } } } } } },
    ],
    ['that is not JSON', '{'],
  ])('api 3.1 a request %s is refused in the form of the token service', async (_wrong, send) => {
    const { body } = await request(partner.endpoint).post(PATHS.tokens).set('content-type', 'application/json').send(send).expect(400);
    expect(body).toEqual({ error: { code: 400, message: expect.any(String), title: 'Bad Request' } });
  });

  it('api 3.3 opens what its account may do, and nothing else', async () => {
    await quotas(await tokenOf(partner)).expect(200);
    const customer = await world.customer(partner);
    const token = await tokenOf(customer);
    await quotas(token).expect(refused(403, 'CBC.0151'));
    await request(partner.endpoint).get(PATHS.held).set('x-auth-token', token).expect(200);
  });

  it.each(['x', 'a'.repeat(64), 'MIIEowIBAAKCAQEA'])('api 3.3 that is none (%s) is refused', async (token) => {
    await quotas(token).expect(refused(401, 'CBC.0154'));
  });

  it('api 2 with a signature beside it is not looked at: the signature decides', async () => {
    const signed = { endpoint: partner.endpoint, path: PATHS.quotas, key: partner.key, body: '{}' };
    const token = await tokenOf(partner);
    const beside = (text: string) => ({ headers: { 'content-type': 'application/json', 'x-auth-token': text } });
    await postSigned({ ...signed, ...beside('no token at all') }).expect(200);
    await postSigned({ ...signed, ...beside(token), tamper: withOneBitChanged }).expect(refused(401, 'APIGW.0301'));
  });
});
