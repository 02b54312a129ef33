import { customer } from '@pc/contracts';
import { CUSTOMER, DISTRIBUTOR, OPERATOR, RESELLER, SOLUTION_PROVIDER, userOf } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const REGISTER = '/v2/partners/sub-customers';
const CHECK = '/v2/partners/sub-customers/users/check-identity';
const BODY = { xaccount_id: 'x1', xaccount_type: 'platform' };
const ACCOUNT = { domain_id: 'c1', domain_name: 'customer1' };

describe('registration', () => {
  let gateway: TestGateway;
  const post = (path: string, body: unknown, key = 'provider') =>
    gateway.signed({ accessKey: key, secretKey: `secret of ${key}` }, 'POST', path, { body, headers: { 'x-language': 'en_US' } });
  const asked = () => gateway.bus.askedFor(customer.registerCustomer).at(-1)!;
  const registersAs = (association?: string) =>
    gateway.bus.on(customer.registerCustomer, () => ({ type: 'answer', body: { ...ACCOUNT, ...(association && { association }) } }));

  beforeAll(async () => {
    gateway = await TestGateway.start();
    const callers = { provider: SOLUTION_PROVIDER, distributor: DISTRIBUTOR, reseller: RESELLER, customer: CUSTOMER, operator: OPERATOR };
    for (const [name, caller] of Object.entries(callers)) gateway.bus.addKey(name, caller);
    gateway.bus.addKey('clerk', userOf(SOLUTION_PROVIDER, 'BPC_ITEM_SUBCUSTSERV_010118'));
    gateway.bus.addKey('other', userOf(SOLUTION_PROVIDER, 'BPC_ITEM_SUBCUSTSERV_030100'));
    gateway.bus.on(customer.checkIdentity, () => ({ type: 'answer', body: { available: true } }));
  });
  beforeEach(() => registersAs());
  afterAll(() => gateway.stop());

  it.each([
    [REGISTER, BODY],
    [CHECK, { search_type: 'name', search_value: 'customer1' }],
  ])('customers 4.1 customers 4.2 %s is for solution providers and distributors, and their users with the item', async (path, body) => {
    for (const key of ['provider', 'distributor', 'clerk']) expect((await post(path, body, key)).status).toBe(200);
    for (const key of ['reseller', 'customer', 'operator', 'other'])
      expect(await post(path, body, key)).toMatchObject({ status: 403, body: { error_code: 'CBC.0151' } });
  });

  it('sends phone, code and password sealed, under the identity on the platform', async () => {
    const secrets = { mobile_phone: '13800000000', verification_code: '123456', password: 'Zebra-7-crossing' };
    expect((await post(REGISTER, { ...BODY, ...secrets })).body).toEqual(ACCOUNT);
    const { payload, options } = asked();
    for (const secret of Object.values(secrets)) expect(JSON.stringify(payload)).not.toContain(secret);
    const { sealed_phone, sealed_code, sealed_password } = payload as Record<string, string>;
    const { sealer } = gateway.bus;
    expect([sealer.open(sealed_phone!, 'contact'), sealer.open(sealed_code!, 'code'), sealer.open(sealed_password!, 'password')]).toEqual(
      Object.values(secrets),
    );
    expect(options.key).toBe('platform:x1');
  });

  it.each([
    ['customers 4.6', { domain_name: '' }, { domain_name: undefined }],
    ['customers 4.6', { domain_name: null }, { domain_name: undefined }],
    [
      'customers 4.19',
      { mobile_phone: null, verification_code: null, password: null },
      { sealed_phone: undefined, sealed_code: undefined },
    ],
    ['customers 4.22', { is_close_market_ms: 'true' }, { marketing_closed: true }],
    ['customers 4.22', { is_close_market_ms: 'false' }, { marketing_closed: false }],
    ['customers 4.22', { is_close_market_ms: '' }, { marketing_closed: false }],
    ['customers 4.22', { is_close_market_ms: null }, { marketing_closed: false }],
    ['customers 4.22', {}, { marketing_closed: false, include_association_result: false }],
    ['customers 4.27', { cooperation_type: '' }, { cooperation_type: undefined }],
    ['customers 4.28', { indirect_partner_id: '' }, { indirect_partner_id: undefined }],
    ['customers 4.28', { indirect_partner_id: null }, { indirect_partner_id: undefined }],
    ['customers 4.30', { include_association_result: true }, { include_association_result: true }],
    ['customers 4.30', { include_association_result: '' }, { include_association_result: false }],
    ['customers 4.30', { include_association_result: null }, { include_association_result: false }],
  ])('%s %j is %j', async (_rule, change, payload) => {
    expect((await post(REGISTER, { ...BODY, ...change })).status).toBe(200);
    expect(asked().payload).toMatchObject(Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined)));
    for (const [name, value] of Object.entries(payload))
      if (value === undefined) expect((asked().payload as Record<string, unknown>)[name]).toBeUndefined();
  });

  it('customers 4.19 an empty phone is told as one', async () => {
    await post(REGISTER, { ...BODY, mobile_phone: '' });
    expect(gateway.bus.sealer.open((asked().payload as { sealed_phone: string }).sealed_phone, 'contact')).toBe('');
  });

  it.each([
    ['customers 8.3', { xaccount_id: undefined }, 'xaccount_id'],
    ['customers 8.3', { xaccount_id: '' }, 'xaccount_id'],
    ['customers 8.3', { xaccount_id: 'x'.repeat(129) }, 'xaccount_id'],
    ['customers 8.3', { xaccount_type: undefined }, 'xaccount_type'],
    ['customers 8.3', { xaccount_type: 'x'.repeat(65) }, 'xaccount_type'],
    ['customers 8.3', { domain_name: 17 }, 'domain_name'],
    ['customers 4.18', { mobile_phone: '13800000000' }, 'verification_code'],
    ['customers 4.18', { mobile_phone: '13800000000', verification_code: null }, 'verification_code'],
    ['customers 4.19', { verification_code: '' }, 'verification_code'],
    ['customers 4.19', { password: '' }, 'password'],
    ['customers 4.13', { mobile_phone: '13800000000', verification_code: '12345' }, 'verification_code'],
    ['customers 4.22', { is_close_market_ms: true }, 'is_close_market_ms'],
    ['customers 4.22', { is_close_market_ms: 'yes' }, 'is_close_market_ms'],
    ['customers 4.27', { cooperation_type: '123' }, 'cooperation_type'],
    ['customers 4.28', { indirect_partner_id: 'p'.repeat(65) }, 'indirect_partner_id'],
    ['customers 4.30', { include_association_result: 'true' }, 'include_association_result'],
  ])('%s refuses %j', async (_rule, change, field) => {
    const { status, body } = await post(REGISTER, { ...BODY, ...change });
    expect([status, body.error_code, body.error_msg]).toEqual([400, 'CBC.0100', expect.stringContaining(field)]);
  });

  it.each([
    ['PENDING', 500, 'CBC.99000050'],
    ['REFUSED', 400, 'CBC.99000004'],
  ])('customers 4.30 an association that is %s answers %d %s with the ids of the account', async (association, status, error_code) => {
    registersAs(association);
    const answer = await post(REGISTER, { ...BODY, include_association_result: true });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error_code, error_msg: expect.any(String) as string, ...ACCOUNT });
  });

  it('customers 4.30 one that is done answers like any', async () => {
    registersAs('DONE');
    expect(await post(REGISTER, { ...BODY, include_association_result: true })).toMatchObject({ status: 200, body: ACCOUNT });
  });

  it.each([
    [{ available: true }, { check_result: 'available' }],
    [{ available: false }, { check_result: 'used_by_user' }],
    [
      { available: true, remaining: 2 },
      { check_result: 'available', mobile_remain_available_num: 2 },
    ],
    [
      { available: false, remaining: 0 },
      { check_result: 'used_by_user', mobile_remain_available_num: 0 },
    ],
  ])('customers 4.10 customers 4.11 what is %j answers 200 with %j', async (found, shown) => {
    gateway.bus.on(customer.checkIdentity, () => ({ type: 'answer', body: found }));
    const answer = await post(CHECK, { search_type: 'mobile', search_value: '0086-13800000000' });
    expect([answer.status, answer.body]).toEqual([200, { error_code: 'CBC.0000', error_msg: 'success', ...shown }]);
    expect(gateway.bus.askedFor(customer.checkIdentity).at(-1)!.payload).not.toHaveProperty('search_value');
  });

  it.each([
    ['customers 4.12', { search_type: 'phone' }, 'search_type'],
    ['customers 4.12', { search_type: undefined }, 'search_type'],
    ['customers 4.12', { search_value: undefined }, 'search_value'],
    ['customers 4.12', { search_value: '' }, 'search_value'],
    ['customers 4.9', { search_value: 'x'.repeat(65) }, 'search_value'],
  ])('%s refuses %j', async (_rule, change, field) => {
    const { status, body } = await post(CHECK, { search_type: 'name', search_value: 'customer1', ...change });
    expect([status, body.error_code, body.error_msg]).toEqual([400, 'CBC.0100', expect.stringContaining(field)]);
  });
});

describe('the rates of registration', () => {
  it.each([
    ['api 7.12 customers 8.1', CHECK, { search_type: 'name', search_value: 'customer1' }, 5],
    ['api 7.12 customers 8.3', REGISTER, BODY, 10],
  ])('%s %s takes %j %d times a second', async (_rule, path, body, rate) => {
    const gateway = await TestGateway.start({ RATE_LIMIT: 'on' });
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.on(customer.checkIdentity, () => ({ type: 'answer', body: { available: true } }));
    gateway.bus.on(customer.registerCustomer, () => ({ type: 'answer', body: ACCOUNT }));
    const statuses = [];
    for (let i = 0; i <= rate; i++)
      statuses.push((await gateway.signed({ accessKey: 'provider', secretKey: 'secret of provider' }, 'POST', path, { body })).status);
    expect(statuses).toEqual([...Array<number>(rate).fill(200), 429]);
    await gateway.stop();
  });
});
