import { until } from '@pc/testing';
import request from 'supertest';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { postSigned, withOneBitChanged } from './support/signed';
import { World } from './support/world';

const MINUTE_MS = 60_000;

/** Signed requests (api 4) against the whole system: one that is not the caller's own word for word does nothing. */
describe('a signed request', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });
  beforeEach(async () => {
    quotaId = await world.grant(partner);
  });

  const body = () => JSON.stringify({ quota_id: quotaId, customer_ids: [customer.id], face_value: 1 });
  const issue = (more: Partial<Parameters<typeof postSigned>[0]> = {}) =>
    postSigned({ endpoint: partner.endpoint, path: PATHS.coupons, key: partner.key, body: body(), ...more });
  const untouched = async () => expect(await partner.balance(quotaId)).toBe(1000);

  it('api 4.2.3 is accepted when the signature is right', async () => {
    await issue().expect(200);
    expect(await partner.balance(quotaId)).toBe(999);
  });

  it.each([14, -14])('api 4.2.2 is accepted when the clock is %d minutes off', async (minutes) => {
    await issue({ date: new Date(Date.now() + minutes * MINUTE_MS) }).expect(200);
  });

  it.each([16, -16])('api 4.2.2 is refused when the clock is %d minutes off, and told so', async (minutes) => {
    const date = new Date(Date.now() + minutes * MINUTE_MS);
    await issue({ date, headers: { 'content-type': 'application/json', 'x-language': 'en_US' } }).expect(
      refused(401, 'APIGW.0301', 'signature expired'),
    );
    await untouched();
  });

  describe('api 4.2.1 api 4.2.2 api 4.2.3 a spoilt one', () => {
    it.each<[change: string, tamper: (headers: Record<string, string>) => Record<string, string>]>([
      ['one bit of the signature', withOneBitChanged],
      [
        'the date after signing',
        (headers) => ({
          ...headers,
          'x-sdk-date': headers['x-sdk-date']!.replace(/\d{6}Z/, (time) => (time === '000000Z' ? '000001Z' : '000000Z')),
        }),
      ],
      ['a signed header', (headers) => ({ ...headers, 'content-type': 'application/json;charset=utf-8' })],
      ['the access key', (headers) => ({ ...headers, authorization: headers.authorization!.replace(/Access=\w+/, 'Access=UNKNOWN') })],
      ['the algorithm', (headers) => ({ ...headers, authorization: headers.authorization!.replace('SDK-HMAC-SHA256', 'SDK-HMAC-SM3') })],
      [
        'the date left out of the signed headers',
        (headers) => ({ ...headers, authorization: headers.authorization!.replace(';x-sdk-date', '') }),
      ],
      [
        'a signed header that is not sent',
        (headers) => ({ ...headers, authorization: headers.authorization!.replace('host;', 'host;x-project-id;') }),
      ],
      ['a header without any of the three parts', (headers) => ({ ...headers, authorization: 'SDK-HMAC-SHA256' })],
    ])('is refused with %s', async (_change, tamper) => {
      await issue({ tamper }).expect(refused(401, 'APIGW.0301'));
      await untouched();
    });
  });

  it('api 4.2.4 is refused when one byte of the body is changed', async () => {
    await issue({ sent: body().replace('"face_value":1', '"face_value":9') }).expect(refused(401, 'APIGW.0301'));
    await untouched();
  });

  it('api 4.2.3 passes with a header added that is not signed', async () => {
    await issue({ tamper: (headers) => ({ ...headers, 'x-added': 'later' }) }).expect(200);
  });

  it('api 2 without any credential is refused', async () => {
    await request(partner.endpoint).post(PATHS.coupons).send({}).expect(refused(401, 'APIGW.0301'));
  });

  it('customers 10.10 is refused soon after its key was deleted', async () => {
    const key = await world.newKey(partner.id);
    await issue({ key }).expect(200);
    await world.operator.api.delete(`/v2/operations/accounts/${partner.id}/access-keys/${key.accessKey}`).expect(204);
    await until(async () => (await issue({ key })).status === 401, { what: 'the key to be refused' });
    await issue().expect(200);
  });
});
