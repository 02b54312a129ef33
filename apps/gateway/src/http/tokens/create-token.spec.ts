import { customer } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { TestGateway } from '../../testing/test-gateway';

const user = { name: 'partner1', password: 'secret word', domain: { name: 'partner1' } };
const withPassword = (scope?: object) => ({ auth: { identity: { methods: ['password'], password: { user } }, ...(scope && { scope }) } });

describe('POST /v3/auth/tokens', () => {
  let gateway: TestGateway;
  const post = (body: unknown, url = '/v3/auth/tokens', headers: Record<string, string> = {}) =>
    gateway.send('POST', url, { body, headers: { 'content-type': 'application/json', ...headers } });
  const asked = () =>
    gateway.bus.askedFor(customer.createToken).at(-1)!.payload as { sealed_password: string; scope: { project?: string } };
  const account = { id: 'a1', name: 'partner1' };
  const created = (project?: object) => ({
    type: 'answer' as const,
    body: {
      sealed_token: gateway.bus.sealer.seal('the token', 'token'),
      issued_at: '2026-01-31T08:00:00.123Z',
      expires_at: '2026-02-01T08:00:00Z',
      user: { id: 'u1', name: 'partner1', domain: account },
      roles: [{ id: 'r1', name: 'te_admin' }],
      ...(project && { project }),
    },
  });

  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  beforeEach(() => gateway.bus.on(customer.createToken, () => created()));
  afterAll(() => gateway.stop());

  it('api 3.1 answers 201 with the token in the header only, and the body of the scope', async () => {
    const answer = await post(withPassword({ domain: { name: 'partner1' } }));
    expect([answer.status, answer.headers['x-subject-token']]).toEqual([201, 'the token']);
    expect(answer.text).not.toContain('the token');
    expect(answer.body).toEqual({
      token: {
        methods: ['password'],
        issued_at: '2026-01-31T08:00:00.123000Z',
        expires_at: '2026-02-01T08:00:00.000000Z',
        user: { id: 'u1', name: 'partner1', domain: account, password_expires_at: '' },
        domain: account,
        roles: [{ id: 'r1', name: 'te_admin' }],
        catalog: [],
      },
    });
  });

  it.each([
    ['no scope', undefined, undefined],
    ['the account', { domain: { name: 'partner1' } }, undefined],
    ['a project by name', { project: { name: 'cn-north-4' } }, 'cn-north-4'],
    ['a project by id', { project: { id: 'p1' } }, 'p1'],
  ])('api 3.1 scope: %s', async (_name, scope, project) => {
    expect((await post(withPassword(scope))).status).toBe(201);
    expect(asked().scope.project).toBe(project);
  });

  it('api 3.1 with project scope the project stands in the body, and nocatalog drops the catalog', async () => {
    gateway.bus.on(customer.createToken, () => created({ id: 'p1', name: 'cn-north-4' }));
    const { token } = (await post(withPassword({ project: { name: 'cn-north-4' } }), '/v3/auth/tokens?nocatalog=1')).body as {
      token: object;
    };
    expect(token).toMatchObject({ project: { id: 'p1', name: 'cn-north-4', domain: account } });
    expect(token).not.toHaveProperty('catalog');
    expect(token).not.toHaveProperty('domain');
  });

  it('the password goes on the bus sealed', async () => {
    await post(withPassword());
    expect(JSON.stringify(gateway.bus.asked)).not.toContain('secret word');
    expect(gateway.bus.sealer.open(asked().sealed_password, 'password')).toBe('secret word');
  });

  it('api 3.1 a wrong name or password is 401 in the form of the token service', async () => {
    gateway.bus.on(customer.createToken, () => refuse('APIGW.0301'));
    const answer = await post(withPassword());
    expect([answer.status, answer.body]).toEqual([
      401,
      { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } },
    ]);
  });

  it('a scope of another account is refused like a wrong password', async () => {
    expect((await post(withPassword({ domain: { name: 'another' } }))).status).toBe(401);
  });

  it.each([
    ['no method', { auth: { identity: { methods: [] } } }, 400],
    ['no password', { auth: { identity: { methods: ['password'] } } }, 400],
    ['an empty scope', withPassword({}), 400],
    ['an unknown method', { auth: { identity: { methods: ['totp'] } } }, 400],
    ['not JSON', '{', 400],
    ['a method that is not offered', { auth: { identity: { methods: ['assume_role'] } } }, 403],
  ])('api 7.15 %s has the error body of the token service', async (_name, body, status) => {
    const answer = await post(body, '/v3/auth/tokens', { 'x-language': 'en_US' });
    expect([answer.status, answer.body]).toEqual([
      status,
      { error: { code: status, message: expect.any(String) as string, title: status === 400 ? 'Bad Request' : 'Forbidden' } },
    ]);
  });

  it('api 7.12 is limited by source address', async () => {
    const limited = await TestGateway.start({ RATE_LIMIT: 'on' });
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++)
      statuses.push((await limited.send('POST', '/v3/auth/tokens', { body: {}, headers: { 'content-type': 'application/json' } })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(400), 429]);
    await limited.stop();
  });
});
