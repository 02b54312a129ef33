import { answer } from '@pc/bus';
import { customer } from '@pc/contracts';
import { authorise } from '../../access/authorisation';
import { RouteTable } from '../../routing/route-table';
import { DISTRIBUTOR, RESELLER, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const LIST = '/v2/partners/sub-customers/query';
const TAGS = '/v2/partners/sub-customers/new-customers-tags/batch-query';
const FREEZE = '/v2/partners/sub-customers/freeze';
const UNFREEZE = '/v2/partners/sub-customers/unfreeze';
const CUSTOMER_ID = '0123456789abcdef0123456789abcdef';
const LONG = 'x'.repeat(65);

describe('operations on own customers', () => {
  let gateway: TestGateway;
  const provider = { accessKey: 'provider', secretKey: 'secret of provider' };

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.addKey('distributor', DISTRIBUTOR);
    gateway.bus.addKey('reseller', RESELLER);
    gateway.bus.on(customer.queryCustomers, () => answer({ count: 0, customers: [] }));
    gateway.bus.on(customer.queryNewCustomerTags, () => answer({ tags: [] }));
    gateway.bus.on(customer.changeFreeze, () => answer({ refused: [] }));
    for (const contract of [customer.labelCustomer, customer.setAccountManager]) gateway.bus.on(contract, () => answer({}));
  });
  afterAll(() => gateway.stop());

  const post = (path: string, body: object, key = provider) => gateway.signed(key, 'POST', path, { body });
  const asked = () => gateway.bus.asked.at(-1)!.payload as Record<string, unknown>;
  const filters = async (body: object) => {
    expect((await post(LIST, body)).status).toBe(200);
    const { offset: _offset, limit: _limit, ...rest } = asked();
    return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  };
  const wrong = async (path: string, body: object, field: string) => {
    const { status, body: refusal } = await post(path, body);
    expect([status, refusal['error_code'], String(refusal['error_msg']).includes(field)]).toEqual([400, 'CBC.0100', true]);
  };

  describe('the customer list', () => {
    const TEXTS = ['account_name', 'customer', 'label', 'customer_id', 'indirect_partner_id', 'association_type'];

    it('customers 7.2 absent, null and the empty string are no filter for texts, ids and the kind', async () => {
      for (const empty of [null, '']) expect(await filters(Object.fromEntries(TEXTS.map((name) => [name, empty])))).toEqual({});
      expect(await filters({})).toEqual({});
      expect(await filters({ account_name: 'a', association_type: '2' })).toEqual({ account_name: 'a', association_type: '2' });
    });

    it('customers 7.2 a time may be absent or null, not empty; begin after end is refused, the same moment is not', async () => {
      const [early, late] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
      expect(await filters({ associated_on_begin: null, associated_on_end: null })).toEqual({});
      for (const name of ['associated_on_begin', 'associated_on_end'])
        for (const value of ['', '2026-01-01', 5]) await wrong(LIST, { [name]: value }, name);
      await wrong(LIST, { associated_on_begin: late, associated_on_end: early }, 'associated_on_end');
      const same = { associated_on_begin: early, associated_on_end: early };
      expect(await filters(same)).toEqual(same);
    });

    it('customers 7.1 a blank in a search is refused', async () => {
      for (const name of ['account_name', 'customer', 'label', 'account_manager_name'])
        for (const value of ['a b', ' a', '\u3000']) await wrong(LIST, { [name]: value }, name);
    });

    it('customers 7.16 a filter longer than its limit, of a wrong type or kind is refused', async () => {
      for (const name of TEXTS) for (const value of [LONG, 5]) await wrong(LIST, { [name]: value }, name);
      for (const value of ['3', 2]) await wrong(LIST, { association_type: value }, 'association_type');
    });

    it('api 7.2 7.3 customers 8.4 offset and limit have their defaults and bounds', async () => {
      await filters({ offset: null });
      expect(asked()).toMatchObject({ offset: 0, limit: 10 });
      await filters({ offset: 40_000_000, limit: 100 });
      for (const value of [-1, 40_000_001, '1', '', 1.5]) await wrong(LIST, { offset: value }, 'offset');
      for (const value of [0, 101, '1', '']) await wrong(LIST, { limit: value }, 'limit');
    });

    it('customers 2.1 opens contacts, and shows the country of a phone only beside it', async () => {
      const { sealer } = gateway.bus;
      const bare = {
        customer_id: CUSTOMER_ID,
        account_name: 'c',
        verified_status: '-1',
        customer_type: -1,
        is_frozen: 0,
        customer_level: 'V0',
      };
      const full = {
        ...bare,
        sealed_telephone: sealer.seal('13800000001', 'contact'),
        sealed_email: sealer.seal('a@example.com', 'contact'),
        account_manager: 'sales',
      };
      gateway.bus.on(customer.queryCustomers, () => answer({ count: 2, customers: [bare, full] }));
      const { body } = await post(LIST, {});
      const shown = {
        telephone: '13800000001',
        country_code: '0086',
        email: 'a@example.com',
        account_managers: [{ account_name: 'sales' }],
      };
      expect(body).toEqual({ count: 2, customer_infos: [bare, { ...bare, ...shown }] });
    });

    it('customers 7.6 the phone of a console search travels sealed', async () => {
      const { sealed_telephone, ...rest } = await filters({ telephone: '13800000001' });
      expect([rest, gateway.bus.sealer.open(String(sealed_telephone), 'contact')]).toEqual([{}, '13800000001']);
    });

    it('customers 4.1 a reseller is served in its console, not through the API', async () => {
      expect((await post(LIST, {}, { accessKey: 'reseller', secretKey: 'secret of reseller' })).status).toBe(403);
      const route = gateway.app.get(RouteTable).find('POST', LIST)!;
      expect(authorise(route, { ...RESELLER, channel: 'CONSOLE' })).toBeUndefined();
    });
  });

  describe('new-customer tags', () => {
    it('customers 7.7 8.5 takes at most 200 ids of at most 64 characters, and none for all', async () => {
      const ids = Array.from({ length: 201 }, (_, index) => `id-${index}`);
      await wrong(TAGS, { customer_ids: ids }, 'customer_ids');
      await wrong(TAGS, { customer_ids: [LONG] }, 'customer_ids[0]');
      await wrong(TAGS, { customer_ids: 'id-1' }, 'customer_ids');
      await wrong(TAGS, { limit: 201 }, 'limit');
      for (const customer_ids of [[], null, undefined]) {
        expect((await post(TAGS, { customer_ids })).status).toBe(200);
        expect(asked()).toMatchObject({ offset: 0, limit: 10 });
        expect(asked()['customer_ids']).toBeUndefined();
      }
      expect((await post(TAGS, { customer_ids: ids.slice(1), limit: 200 })).status).toBe(200);
    });

    it('customers 2.8 names the kind of the tag', async () => {
      const tag = { customer_id: CUSTOMER_ID, new_customer_tag: 'Y' as const, effective_time: '2026-01', expire_time: '2026-12' };
      gateway.bus.on(customer.queryNewCustomerTags, () => answer({ tags: [tag] }));
      expect((await post(TAGS, {})).body).toEqual({ new_customer_tags: [{ ...tag, customer_tag_type: 'SMB' }] });
    });
  });

  describe('freezing', () => {
    const body = { customer_ids: [CUSTOMER_ID], reason: 'r' };

    it('customers 7.10 the account is frozen unless told; the kind is checked and not empty', async () => {
      for (const freeze_type of [undefined, null]) {
        await post(FREEZE, { ...body, freeze_type });
        expect(asked()).toMatchObject({ action: 'FREEZE', kind: 'ACCOUNT' });
      }
      await post(UNFREEZE, { ...body, unfreeze_type: 'ACCOUNT_AND_RESOURCE' });
      expect(asked()).toMatchObject({ action: 'UNFREEZE', kind: 'ACCOUNT_AND_RESOURCE' });
      for (const kind of ['', 'RESOURCE', 1]) {
        await wrong(FREEZE, { ...body, freeze_type: kind }, 'freeze_type');
        await wrong(UNFREEZE, { ...body, unfreeze_type: kind }, 'unfreeze_type');
      }
    });

    it('customers 7.10 takes 1 to 10 ids and a reason of at most 256 characters', async () => {
      for (const path of [FREEZE, UNFREEZE]) {
        for (const customer_ids of [[], undefined, Array.from({ length: 11 }, () => CUSTOMER_ID)])
          await wrong(path, { ...body, customer_ids }, 'customer_ids');
        await wrong(path, { ...body, customer_ids: [''] }, 'customer_ids[0]');
        for (const reason of ['', undefined, 'x'.repeat(257)]) await wrong(path, { ...body, reason }, 'reason');
        expect((await post(path, { ...body, reason: 'x'.repeat(256) })).status).toBe(200);
      }
    });

    it('customers 7.11 a refused customer is a detail of an answer 200, and none is an empty list', async () => {
      expect(await post(FREEZE, body)).toMatchObject({ status: 200, body: { error_details: [] } });
      gateway.bus.on(customer.changeFreeze, () => answer({ refused: [{ customer_id: CUSTOMER_ID, code: 'CBC.99000035' }] }));
      const answered = await post(FREEZE, body);
      expect(answered).toMatchObject({ status: 200, body: { error_details: [{ error_code: 'CBC.99000035', id: CUSTOMER_ID }] } });
      expect(answered.body).not.toHaveProperty('error_code');
    });
  });

  describe('marks', () => {
    const put = (mark: string, body: object) =>
      gateway.signed(provider, 'PUT', `/v2/partners/sub-customers/${CUSTOMER_ID}/${mark}`, { body });

    it('customers 7.15 a label has at most 64 characters and may be empty; it must be there', async () => {
      for (const label of ['', 'x'.repeat(64)]) expect((await put('label', { label })).status).toBe(204);
      for (const label of [LONG, undefined, null, 5])
        expect((await put('label', { label })).body).toMatchObject({ error_code: 'CBC.0100' });
    });

    it('customers 7.15 an account manager is named, or cleared by its absence', async () => {
      expect((await put('account-manager', {})).status).toBe(204);
      expect(asked()['account_name']).toBeUndefined();
      for (const account_name of ['', LONG])
        expect((await put('account-manager', { account_name })).body).toMatchObject({ error_code: 'CBC.0100' });
    });
  });
});
