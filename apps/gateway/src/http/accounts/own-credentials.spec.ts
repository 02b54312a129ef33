import { customer } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { CUSTOMER, OPERATOR, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const KEYS = '/v2/accounts/access-keys';

describe('my credentials', () => {
  let gateway: TestGateway;
  const acting = { ...CUSTOMER, assumed_by: { account_id: SOLUTION_PROVIDER.account_id, account_name: 'provider' } };
  const withToken = (token: string, method: string, path: string) => gateway.send(method, path, { headers: { 'x-auth-token': token } });

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addToken('customer', CUSTOMER);
    gateway.bus.addToken('acting', acting);
    gateway.bus.addToken('operator', OPERATOR);
    gateway.bus
      .on(customer.createAccessKey, () => ({
        type: 'answer',
        body: { access_key: 'ak', sealed_secret_key: gateway.bus.sealer.seal('sk', 'credential') },
      }))
      .on(customer.deleteAccessKey, () => ({ type: 'answer', body: {} }))
      .on(customer.listCredentials, () => ({
        type: 'answer',
        body: { account_id: 'a', account_name: 'a', projects: [], access_keys: [] },
      }));
  });
  afterAll(() => gateway.stop());

  it('customers 10.10 are those of the caller’s own account, whatever it sends', async () => {
    expect(await withToken('customer', 'POST', KEYS)).toMatchObject({ status: 200, body: { access_key: 'ak', secret_key: 'sk' } });
    expect(gateway.bus.askedFor(customer.createAccessKey).at(-1)!.payload).toEqual({ account_id: CUSTOMER.account_id });
    expect((await withToken('customer', 'DELETE', `${KEYS}/ak?account_id=another`)).status).toBe(204);
    expect(gateway.bus.askedFor(customer.deleteAccessKey).at(-1)!.payload).toEqual({ account_id: CUSTOMER.account_id, access_key: 'ak' });
    expect((await withToken('operator', 'GET', '/v2/accounts/credentials')).status).toBe(200);
    expect(gateway.bus.askedFor(customer.listCredentials).at(-1)!.payload).toEqual({ account_id: OPERATOR.account_id });
  });

  it('api 3.2 a partner in the place of a customer may read its ids, but neither make nor delete its keys', async () => {
    expect((await withToken('acting', 'GET', '/v2/accounts/credentials')).status).toBe(200);
    const asked = gateway.bus.asked.length;
    for (const [method, path] of [
      ['POST', KEYS],
      ['DELETE', `${KEYS}/ak`],
    ] as const)
      expect(await withToken('acting', method, path)).toMatchObject({ status: 403, body: { error_code: 'CBC.0151' } });
    expect(gateway.bus.asked.length).toBe(asked);
  });

  it.each([
    ['POST', KEYS, customer.createAccessKey, 'CBC.0151', 403],
    ['POST', KEYS, customer.createAccessKey, 'CBC.99007004', 400],
    ['DELETE', `${KEYS}/ak`, customer.deleteAccessKey, 'CBC.0101', 400],
  ] as const)('customers 10.10 %s %s passes on the refusal', async (method, path, contract, code, status) => {
    gateway.bus.on(contract, () => refuse(code, { items: ['TOO_MANY_KEYS'] }));
    expect(await withToken('customer', method, path)).toMatchObject({ status, body: { error_code: code } });
  });
});
