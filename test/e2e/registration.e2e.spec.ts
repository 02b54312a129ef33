import { uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import { otherThan } from './support/codes';
import { newPhone } from './support/phones';
import { Registrant } from './support/registrant';
import { inLanguage, refused } from './support/refused';
import { World } from './support/world';

const ITEM = 'BPC_ITEM_SUBCUSTSERV_010118';
const shortName = () => uniqueName('n').slice(0, 20);

interface Listed {
  readonly count: number;
  readonly customers: ReadonlyArray<{
    readonly customer_id: string;
    readonly account_name: string;
    readonly partner_id?: string;
    readonly indirect_partner_id?: string;
    readonly association_type?: string;
  }>;
}

/** Customers that their partners register over the API (customers 4). */
describe('registration', () => {
  const world = new World();
  let registrant: Registrant;

  beforeAll(async () => {
    registrant = await Registrant.in(world);
  });

  const customersOf = async (partnerId: string): Promise<Listed> =>
    (await world.operator.api.get(`/v2/operations/customers?partner_id=${partnerId}&limit=100`).expect(200)).body as Listed;

  it('customers 4.34 customers 4.30 customers 4.27 a customer is there with the answer, and belongs to its partner when that was waited for', async () => {
    const one = await Registrant.in(world);
    const domain_name = shortName();
    const account = await one.registered({ domain_name, include_association_result: true });
    expect(account).toEqual({ domain_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, domain_name });
    expect(await customersOf(one.partner.id)).toMatchObject({
      count: 1,
      customers: [{ customer_id: account.domain_id, account_name: domain_name, association_type: '2' }],
    });
    expect((await one.registered()).domain_name).toMatch(/^[a-f][0-9a-f]{31}$/);
  });

  it('customers 4.15 customers 4.18 customers 4.21 customers 4.11 with phone, code and password the customer logs in', async () => {
    const [phone, domain_name, password] = [newPhone(), shortName(), 'Zebra-7-crossing'];
    const verification_code = await registrant.codeFor(phone);
    await registrant.registered({ domain_name, password, mobile_phone: phone, verification_code });
    const user = { name: domain_name, password, domain: { name: domain_name } };
    const auth = { identity: { methods: ['password'], password: { user } }, scope: { domain: { name: domain_name } } };
    await world.operator.api.post('/v3/auth/tokens', { auth }).expect(201);
    const left = await registrant.check('mobile', `0086-${phone}`).expect(200);
    expect(left.body).toEqual({
      error_code: 'CBC.0000',
      error_msg: 'success',
      check_result: 'available',
      mobile_remain_available_num: 2,
    });
  });

  it('customers 4.15 customers 4.17 codes: never sent, wrong, wrong too often', async () => {
    const mobile_phone = newPhone();
    const withCode = (verification_code: string) => registrant.register({ mobile_phone, verification_code });
    await withCode('123456').expect(refused(400, 'CBC.99004008'));
    const wrong = otherThan(await registrant.codeFor(mobile_phone));
    for (let i = 0; i < 4; i++) await withCode(wrong).expect(refused(400, 'CBC.99004010'));
    await withCode(wrong).expect(refused(400, 'CBC.99004009'));
  });

  it('customers 4.11 customers 4.25 a phone has three registrations', async () => {
    const mobile_phone = newPhone();
    for (let i = 0; i < 3; i++) await registrant.registered({ mobile_phone, verification_code: await registrant.codeFor(mobile_phone) });
    const verification_code = await registrant.codeFor(mobile_phone);
    await registrant.register({ mobile_phone, verification_code }).expect(refused(400, 'CBC.99000030', 'mobile_phone'));
    const { body } = await registrant.check('mobile', `0086-${mobile_phone}`).expect(200);
    expect(body).toMatchObject({ check_result: 'used_by_user', mobile_remain_available_num: 0 });
  });

  it('customers 4.26 a phone that another partner has reported is refused, and no account is made', async () => {
    const [other, mobile_phone] = [await world.partner({ mobile_phone: newPhone() }), newPhone()];
    const report = { customer_full_name: 'Prospect', mobile_phone };
    await other.api.post('/v2/partners/customer-reports', report).expect(200);
    const own = await Registrant.in(world);
    const verification_code = await own.codeFor(mobile_phone);
    await own.register({ mobile_phone, verification_code }).expect(refused(400, 'CBC.99000051', 'mobile_phone'));
    expect((await customersOf(own.partner.id)).count).toBe(0);
  });

  it('customers 4.23 customers 4.25 of registrations of one name or one identity at once exactly one wins', async () => {
    const same: ReadonlyArray<readonly [code: string, body: object]> = [
      ['CBC.99000038', { domain_name: shortName() }],
      ['CBC.99000039', { xaccount_id: uniqueName('x') }],
    ];
    for (const [code, body] of same) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => registrant.register(body)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400]);
      for (const answer of answers.filter(({ status }) => status === 400)) expect(answer.body).toMatchObject({ error_code: code });
    }
  });

  it('customers 4.23 api 7.10 the same request with its Idempotency-Key makes no second account', async () => {
    const body = { xaccount_id: uniqueName('x'), include_association_result: true };
    const key = { 'idempotency-key': uniqueName('key') };
    const [first, second] = [await registrant.register(body, key).expect(200), await registrant.register(body, key).expect(200)];
    expect([second.body, second.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
  });

  describe('is refused with', () => {
    it.each<[rule: string, code: string, field: string, change: object]>([
      ['customers 4.4 a name too short', 'CBC.99000031', 'domain_name', { domain_name: 'abcd' }],
      ['customers 4.4 a name too long', 'CBC.99000031', 'domain_name', { domain_name: 'a'.repeat(33) }],
      ['customers 4.4 a name that begins with a digit', 'CBC.99000031', 'domain_name', { domain_name: '1abcd' }],
      ['customers 4.5 a name of digits', 'CBC.99000031', 'domain_name', { domain_name: '123456' }],
      ['customers 4.5 a reserved name', 'CBC.99000031', 'domain_name', { domain_name: 'Op_name' }],
      [
        'customers 4.7 a phone with its prefix',
        'CBC.5017',
        'mobile_phone',
        { mobile_phone: '0086-13800000000', verification_code: '123456' },
      ],
      ['customers 4.18 a phone without a code', 'CBC.0100', 'verification_code', { mobile_phone: '13800000000' }],
      ['customers 4.19 an empty code', 'CBC.0100', 'verification_code', { verification_code: '' }],
      ['customers 4.19 an empty password', 'CBC.0100', 'password', { password: '' }],
      ['customers 4.21 a weak password', 'CBC.99000036', 'password', { password: 'abcdefgh' }],
      ['customers 4.21 its name as password', 'CBC.99000036', 'password', { domain_name: 'Zebra-77', password: 'Zebra-77' }],
      ['customers 4.22 a boolean for the flag', 'CBC.0100', 'is_close_market_ms', { is_close_market_ms: true }],
      ['customers 4.24 a platform of nobody', 'CBC.0101', 'xaccount_type', { xaccount_type: 'nobody' }],
      ['customers 4.28 a reseller of nobody', 'CBC.99000037', 'indirect_partner_id', { indirect_partner_id: 'nobody' }],
      ['customers 4.30 a text for the wait', 'CBC.0100', 'include_association_result', { include_association_result: 'yes' }],
    ])('%s', async (_rule, code, field, change) => {
      for (const language of ['zh_CN', 'en_US'] as const)
        await registrant
          .register(change, { 'x-language': language })
          .expect(refused(400, code, field))
          .expect(inLanguage(language));
    });

    it("customers 4.24 another partner's platform", async () => {
      const { xaccountType: xaccount_type } = await Registrant.in(world);
      await registrant.register({ xaccount_type }).expect(refused(400, 'CBC.0101', 'xaccount_type'));
    });

    it('customers 4.5 customers 4.25 a name that somebody has, letter case apart', async () => {
      const domain_name = shortName();
      await registrant.registered({ domain_name });
      await registrant.register({ domain_name: domain_name.toUpperCase() }).expect(refused(400, 'CBC.99000038', 'domain_name'));
    });
  });

  describe('customers 4.28 customers 4.29 by partner kind and state', () => {
    it('a distributor registers for its own reseller, and not for another’s', async () => {
      const distributor = await Registrant.in(world, { kind: 'DISTRIBUTOR' });
      const indirect_partner_id = await world.reseller(distributor.partner);
      const { domain_id } = await distributor.registered({ indirect_partner_id, include_association_result: true });
      const own = { customer_id: domain_id, partner_id: distributor.partner.id, indirect_partner_id };
      expect((await customersOf(distributor.partner.id)).customers).toMatchObject([own]);
      const other = await Registrant.in(world, { kind: 'DISTRIBUTOR' });
      await other.register({ indirect_partner_id }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
      expect((await customersOf(other.partner.id)).count).toBe(0);
      await world.setState(distributor.partner, { owns_customers: false });
      await distributor.register().expect(refused(400, 'CBC.50010059'));
      await world.setState(distributor.partner, { state: 'RESTRICTED' });
      await distributor.register({ indirect_partner_id }).expect(refused(400, 'CBC.50010086'));
      await world.setState(distributor.partner, { state: 'DELISTED' });
      // The distributor itself is not let in any longer: the vendor's staff meets the code.
      const body = { account_name: shortName(), indirect_partner_id };
      await world.operator.api.post('/v2/operations/customers', body).expect(refused(400, 'CBC.50010065'));
    });

    it.each([
      ['CBC.50010085', { state: 'RESTRICTED' }],
      ['CBC.50010085', { state: 'FROZEN' }],
      ['CBC.99005035', { sandbox: true }],
      ['CBC.50010059', { owns_customers: false }],
    ])('%s with %j, and nothing is made', async (code, facts) => {
      const one = await Registrant.in(world);
      await world.setState(one.partner, facts);
      await one.register().expect(refused(400, code));
      expect((await customersOf(one.partner.id)).count).toBe(0);
    });

    it('customers 8.1 a sandbox partner may not ask either', async () => {
      const one = await Registrant.in(world);
      await world.setState(one.partner, { sandbox: true });
      await one.check('name', shortName()).expect(refused(400, 'CBC.99005035'));
    });

    it('customers 4.27 referral with the flag', async () => {
      const one = await Registrant.in(world);
      await world.setState(one.partner, { cooperation_type_accepted: true });
      await one.registered({ cooperation_type: '1', include_association_result: true });
      expect((await customersOf(one.partner.id)).customers).toMatchObject([{ association_type: '1' }]);
    });
  });

  describe('customers 4.9 4.10 4.12 checking an identity', () => {
    it('customers 4.10 a name is available until somebody has it', async () => {
      const name = shortName();
      const found = async () => ((await registrant.check('name', name).expect(200)).body as { check_result: string }).check_result;
      expect(await found()).toBe('available');
      await registrant.registered({ domain_name: name });
      expect(await found()).toBe('used_by_user');
    });

    it('customers 4.10 so is an e-mail', async () => {
      const email = `${shortName()}@example.com`;
      const found = async () => ((await registrant.check('email', email).expect(200)).body as { check_result: string }).check_result;
      expect(await found()).toBe('available');
      await world.partner({ email });
      expect(await found()).toBe('used_by_user');
    });

    it.each<[rule: string, field: string, type: string, value: unknown]>([
      ['customers 4.12', 'search_type', 'phone', '0086-13800000000'],
      ['customers 4.12', 'search_value', 'name', undefined],
      ['customers 4.9', 'search_value', 'name', 'a'.repeat(65)],
      ['customers 4.3', 'search_value', 'name', '_name'],
      ['customers 4.5', 'search_value', 'name', 'shadow_name'],
      ['customers 4.7', 'search_value', 'mobile', '13800000000'],
      ['customers 4.7', 'search_value', 'mobile', '0049-13800000000'],
      ['customers 4.8', 'search_value', 'email', 'somebody'],
      ['customers 4.8', 'search_value', 'email', 'some@body@example.com'],
    ])('%s a malformed %s (%s %j) is refused', async (_rule, field, type, value) => {
      await registrant.check(type, value).expect(refused(400, 'CBC.0100', field));
    });
  });

  describe('customers 4.1 customers 4.2 access', () => {
    it('customers and the vendor’s staff are refused', async () => {
      const customer: Account = await world.customer(registrant.partner);
      for (const { api } of [customer, world.operator]) {
        await api.post('/v2/partners/sub-customers', { xaccount_id: 'x', xaccount_type: 'x' }).expect(refused(403, 'CBC.0151'));
        const question = { search_type: 'name', search_value: shortName() };
        await api.post('/v2/partners/sub-customers/users/check-identity', question).expect(refused(403, 'CBC.0151'));
      }
    });

    it('a user needs the item', async () => {
      const [with_, without] = [await registrant.clerk(ITEM), await registrant.clerk('BPC_ITEM_SUBCUSTSERV_030100')];
      await with_.registered();
      await with_.check('name', shortName()).expect(200);
      await without.register().expect(refused(403, 'CBC.0151'));
      await without.check('name', shortName()).expect(refused(403, 'CBC.0151'));
    });
  });
});
