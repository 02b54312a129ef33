import { until } from '@pc/testing';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { SecondGateway } from './support/second-gateway';
import { VendorSdk } from './support/vendor-sdk';
import { World } from './support/world';

/** Characters that paths, queries and signatures must encode, each in its own way. */
const ODD = 'a b+c&d=e%41/测试~*\'()!@:;,?#[]"\\|é';
/** A call beyond the limit comes only when two fit into one second. */
const PATIENT = { timeoutMs: 45_000, what: 'a call beyond the limit' };
const REQUEST_ID = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
const SENTENCE = expect.stringMatching(/\p{Script=Han}/u) as string;

const thrown = (status_code: number, error_code: string, error_msg = SENTENCE) => ({
  exception: 'ClientRequestException',
  status_code,
  error_code,
  error_msg,
  request_id: REQUEST_ID,
});

/** What the vendor's SDK says of our refusals (api 9.5), and that it signs what we verify. */
describe("the vendor's SDK is refused, or signs what is odd", () => {
  const world = new World();
  let sdk: VendorSdk;
  let partner: Partner;
  let customer: Account;

  beforeAll(async () => {
    sdk = VendorSdk.start();
    partner = await world.partner();
    customer = await world.customer(partner);
  });
  afterAll(() => sdk?.stop());

  it('throws its exception with our code, sentence and request id', async () => {
    const quota = { quota_id: 'nobody', customer_ids: [customer.id], face_value: 1 };
    expect(await sdk.attempt(partner, 'create_partner_coupons', quota)).toEqual(thrown(400, 'CBC.99000012'));
    const naming = expect.stringContaining('limit') as string;
    expect(await sdk.attempt(partner, 'list_sub_customers', { limit: 101 })).toEqual(thrown(400, 'CBC.0100', naming));
    expect(await sdk.attempt(partner, 'list_issued_partner_coupons', { limit: 101 })).toEqual(thrown(400, 'CBC.0100', naming));
    expect(await sdk.attempt(partner, 'reclaim_partner_coupons', { coupon_id: 'nobody' })).toEqual(thrown(400, 'PCB.0001'));
    expect(await sdk.attempt(customer, 'list_sub_customers')).toEqual(thrown(403, 'CBC.0151'));
  });

  it('throws it with 401 for a wrong or unknown key', async () => {
    const { key } = partner;
    for (const wrong of [
      { ...key, secretKey: `${key.secretKey}x` },
      { ...key, accessKey: 'UNKNOWN' },
    ])
      for (const method of ['list_sub_customers', 'list_issued_partner_coupons'])
        expect(await sdk.attempt({ ...partner, key: wrong }, method)).toEqual(thrown(401, 'APIGW.0301'));
  });

  it('throws it with 404 for a path that is not there', async () => {
    const http = { method: 'GET', resource_path: '/v2/partners/nothing-here' };
    expect(await sdk.http(partner, http)).toEqual(thrown(404, 'APIGW.0101'));
  });

  it('signs a path with characters that must be encoded', async () => {
    const path = { method: 'PUT', resource_path: '/v2/partners/sub-customers/{customer_id}/label', body: { label: ODD } };
    expect(await sdk.http(partner, { ...path, path_params: { customer_id: ODD } })).toEqual(thrown(400, 'CBC.99000035'));
    expect(await sdk.http(partner, { ...path, path_params: { customer_id: customer.id } })).toMatchObject({ status: 204 });
    const labelled = await sdk.read<{ customer_infos: object[] }>(partner, 'list_sub_customers', { customer_id: customer.id });
    expect(labelled.customer_infos).toMatchObject([{ label: ODD }]);
  });

  it('signs a query with characters that must be encoded, and names that repeat', async () => {
    for (const field of ['customer_id', 'order_id', 'coupon_id'])
      expect(await sdk.read(partner, 'list_issued_partner_coupons', { [field]: ODD })).toEqual({ total_count: 0, user_coupons: [] });
    const lists = { coupon_ids: ['b', ODD, 'a', ODD], operation_types: ['9', '1'] };
    expect(await sdk.read(partner, 'list_partner_coupons_record', lists)).toEqual({ total_count: 0, records: [] });
  });

  it('throws it with 429 beyond a limit, and where it may try a list again it gets past', async () => {
    const limited = await SecondGateway.start({ RATE_LIMIT: 'on', RATE_LIMIT_OVERRIDES: 'listIssuedCoupons=1,queryCustomers=1' });
    const caller = { ...partner, endpoint: limited.endpoint };
    const refused = async (method: string) => {
      const outcome = await sdk.attempt(caller, method);
      return 'exception' in outcome && outcome;
    };
    try {
      expect(await until(() => refused('list_sub_customers'), PATIENT)).toEqual(thrown(429, 'APIGW.0308'));
      // Of what may be tried again, the SDK itself tells that it was in vain.
      expect(await until(() => refused('list_issued_partner_coupons'), PATIENT)).toMatchObject({ status_code: 429, error_code: '429' });
      for (let call = 0; call < 3; call++)
        expect(await sdk.attempt(caller, 'list_issued_partner_coupons', {}, 10)).toMatchObject({ status: 200 });
    } finally {
      await limited.stop();
    }
  }, 180_000);
});
