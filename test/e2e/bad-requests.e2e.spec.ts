import { postHeadersOnly } from './support/headers-only';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { Untouched } from './support/untouched';
import { World } from './support/world';

const MEGABYTES_12 = 12 * 1024 * 1024;

/** Requests that are wrong before their content is looked at. */
describe('bad requests', () => {
  let subject: Untouched;

  beforeAll(async () => {
    subject = await Untouched.in(new World());
  });
  afterEach(() => subject.verify());

  describe('a body is refused that is', () => {
    it.each([
      ['text', 'not json'],
      ['half an object', '{"quota_id": '],
      ['nothing', ''],
      ['a list', '[]'],
      ['a number', '1'],
      ['null', 'null'],
      ['written with single quotes', "{'quota_id': 1}"],
    ])('%s', async (_is, body) => {
      await subject.partner.api.post(PATHS.coupons, body).expect(refused(400, 'CBC.0100', 'body'));
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('a body of type %s is refused with 415', async (type) => {
    await subject.partner.api
      .post(PATHS.coupons, JSON.stringify(subject.good()), { 'content-type': type })
      .expect(refused(415, 'CBC.0100', 'body'));
  });

  it('a body of more than 12 MB is refused with 413 before it is read', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': MEGABYTES_12 + 1 };
    const answer = await postHeadersOnly(subject.partner.endpoint + PATHS.coupons, headers);
    expect(answer).toMatchObject({ status: 413, body: { error_code: 'CBC.0100', error_msg: expect.stringContaining('body') } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('a body of 12 MB is looked at', async () => {
    const frame = JSON.stringify({ ...subject.good(), memo: '' }).length;
    const body = { ...subject.good(), memo: 'm'.repeat(MEGABYTES_12 - frame) };
    await subject.partner.api.post(PATHS.coupons, body).expect(refused(400, 'CBC.0100', 'memo'));
  });

  describe('api 7.18 a path is not known', () => {
    it.each([
      ['get', '/'],
      ['get', '/v2/partners/nothing'],
      ['post', '/v1.0/partners/coupon-quotas/query'],
      ['get', `${PATHS.coupons}/17`],
      ['delete', `${PATHS.coupons}/17`],
    ] as const)('%s %s', async (method, path) => {
      await subject.partner.api[method](path).expect(refused(404, 'APIGW.0101'));
    });
  });

  describe('api 7.18 another method of a known path is refused, and the answer names those that are', () => {
    it.each([
      ['put', PATHS.coupons, 'POST, GET'],
      ['delete', PATHS.held, 'GET'],
      ['get', PATHS.quotas, 'POST'],
      ['post', PATHS.records, 'GET'],
    ] as const)('%s %s', async (method, path, allowed) => {
      const { headers } = await subject.partner.api[method](path).expect(refused(405, 'APIGW.0101'));
      expect(headers['allow']).toBe(allowed);
    });
  });
});
