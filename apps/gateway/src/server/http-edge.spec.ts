import { BusTimeout, BusUnavailable, RemoteFault } from '@pc/bus';
import { incentive } from '@pc/contracts';
import { HealthRegistry } from '@pc/platform';
import { SOLUTION_PROVIDER } from '../testing/callers';
import { TestGateway } from '../testing/test-gateway';

const ISSUE = '/v2/promotions/benefits/partner-coupons';
const BODY = { quota_id: 'q1', customer_ids: ['c1'], face_value: 1 };
const REQUEST_ID = /^[0-9a-f]{32}$/;

describe('the edge of the HTTP API', () => {
  let gateway: TestGateway;
  const key = { accessKey: 'provider', secretKey: 'secret of provider' };
  const issue = (body: unknown = BODY, headers: Record<string, string> = {}) => gateway.signed(key, 'POST', ISSUE, { body, headers });
  const english = { 'x-language': 'en_US' };

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
  });
  beforeEach(() => gateway.bus.on(incentive.issueCoupons, () => ({ type: 'answer', body: { coupon_infos: [], error_details: [] } })));
  afterAll(() => gateway.stop());

  it('api 7.18 every answer carries a request id of its own', async () => {
    const ids = [await issue(), await gateway.send('GET', '/nowhere'), await gateway.send('GET', '/health/live')].map(({ headers }) =>
      String(headers['x-request-id']),
    );
    for (const id of ids) expect(id).toMatch(REQUEST_ID);
    expect(new Set(ids).size).toBe(3);
  });

  it('api 7.18 an unknown path is 404, a known path with another method 405 with the methods it has', async () => {
    expect(await gateway.send('GET', '/v2/nothing', { headers: english })).toMatchObject({
      status: 404,
      body: { error_code: 'APIGW.0101', error_msg: 'There is no such path or method' },
    });
    for (const [method, path] of [
      ['PUT', ISSUE],
      ['PATCH', ISSUE],
      ['DELETE', '/v3/auth/tokens'],
      ['POST', '/v2/operations/accounts/a/credentials'],
    ] as const) {
      expect(await gateway.send(method, path)).toMatchObject({ status: 405, body: { error_code: 'APIGW.0101' } });
    }
    expect((await gateway.send('PUT', ISSUE)).headers.allow).toBe('POST, GET');
  });

  it.each(['{', '', 'quota_id=1', '{"quota_id":}'])('api 1.3 the body %j is not JSON', async (body) => {
    expect(await issue(body, english)).toMatchObject({
      status: 400,
      body: { error_code: 'CBC.0100', error_msg: 'Parameter error: body is not valid JSON' },
    });
  });

  it('a body that is JSON but no object, or not UTF-8, is refused', async () => {
    expect((await issue('[1]', english)).body.error_msg).toBe('Parameter error: body must be a JSON object');
    gateway.bus.addToken('token', SOLUTION_PROVIDER);
    const headers = { 'x-auth-token': 'token', 'content-type': 'application/json', ...english };
    expect(await gateway.send('POST', ISSUE, { headers, body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) })).toMatchObject({
      status: 400,
      body: { error_msg: 'Parameter error: body is not valid JSON' },
    });
  });

  it('other content types are 415, a charset is allowed', async () => {
    expect(await issue(BODY, { 'content-type': 'application/json;charset=utf-8' })).toMatchObject({ status: 200 });
    expect(await issue(BODY, { 'content-type': 'text/plain', ...english })).toMatchObject({
      status: 415,
      body: { error_code: 'CBC.0100', error_msg: 'Parameter error: body must be of type application/json' },
    });
  });

  it('a body over 12 MB is 413', async () => {
    const headers = { 'content-type': 'application/json', ...english };
    expect(await gateway.send('POST', ISSUE, { headers, body: Buffer.alloc(12 * 1024 * 1024 + 1, 0x20) })).toMatchObject({
      status: 413,
      body: { error_code: 'CBC.0100', error_msg: 'Parameter error: body is larger than 12582912 bytes' },
    });
    expect((await gateway.send('POST', ISSUE, { headers, body: Buffer.alloc(12 * 1024 * 1024, 0x20) })).status).toBe(401);
  });

  it('api 1.3 the body of a GET is covered by the signature and otherwise ignored', async () => {
    gateway.bus.on(incentive.listIssuedCoupons, () => ({ type: 'answer', body: { total_count: 0, user_coupons: [] } }));
    expect(await gateway.signed(key, 'GET', ISSUE, { body: 'not json' })).toMatchObject({
      status: 200,
      body: { total_count: 0, user_coupons: [] },
    });
  });

  it('api 1.6 unknown fields are ignored', async () => {
    expect((await issue({ ...BODY, nonsense: 1 })).status).toBe(200);
  });

  it('api 7.11 no answer in time is 504 PCB.0504, a bus that is away 503, a broken handler 500 without its inside', async () => {
    const failing = (error: Error) => {
      gateway.bus.on(incentive.issueCoupons, () => Promise.reject(error));
      return issue(BODY, english);
    };
    expect(await failing(new BusTimeout('p'))).toMatchObject({
      status: 504,
      body: { error_code: 'PCB.0504', error_msg: 'No answer in time; the outcome is unknown' },
    });
    expect(await failing(new BusUnavailable('p'))).toMatchObject({ status: 503, body: { error_code: 'CBC.0999' } });
    expect(await failing(new RemoteFault('p'))).toMatchObject({ status: 500, body: { error_code: 'CBC.0999' } });
    const unforeseen = await failing(new Error('the inside'));
    expect(unforeseen).toMatchObject({ status: 500, body: { error_code: 'CBC.0999', error_msg: 'Other error' } });
    expect(unforeseen.text).not.toContain('inside');
  });

  it('api 7.22 every failed precondition is named', async () => {
    gateway.bus.on(incentive.issueCoupons, () => ({ type: 'refusal', code: 'CBC.99007004', items: ['A', 'B'] }));
    expect(await issue()).toMatchObject({ status: 400, body: { error_code: 'CBC.99007004', fail_check_items: ['A', 'B'] } });
  });

  it.each([
    ['en_US', 'Parameter error'],
    ['EN_us', 'Parameter error'],
    ['zh_CN', '参数错误'],
    ['fr', '参数错误'],
    [undefined, '参数错误'],
  ])('api 9.6 X-Language %s', async (language, head) => {
    expect(String((await issue({}, language ? { 'x-language': language } : {})).body.error_msg)).toMatch(new RegExp(`^${head}`));
  });

  it('no answer of the API is kept by a browser or a proxy, of a refusal as little as of a success', async () => {
    for (const { status, headers } of [await issue({}), await gateway.send('GET', '/v2/nothing')])
      expect([status, headers['cache-control']]).toEqual([expect.any(Number), 'no-store']);
    expect((await gateway.send('GET', '/health/live')).headers['cache-control']).toBeUndefined();
  });

  it('a malformed address is 400 in the documented form', async () => {
    expect(await gateway.send('GET', '/v2/%zz')).toMatchObject({
      status: 400,
      body: { error_code: 'CBC.0100' },
      headers: { 'x-request-id': expect.stringMatching(REQUEST_ID) as string },
    });
  });

  describe('Idempotency-Key', () => {
    const contextOf = async (body: unknown, headers: Record<string, string>) => {
      await issue(body, headers);
      return gateway.bus.askedFor(incentive.issueCoupons).at(-1)!.options.idempotency;
    };

    it('api 7.10 has 1 to 64 characters', async () => {
      for (const bad of ['', 'x'.repeat(65)])
        expect(await issue(BODY, { 'idempotency-key': bad })).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
      expect((await issue(BODY, { 'idempotency-key': 'x'.repeat(64) })).status).toBe(200);
    });

    it('api 7.10 the same key and an equal JSON value are one request, another body or key another', async () => {
      const first = await contextOf(BODY, { 'idempotency-key': 'k' });
      expect(await contextOf('{"face_value":1.0, "customer_ids":["c1"],"quota_id":"q1"}', { 'idempotency-key': 'k' })).toEqual(first);
      const other = await contextOf({ ...BODY, face_value: 2 }, { 'idempotency-key': 'k' });
      expect(other!.scope).toBe(first!.scope);
      expect(other!.bodyDigest).not.toBe(first!.bodyDigest);
      expect((await contextOf(BODY, { 'idempotency-key': 'l' }))!.scope).not.toBe(first!.scope);
      expect(await contextOf(BODY, {})).toBeUndefined();
    });

    it('api 7.10 a stored answer and a stored refusal are marked', async () => {
      gateway.bus.on(incentive.issueCoupons, () => ({ type: 'answer', body: { coupon_infos: [], error_details: [] }, replayed: true }));
      expect((await issue(BODY, { 'idempotency-key': 'k' })).headers['idempotent-replayed']).toBe('true');
      gateway.bus.on(incentive.issueCoupons, () => ({ type: 'refusal', code: 'CBC.99000012', replayed: true }));
      expect(await issue(BODY, { 'idempotency-key': 'k' })).toMatchObject({ status: 400, headers: { 'idempotent-replayed': 'true' } });
    });
  });

  describe('health', () => {
    it('tells that the process runs, and 503 with the cause while a part is away', async () => {
      expect(await gateway.send('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
      const part: { fault?: string } = {};
      gateway.app.get(HealthRegistry).register('replies', () => part.fault);
      expect(await gateway.send('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'up', checks: { replies: 'up' } } });
      part.fault = 'not joined';
      expect(await gateway.send('GET', '/health/ready')).toMatchObject({
        status: 503,
        body: { status: 'down', checks: { replies: 'not joined' } },
      });
    });

    it('serves figures', async () => {
      const answer = await gateway.send('GET', '/metrics');
      expect(answer.headers['content-type']).toMatch(/^text\/plain/);
      expect(answer.text).toMatch(/pc_http_request_seconds_count\{[^}]*operation="issueCoupons"[^}]*status="200"/);
    });
  });

  it('serves the browsable document and all its files itself', async () => {
    expect(await gateway.send('GET', '/docs')).toMatchObject({ status: 302, headers: { location: '/docs/' } });
    const page = await gateway.send('GET', '/docs/');
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    const files = [...page.text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => `/docs/${name}`);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect(await gateway.send('GET', file)).toMatchObject({ status: 200 });
    expect((await gateway.send('GET', '/docs/swagger-initializer.js')).text).toContain("url: '/openapi.json'");
    expect(page.text).not.toMatch(/https?:\/\//);
    expect((await gateway.send('GET', '/docs/nothing')).status).toBe(404);
  });
});
