import { customer } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { KEY_RING } from '../../testing/fake-bus';
import { TestGateway } from '../../testing/test-gateway';

const user = { name: 'partner1', password: 'secret word', domain: { name: 'partner1' } };
const assuming = (whom: object, scope?: object) => ({
  auth: { identity: { methods: ['assume_role'], assume_role: { agency_name: 'PLATFORM', ...whom } }, ...(scope && { scope }) },
});
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
      sealed_token: new Sealer(KEY_RING).seal('the token', 'token'),
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
    ['no customer to act for', { auth: { identity: { methods: ['assume_role'] } } }, 400],
    ['neither name nor id of the customer', assuming({}), 400],
    ['both name and id of the customer', assuming({ domain_name: 'c1', domain_id: 'id1' }), 400],
    ['an empty name of the customer', assuming({ domain_name: '' }), 400],
    ['no agency', assuming({ domain_name: 'c1', agency_name: undefined }), 400],
    ['no token to exchange', assuming({ domain_name: 'c1' }), 401],
  ])('api 7.15 %s has the error body of the token service', async (_name, body, status) => {
    const answer = await post(body, '/v3/auth/tokens', { 'x-language': 'en_US' });
    expect([answer.status, answer.body]).toEqual([
      status,
      { error: { code: status, message: expect.any(String) as string, title: status === 400 ? 'Bad Request' : 'Unauthorized' } },
    ]);
  });

  describe('api 3.2 exchanged by a partner', () => {
    const customers = { id: 'c1', name: 'customer1' };
    const exchange = (body: object) => post(body, '/v3/auth/tokens', { 'x-auth-token': 'partner token', 'x-language': 'en_US' });
    const body = { ...created().body, user: { ...customers, domain: customers }, assumed_by: { id: 'u1', name: 'clerk', domain: account } };
    beforeEach(() => gateway.bus.on(customer.assumeRole, () => ({ type: 'answer', body })));

    it('names the customer and, in assumed_by, the partner', async () => {
      const answer = await exchange(assuming({ domain_name: 'customer1' }));
      expect([answer.status, answer.headers['x-subject-token']]).toEqual([201, 'the token']);
      expect(answer.text).not.toContain('the token');
      expect(answer.body.token).toMatchObject({
        methods: ['assume_role'],
        user: { ...customers, domain: customers },
        domain: customers,
        assumed_by: { user: { id: 'u1', name: 'clerk', domain: account } },
        roles: [{ name: 'te_admin' }],
      });
    });

    it('asks with the keyed hash of the partner token only, and with the scope', async () => {
      await exchange(assuming({ domain_id: 'c1' }, { project: { name: 'cn-north-4' } }));
      await exchange(assuming({ domain_name: 'customer1', domain_id: null }, { domain: { id: 'c1' } }));
      const asked = gateway.bus.askedFor(customer.assumeRole);
      expect(JSON.stringify(asked)).not.toContain('partner token');
      const token_hash = gateway.bus.sealer.blindIndex('partner token', 'token');
      expect(asked.slice(-2).map(({ payload }) => payload)).toEqual([
        { token_hash, domain_id: 'c1', agency_name: 'PLATFORM', scope: { project: 'cn-north-4' } },
        { token_hash, domain_name: 'customer1', agency_name: 'PLATFORM', scope: { domain: 'c1' } },
      ]);
      expect(asked.at(-1)!.options.caller.kind).toBe('ANONYMOUS');
    });

    it.each([
      [404, 'Not Found', refuse('CBC.0101', { field: 'auth.identity.assume_role', reason: 'unknown' })],
      [403, 'Forbidden', refuse('CBC.0151')],
      [400, 'Bad Request', refuse('CBC.0101', { field: 'auth.scope.project', reason: 'unknown' })],
      [401, 'Unauthorized', refuse('CBC.0154')],
    ])('api 7.15 answers %i %s in the form of the token service', async (status, title, refusal) => {
      gateway.bus.on(customer.assumeRole, () => refusal);
      const answer = await exchange(assuming({ domain_id: 'c1' }));
      expect([answer.status, answer.body]).toEqual([status, { error: { code: status, message: expect.any(String), title } }]);
      expect(JSON.stringify(answer.body)).not.toContain('password');
    });
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
