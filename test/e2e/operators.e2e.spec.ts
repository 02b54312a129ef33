import { uniqueName, until } from '@pc/testing';
import { Account } from './support/account';
import { Browser } from './support/browser';
import { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { PASSWORD, World } from './support/world';

const OPERATORS = '/v2/partners/operators';
const QUOTA_ITEM = 'BPC_ITEM_SUBCUSTSERV_030100';
const REGISTRATION_ITEM = 'BPC_ITEM_SUBCUSTSERV_010118';
const DENIED = refused(403, 'CBC.0151');
/** customers 10.10, 10.12. */
const SOON = { timeoutMs: WITHIN_SECONDS_MS, what: 'the change to work' };

interface Role {
  readonly administrator?: boolean;
  readonly permission_items?: readonly string[];
}
interface NewOperator {
  readonly user_id: string;
  readonly access_key: string;
  readonly secret_key: string;
}

/** A partner's own operators and roles (customers 10.12), and the keys of every account (customers 10.10). */
describe('operators and keys', () => {
  const world = new World();
  let partner: Partner;
  let other: Partner;

  beforeAll(async () => {
    [partner, other] = [await world.partner(), await world.partner()];
  });

  const create = async (by: Account, role: Role = {}) => {
    const user_name = uniqueName('clerk');
    const { body } = await by.api.post(OPERATORS, { user_name, password: PASSWORD, ...role }).expect(200);
    const { user_id, access_key: accessKey, secret_key: secretKey } = body as NewOperator;
    return new Partner(by.endpoint, user_id, user_name, { accessKey, secretKey });
  };
  const setRole = (by: Account, operator: Account, role: Role) => by.api.put(`${OPERATORS}/${operator.id}/role`, role);
  const becomes = (status: number, call: () => ReturnType<Account['api']['get']>) =>
    until(async () => (await call()).status === status, SOON);

  it('customers 10.12 an operator may do what its items open, and nothing else', async () => {
    const clerk = await create(partner, { permission_items: [QUOTA_ITEM] });
    await clerk.api.post(PATHS.quotas).expect(200);
    await clerk.api.get(PATHS.coupons).expect(DENIED);
    await (await create(partner)).api.post(PATHS.quotas).expect(DENIED);
  });

  it.each([
    ['check', '/v2/partners/sub-customers/users/check-identity'],
    ['send code', '/v2/bases/verificationcode/send'],
    ['create', '/v2/partners/sub-customers'],
  ])('customers 4.2, api 5 to %s an operator needs the item of registration, the main account none', async (_call, path) => {
    const [clerk, stranger] = [
      await create(partner, { permission_items: [REGISTRATION_ITEM] }),
      await create(partner, { permission_items: [QUOTA_ITEM] }),
    ];
    for (const { api } of [clerk, partner]) await api.post(path, {}).expect(refused(400, 'CBC.0100'));
    await stranger.api.post(path, {}).expect(DENIED);
  });

  it('customers 10.12 a changed role works within 5 s, up and down', async () => {
    const clerk = await create(partner, { permission_items: [QUOTA_ITEM] });
    const console_ = await Browser.loggedIn(partner, { user: clerk.name });
    await clerk.api.post(PATHS.quotas).expect(200);
    await console_.post(PATHS.quotas).expect(200);
    await setRole(partner, clerk, { permission_items: [] }).expect(204);
    await becomes(403, () => clerk.api.post(PATHS.quotas));
    await becomes(403, () => console_.post(PATHS.quotas));
    await setRole(partner, clerk, { administrator: true }).expect(204);
    await becomes(200, () => clerk.api.post(PATHS.quotas));
    await clerk.api.get(PATHS.coupons).expect(200);
  });

  it('customers 10.12 only the main account and administrators manage operators', async () => {
    const [chief, clerk] = [await create(partner, { administrator: true }), await create(partner, { permission_items: [QUOTA_ITEM] })];
    const made = await create(chief);
    await setRole(chief, made, { permission_items: [QUOTA_ITEM] }).expect(204);
    await chief.api.delete(`${OPERATORS}/${made.id}`).expect(204);
    await clerk.api.post(OPERATORS, { user_name: 'x', password: PASSWORD }).expect(DENIED);
    await clerk.api.get(OPERATORS).expect(DENIED);
    await setRole(clerk, clerk, { administrator: true }).expect(DENIED);
    await clerk.api.delete(`${OPERATORS}/${chief.id}`).expect(DENIED);
    await clerk.api.post(PATHS.quotas).expect(200);
    await (await world.customer(partner)).api.get(OPERATORS).expect(DENIED);
    await world.operator.api.get(OPERATORS).expect(DENIED);
  });

  it('customers 10.12 another partner’s operator is out of reach, in either direction', async () => {
    const [mine, theirs] = [
      await create(partner, { permission_items: [QUOTA_ITEM] }),
      await create(other, { permission_items: [QUOTA_ITEM] }),
    ];
    for (const [by, operator] of [
      [other, mine],
      [partner, theirs],
    ] as const) {
      await setRole(by, operator, { permission_items: [] }).expect(refused(400, 'CBC.0101'));
      await by.api.delete(`${OPERATORS}/${operator.id}`).expect(refused(400, 'CBC.0101'));
      const { body } = await by.api.get(`${OPERATORS}?limit=100`).expect(200);
      expect((body as { operators: Array<{ user_id: string }> }).operators.map(({ user_id }) => user_id)).not.toContain(operator.id);
      await operator.api.post(PATHS.quotas).expect(200);
    }
  });

  it('customers 10.12 a deleted operator is out within 5 s, by key and in the console', async () => {
    const clerk = await create(partner, { permission_items: [QUOTA_ITEM] });
    const console_ = await Browser.loggedIn(partner, { user: clerk.name });
    await clerk.api.post(PATHS.quotas).expect(200);
    await console_.get('/v2/sessions').expect(200);
    await partner.api.delete(`${OPERATORS}/${clerk.id}`).expect(204);
    await becomes(401, () => clerk.api.post(PATHS.quotas));
    await becomes(401, () => console_.get('/v2/sessions'));
    await partner.api.delete(`${OPERATORS}/${clerk.id}`).expect(refused(400, 'CBC.0101'));
  });

  it.each<[wrong: string, body: object, code: string, field: string]>([
    ['no name', { password: PASSWORD }, 'CBC.0100', 'user_name'],
    ['no password', { user_name: 'a' }, 'CBC.0100', 'password'],
    ['a weak password', { user_name: uniqueName('a'), password: 'short1' }, 'CBC.99000036', 'password'],
    ['an unknown item', { user_name: 'a', password: PASSWORD, permission_items: ['NONE'] }, 'CBC.0100', 'permission_items[0]'],
    [
      'a role that is both',
      { user_name: 'a', password: PASSWORD, administrator: true, permission_items: [QUOTA_ITEM] },
      'CBC.0100',
      'permission_items',
    ],
  ])('customers 10.12 an operator with %s is refused', async (_wrong, body, code, field) => {
    await partner.api.post(OPERATORS, body).expect(refused(400, code, field));
  });

  it('customers 10.12 a name is taken once in an account', async () => {
    const clerk = await create(partner);
    for (const user_name of [clerk.name.toUpperCase(), partner.name])
      await partner.api.post(OPERATORS, { user_name, password: PASSWORD }).expect(refused(400, 'CBC.99000038', 'user_name'));
  });

  it('api 5 the catalogue says which items there are and what they open', async () => {
    const { body } = await partner.api.get('/v2/partners/permission-items').expect(200);
    const { permission_items } = body as { permission_items: Array<{ permission_item: string; operations: object[] }> };
    const found = permission_items.find(({ permission_item }) => permission_item === QUOTA_ITEM);
    expect(found!.operations).toContainEqual(expect.objectContaining({ method: 'POST', path: PATHS.quotas }));
  });

  it('customers 10.10 any account sees its ids and keys, makes a second key and no third, and deletes them', async () => {
    for (const account of [await world.customer(), other]) {
      const { body } = await account.api.get('/v2/accounts/credentials').expect(200);
      expect(body).toMatchObject({ account_id: account.id, account_name: account.name });
      const { projects } = body as { projects: Array<{ project_id: string }> };
      expect(projects.every(({ project_id }) => /^[0-9a-f]{32}$/.test(project_id))).toBe(true);
      const made = (await account.api.post('/v2/accounts/access-keys').expect(200)).body as NewOperator;
      const third = await account.api.post('/v2/accounts/access-keys').expect(400);
      expect(third.body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['TOO_MANY_KEYS'] });
      const second = new Account(account.endpoint, account.id, account.name, { accessKey: made.access_key, secretKey: made.secret_key });
      const listed = await second.api.get('/v2/accounts/credentials').expect(200);
      expect(listed.text).toContain(made.access_key);
      expect(listed.text).not.toContain(made.secret_key);
      await account.api.delete(`/v2/accounts/access-keys/${made.access_key}`).expect(204);
      await becomes(401, () => second.api.get('/v2/accounts/credentials'));
    }
  });

  it('customers 10.10 a user makes no keys, and nobody deletes another account’s', async () => {
    const clerk = await create(partner, { administrator: true });
    await clerk.api.post('/v2/accounts/access-keys').expect(DENIED);
    await other.api.delete(`/v2/accounts/access-keys/${partner.key.accessKey}`).expect(refused(400, 'CBC.0101', 'access_key'));
    await partner.api.get('/v2/accounts/credentials').expect(200);
  });
});
