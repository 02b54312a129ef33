import { ADMINISTRATOR_ITEM, customer, type DataOf, incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { CredentialEventsController } from '../../access/credential-events.controller';
import { RouteTable } from '../../routing/route-table';
import { CUSTOMER, OPERATOR, RESELLER, SOLUTION_PROVIDER, userOf } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const OPERATORS = '/v2/partners/operators';
const ITEMS = '/v2/partners/permission-items';
const QUOTA_ITEM = 'BPC_ITEM_SUBCUSTSERV_030100';
const NEW = { user_name: 'clerk', password: 'Secret-2026' };

describe('operators of a partner', () => {
  let gateway: TestGateway;
  const key = (name: string) => ({ accessKey: name, secretKey: `secret of ${name}` });
  const call = (name: string, method: string, path: string, body?: object) =>
    gateway.signed(key(name), method, path, { ...(body && { body }), headers: { 'x-language': 'en_US' } });

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('main', SOLUTION_PROVIDER);
    gateway.bus.addKey('administrator', userOf(SOLUTION_PROVIDER, ADMINISTRATOR_ITEM));
    gateway.bus.addKey('clerk', userOf(SOLUTION_PROVIDER, QUOTA_ITEM));
  });
  beforeEach(() =>
    gateway.bus
      .on(customer.createOperator, () => ({
        type: 'answer',
        body: { user_id: 'u1', access_key: 'ak', sealed_secret_key: gateway.bus.sealer.seal('sk', 'credential') },
      }))
      .on(customer.setOperatorRole, () => ({ type: 'answer', body: {} }))
      .on(customer.setOperatorPassword, () => ({ type: 'answer', body: {} }))
      .on(customer.deleteOperator, () => ({ type: 'answer', body: {} }))
      .on(customer.listOperators, () => ({ type: 'answer', body: { count: 0, operators: [] } })),
  );
  afterAll(() => gateway.stop());

  const each = [
    ['POST', OPERATORS, NEW, 200],
    ['GET', OPERATORS, undefined, 200],
    ['PUT', `${OPERATORS}/u1/role`, { permission_items: [QUOTA_ITEM] }, 204],
    ['PUT', `${OPERATORS}/u1/password`, { password: 'Secret-2027' }, 204],
    ['DELETE', `${OPERATORS}/u1`, undefined, 204],
    ['GET', ITEMS, undefined, 200],
  ] as const;

  it.each(each)('customers 10.12 %s %s is for the main account and administrators', async (method, path, body, status) => {
    for (const name of ['main', 'administrator']) expect((await call(name, method, path, body)).status).toBe(status);
    expect(await call('clerk', method, path, body)).toMatchObject({ status: 403, body: { error_code: 'CBC.0151' } });
  });

  it('customers 10.12 a new operator goes over the bus with its role, its password sealed; the secret key is shown', async () => {
    const answer = await call('main', 'POST', OPERATORS, { ...NEW, permission_items: [QUOTA_ITEM] });
    expect(answer.body).toEqual({ user_id: 'u1', access_key: 'ak', secret_key: 'sk' });
    const { payload } = gateway.bus.askedFor(customer.createOperator).at(-1)!;
    expect(payload).toEqual({
      user_name: 'clerk',
      sealed_password: expect.any(String),
      administrator: false,
      permission_items: [QUOTA_ITEM],
    });
    expect(JSON.stringify(payload)).not.toContain('Secret-2026');
  });

  it('customers 10.12 a password that is reset goes over the bus sealed', async () => {
    expect((await call('main', 'PUT', `${OPERATORS}/u1/password`, { password: 'Secret-2027' })).status).toBe(204);
    const { payload } = gateway.bus.askedFor(customer.setOperatorPassword).at(-1)!;
    expect(payload).toEqual({ user_id: 'u1', sealed_password: expect.any(String) as string });
    expect(JSON.stringify(payload)).not.toContain('Secret-2027');
  });

  it('customers 4.1, 10.12 a reseller makes its operators in the console; they have no key', async () => {
    gateway.bus.on(customer.createOperator, () => ({ type: 'answer', body: { user_id: 'u1' } }));
    gateway.bus.addSession('resellers', RESELLER);
    const headers = {
      cookie: 'pc_session=resellers',
      'x-csrf-token': gateway.bus.sealer.blindIndex('resellers', 'csrf'),
      'content-type': 'application/json',
    };
    expect(await gateway.send('POST', OPERATORS, { headers, body: NEW })).toMatchObject({ status: 200, body: { user_id: 'u1' } });
  });

  it.each([
    ['an item that opens nothing', { permission_items: [QUOTA_ITEM, 'BPC_ITEM_NOTHING'] }, 'permission_items[1]'],
    ['an item of the vendor', { permission_items: ['PCB_ITEM_audit'] }, 'permission_items[0]'],
    ['the built-in role as an item', { permission_items: [ADMINISTRATOR_ITEM] }, 'permission_items[0]'],
    ['items that are no list', { permission_items: QUOTA_ITEM }, 'permission_items'],
    ['a role that is no yes or no', { administrator: 'yes' }, 'administrator'],
  ])('customers 10.12 %s is 400, when made and when changed', async (_what, role, field) => {
    for (const [method, path] of [
      ['POST', OPERATORS],
      ['PUT', `${OPERATORS}/u1/role`],
    ] as const) {
      const answer = await call('main', method, path, { ...NEW, ...role });
      expect([answer.status, answer.body.error_code, answer.body.error_msg]).toEqual([400, 'CBC.0100', expect.stringContaining(field)]);
    }
  });

  it('customers 10.12 an operator of another partner is as if it were not there', async () => {
    gateway.bus.on(customer.deleteOperator, () => refuse('CBC.0101', { field: 'user_id', reason: 'unknown' }));
    expect(await call('main', 'DELETE', `${OPERATORS}/theirs`)).toMatchObject({ status: 400, body: { error_code: 'CBC.0101' } });
  });

  it('api 5 the catalogue holds every item of every operation of partners, with what it opens', async () => {
    const { permission_items } = (await call('main', 'GET', ITEMS)).body as {
      permission_items: Array<{ permission_item: string; operations: Array<{ operation: string; method: string; path: string }> }>;
    };
    const opened = permission_items.flatMap(({ permission_item, operations }) =>
      operations.map(({ operation }) => `${permission_item} ${operation}`),
    );
    const declared = gateway.app
      .get(RouteTable)
      .all()
      .filter(({ callers }) => callers !== 'ANYONE' && callers.some(({ kind }) => kind === 'PARTNER'))
      .flatMap(({ permissions = [], operation }) => permissions.map((item) => `${item} ${operation}`))
      .filter((pair) => !pair.startsWith(ADMINISTRATOR_ITEM));
    expect(opened.toSorted()).toEqual([...declared, 'PCB_ITEM_assumeRole createToken'].toSorted());
    expect(permission_items.find((item) => item.permission_item === QUOTA_ITEM)!.operations).toContainEqual({
      operation: 'listCouponQuotas',
      method: 'POST',
      path: '/v2/partners/coupon-quotas/query',
      summary: expect.any(String) as string,
    });
  });

  it('customers 6.1, 10.12 an administrator passes every check of items of its own account', async () => {
    gateway.bus.on(incentive.listQuotas, () => ({ type: 'answer', body: { total_count: 0, quotas: [] } }));
    expect((await call('administrator', 'POST', '/v2/partners/coupon-quotas/query', {})).status).toBe(200);
  });

  describe('customers 10.12 within 5 s', () => {
    const LIST = '/v2/partners/coupon-quotas/query';
    const statusOf = async () => (await call('changing', 'POST', LIST, {})).status;
    beforeEach(async () => {
      gateway.bus.on(incentive.listQuotas, () => ({ type: 'answer', body: { total_count: 0, quotas: [] } }));
      gateway.now = new Date(gateway.now.getTime() + 60_000);
      gateway.bus.addKey('changing', userOf(SOLUTION_PROVIDER, QUOTA_ITEM));
      expect(await statusOf()).toBe(200);
      gateway.bus.addKey('changing', userOf(SOLUTION_PROVIDER));
      expect(await statusOf()).toBe(200);
    });

    it('a changed role works when the event comes', async () => {
      const user = userOf(SOLUTION_PROVIDER);
      const data = { credential_id: user.user_id!, account_id: user.account_id, kind: 'USER' as const };
      await gateway.app.get(CredentialEventsController).revoked({ id: 'e', type: 't', subject: 's', version: 1, time: 'now', data });
      expect(await statusOf()).toBe(403);
    });

    it('a changed role works when the event does not come', async () => {
      gateway.now = new Date(gateway.now.getTime() + 4_999);
      expect(await statusOf()).toBe(403);
    });
  });

  it('a reseller that left is looked up again when its event comes', async () => {
    gateway.bus.addSession('leaving', RESELLER);
    const whoAmI = async () => (await gateway.send('GET', '/v2/sessions', { headers: { cookie: 'pc_session=leaving' } })).status;
    expect(await whoAmI()).toBe(200);
    gateway.bus.removeSession('leaving');
    const data = { indirect_partner_id: RESELLER.account_id } as DataOf<typeof customer.resellerChanged>;
    await gateway.app.get(CredentialEventsController).resellerChanged({ id: 'e', type: 't', subject: 's', version: 1, time: 'now', data });
    expect(await whoAmI()).toBe(401);
  });

  it('customers 10.12 the item of the built-in role opens nothing to users of other accounts', async () => {
    gateway.bus.addKey('vendors', userOf(OPERATOR, ADMINISTRATOR_ITEM));
    gateway.bus.addKey('customers', userOf(CUSTOMER, ADMINISTRATOR_ITEM));
    expect((await call('vendors', 'GET', '/v2/operations/audit')).status).toBe(403);
    for (const name of ['vendors', 'customers']) expect((await call(name, 'GET', OPERATORS)).status).toBe(403);
  });
});
