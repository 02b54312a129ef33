import request from 'supertest';
import { TestSystem } from '@pc/testing';

interface ApiDocument {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  readonly components: Record<string, Record<string, unknown>>;
}

/** What the gateway says about itself; nobody needs a credential for it. */
describe('the gateway', () => {
  const { endpoint } = TestSystem.fromEnvironment();
  const get = (path: string) => request(endpoint).get(path);
  const document = async () =>
    (
      await get('/openapi.json')
        .expect(200)
        .expect('content-type', /^application\/json/)
    ).body as ApiDocument;

  it('describes every operation in OpenAPI 3.1, each with its own name and an answer', async () => {
    const { openapi, paths } = await document();
    expect(openapi).toMatch(/^3\.1\./);
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining([
        'issueCoupons',
        'reclaimCoupon',
        'listIssuedCoupons',
        'listCouponRecords',
        'listCoupons',
        'listCouponQuotas',
        'createToken',
        'grantCouponQuota',
      ]),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { responses } of operations) expect(Object.keys(responses).some((status) => /^[23]\d\d$/.test(status))).toBe(true);
  });

  it('refers only to what its document holds', async () => {
    const api = await document();
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter(([, kind, name]) => api.components[kind!]?.[name!] === undefined)).toEqual([]);
    expect(JSON.stringify(api)).not.toMatch(/"\$ref":"(?!#)/);
  });

  it('shows the document in a page all of whose parts it serves itself', async () => {
    await get('/docs').expect(302).expect('location', '/docs/');
    const { text, headers } = await get('/docs/')
      .expect(200)
      .expect('content-type', /^text\/html/);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part!);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part).not.toMatch(/^(\w+:)?\/\//);
      await request(endpoint)
        .get(new URL(part, `${endpoint}/docs/`).pathname)
        .expect(200);
    }
    expect((await get('/docs/swagger-initializer.js').expect(200)).text).toContain('/openapi.json');
  });

  it('says that it lives and is ready, check by check', async () => {
    expect((await get('/health/live').expect(200)).body).toEqual({ status: 'up' });
    const { body } = await get('/health/ready').expect(200);
    expect(body.status).toBe('up');
    expect(Object.keys(body.checks as object).length).toBeGreaterThan(0);
    expect(new Set(Object.values(body.checks as object))).toEqual(new Set(['up']));
  });

  it('gives its figures in the text form of Prometheus', async () => {
    await get('/health/live').expect(200);
    const { text } = await get('/metrics')
      .expect(200)
      .expect('content-type', /^text\/plain/);
    expect(text).toMatch(/^pc_http_request_seconds_count\{.*operation="live".*\} [1-9]\d*$/m);
  });

  it('api 2 gives every answer an id of its own', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await get('/health/live')).headers['x-request-id']));
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  });
});
