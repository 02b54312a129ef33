import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../test/support/customer-harness';
import { Accounts } from '../ports/accounts';
import type { RealName } from '../domain/account';

const CODE = '91350100M000100Y43';
const ENTERPRISE: RealName = { status: '2', type: 1, name: 'Star Ltd' };

describe('companies behind partner accounts', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service?.close());

  const caller = (kind: 'CUSTOMER' | 'PARTNER', account_id: string, more: Partial<Caller> = {}): Caller => ({
    account_id,
    account_name: `name of ${account_id}`,
    kind,
    channel: 'API',
    ...more,
  });
  const customer = async (
    name: string,
    { email = `${name.replaceAll(' ', '-')}@example.com`, realName = ENTERPRISE, partner_id = '' } = {},
  ) => {
    const given = {
      account_name: name.replaceAll(' ', '-'),
      ...(email && { sealed_email: service.sealer.seal(email, 'contact') }),
      ...(partner_id && { partner_id }),
    };
    const { customer_id } = bodyOf(await service.parties.createCustomer(service.ask(given)));
    await service.store.collection('accounts').updateOne({ _id: customer_id as never }, { $set: { realName } });
    return customer_id;
  };
  const join = (id: string, credit_code = CODE, more: object = {}) =>
    service.companies.join(service.ask({ credit_code, ...more }, caller('CUSTOMER', id)));
  const account = async (id: string) => (await service.part(Accounts).find(id))!;
  const profile = async (id: string) => bodyOf(await service.companies.profile(service.ask({}, caller('PARTNER', id))));
  const edit = (id: string, wish: object) => service.companies.edit(service.ask(wish, caller('PARTNER', id)));
  const review = (edit_id: string, result: 'APPROVE' | 'REJECT', opinion = 'seen') =>
    service.companies.review(service.ask({ edit_id, result, opinion }));
  const eventsOf = async (id: string) => (await service.eventsOf(id)).map(({ version, type }) => `${version} ${type.split('.')[2]}`);
  /** A company of its own with so many partner accounts. */
  const company = async (name: string, code: string, count = 1) => {
    const ids = [];
    for (let index = 0; index < count; index++) {
      ids.push(await customer(`${name}-${index}`, { realName: { ...ENTERPRISE, name } }));
      bodyOf(await join(ids.at(-1)!, code));
    }
    return ids;
  };

  describe('customers 10.2 joining', () => {
    it.each<[lacks: string, items: string[], given: Parameters<typeof customer>[1]]>([
      ['real-name authentication', ['NOT_ENTERPRISE_VERIFIED'], { realName: { status: '-1', type: -1 } }],
      ['enterprise authentication', ['NOT_ENTERPRISE_VERIFIED'], { realName: { status: '2', type: 0, name: 'A' } }],
      ['finished authentication', ['NOT_ENTERPRISE_VERIFIED'], { realName: { status: '0', type: 1 } }],
      ['an e-mail', ['NO_EMAIL'], { email: '' }],
      ['both', ['NOT_ENTERPRISE_VERIFIED', 'NO_EMAIL'], { email: '', realName: { status: '1', type: 1 } }],
    ])('customers 10.2 an account without %s is refused with %j', async (lacks, items, given) => {
      const id = await customer(`lacks-${lacks.replaceAll(' ', '-')}`, given);
      expect(refusalOf(await join(id))).toMatchObject({ code: 'CBC.99007004', items });
      expect((await account(id)).type).toBe('CUSTOMER');
    });

    it('customers 10.2 all failures are named in their order, the partner last', async () => {
      const partner_id = await service.createPartner('has-customers');
      const id = await customer('all-wrong', { email: '', realName: { status: '-1', type: -1 }, partner_id });
      expect(refusalOf(await join(id)).items).toEqual(['NOT_ENTERPRISE_VERIFIED', 'NO_EMAIL', 'HAS_PARTNER']);
      const associated = await customer('only-partner', { partner_id });
      expect(refusalOf(await join(associated)).items).toEqual(['HAS_PARTNER']);
    });

    it('customers 9.10, 10.2 a platform that the account is bound to is let go of, which is told once', async () => {
      const partner_id = await service.createPartner('platform-of-joiner', { xaccount_type: 'joiner-platform' });
      const id = await customer('bound-joiner');
      const binding = { xaccountType: 'joiner-platform', xaccountId: 'joiner-1', boundAt: service.clock.now(), boundBy: 'CREATE' };
      await service.store.collection('accounts').updateOne({ _id: id as never }, { $set: { binding } });
      bodyOf(await join(id, '91440300MA5JQYN10F'));
      const told = (await service.eventsOf(id)).filter(({ type }) => type === 'pc.customer.binding-changed.v1');
      expect(told).toMatchObject([{ data: { customer_id: id, xaccount_type: 'joiner-platform', xaccount_id: 'joiner-1', action: 1 } }]);
      expect((await service.eventsOf(id)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      expect(await service.part(Accounts).findBound('joiner-platform', 'joiner-1')).toBeUndefined();
      expect((await account(partner_id)).type).toBe('PARTNER');
    });

    it('customers 10.2 the account becomes a solution provider under the same id, keeps what it has, and is a customer no longer', async () => {
      const id = await customer('joins');
      const facts = { account_id: id, contracting_entity: 'HW-CN' };
      bodyOf(await service.parties.setAccountFacts(service.ask(facts)));
      bodyOf(await service.credentials.createAccessKey(service.ask({ account_id: id })));
      expect(bodyOf(await join(id, '933101010000000009'))).toEqual({ partner_id: id });
      expect(await account(id)).toMatchObject({
        type: 'PARTNER',
        name: 'joins',
        kind: 'SOLUTION_PROVIDER',
        state: 'NORMAL',
        companyName: 'Star Ltd',
        contact: { email: 'joins@example.com' },
        facts: { contractingEntity: 'HW-CN' },
        version: 4,
      });
      expect(await eventsOf(id)).toEqual([
        '1 customer-created',
        '2 account-facts-changed',
        '3 partner-changed',
        '4 company-profile-changed',
      ]);
      const list = bodyOf(await service.queries.listCustomers(service.ask({ account_name: 'joins', offset: 0, limit: 1 })));
      expect(list.count).toBe(0);
      const { access_keys } = bodyOf(await service.credentials.listCredentials(service.ask({ account_id: id })));
      expect(access_keys).toHaveLength(1);
      expect(refusalOf(await join(id, '933101010000000009')).code).toBe('CBC.0151');
    });

    it('customers 10.2 only the account itself joins: no user without the role administrator, no partner, no operator', async () => {
      const id = await customer('not-alone');
      const asked = (who: Caller) => service.companies.join(service.ask({ credit_code: CODE }, who));
      const user = { user_id: 'u', user_name: 'clerk', permissions: [] };
      for (const who of [caller('CUSTOMER', id, user), caller('PARTNER', id)]) expect(refusalOf(await asked(who)).code).toBe('CBC.0151');
      expect(refusalOf(await service.companies.join(service.ask({ credit_code: CODE }))).code).toBe('CBC.0151');
    });

    it("customers 10.3 who names another company's code, but not its name, does not get at its data", async () => {
      await company('Known Ltd', '91999999123456788P');
      const stranger = await customer('stranger', { realName: { ...ENTERPRISE, name: 'Stranger Ltd' } });
      expect(refusalOf(await join(stranger, '91999999123456788P'))).toMatchObject({ code: 'CBC.0100', field: 'credit_code' });
      expect((await account(stranger)).type).toBe('CUSTOMER');
    });
  });

  describe('customers 10.3 company data', () => {
    it('customers 10.3 the first account to join is the main one; all see the same data', async () => {
      const [first, second] = (await company('Shared Ltd', '91440300MA5ABCD19W', 2)) as [string, string];
      const common = {
        company_name: 'Shared Ltd',
        credit_code: '91440300MA5ABCD19W',
        main_account_id: first,
        main_account_name: 'Shared-Ltd-0',
      };
      expect(await profile(first)).toEqual({ ...common, is_main_account: true });
      expect(await profile(second)).toEqual({ ...common, is_main_account: false });
    });

    it('customers 10.3 of accounts that join at the same moment one is the main one', async () => {
      const ids = await Promise.all([0, 1, 2, 3].map((index) => customer(`twin-${index}`)));
      await Promise.all(ids.map(async (id) => bodyOf(await join(id, '52110000500001237K'))));
      const profiles = await Promise.all(ids.map(profile));
      expect(new Set(profiles.map(({ main_account_id }) => main_account_id)).size).toBe(1);
      expect(profiles.filter(({ is_main_account }) => is_main_account)).toHaveLength(1);
    });

    it('customers 10.3 only the main account edits, and never the credit code', async () => {
      const [main, other] = (await company('Edit Ltd', '91350100M000100Y43', 2)) as [string, string];
      expect(refusalOf(await edit(other, { company_name: 'New Ltd' })).code).toBe('CBC.0151');
      expect(refusalOf(await edit(main, { credit_code: '933101010000000009' }))).toMatchObject({ code: 'CBC.0100', field: 'credit_code' });
      expect(bodyOf(await edit(main, { company_name: 'Edit Ltd', credit_code: '91350100M000100Y43' }))).toEqual({});
      const user = caller('PARTNER', main, { user_id: 'u', user_name: 'clerk', permissions: ['PCB_ITEM_editCompanyProfile'] });
      expect(refusalOf(await service.companies.edit(service.ask({ company_name: 'New Ltd' }, user))).code).toBe('CBC.0151');
    });

    it('customers 10.3 until the review the old values stay in force; an approval is told for every partner account', async () => {
      const [main, other] = (await company('Old Ltd', '91110199MAFAKE026P', 2)) as [string, string];
      const wish = { company_name: 'New Ltd', registered_address: 'Road 1', signing_entity: 'HW-CN' };
      const { edit_id } = bodyOf(await edit(main, wish));
      expect(await profile(other)).toMatchObject({ company_name: 'Old Ltd', latest_edit: { status: 'PENDING', after: wish } });
      expect(await eventsOf(other)).toEqual(['1 customer-created', '2 partner-changed', '3 company-profile-changed']);
      expect(refusalOf(await edit(main, { company_name: 'Newer Ltd' })).items).toEqual(['REVIEW_PENDING']);
      bodyOf(await review(edit_id!, 'APPROVE'));
      expect(await profile(other)).toMatchObject({
        ...wish,
        latest_edit: { status: 'APPROVED', opinion: 'seen', reviewed_by: 'operator' },
      });
      for (const id of [main, other]) {
        expect((await service.eventsOf(id)).at(-1)).toMatchObject({
          version: 4,
          type: 'pc.customer.company-profile-changed.v1',
          data: { partner_id: id, company_name: 'New Ltd', org_code: '91110199MAFAKE026P', signing_entity: 'HW-CN' },
        });
        expect(await account(id)).toMatchObject({ companyName: 'New Ltd' });
      }
      expect(refusalOf(await review(edit_id!, 'REJECT')).items).toEqual(['WRONG_STATE']);
    });

    it('customers 10.3 a rejected edit changes nothing, tells nothing, and the next one may come', async () => {
      const main = await service.createPartner('rejected');
      const before = await eventsOf(main);
      const { edit_id } = bodyOf(await edit(main, { company_name: 'Other Ltd' }));
      bodyOf(await review(edit_id!, 'REJECT', 'no proof'));
      expect(await profile(main)).toMatchObject({ company_name: 'rejected Ltd', latest_edit: { status: 'REJECTED', opinion: 'no proof' } });
      expect(await eventsOf(main)).toEqual(before);
      expect(bodyOf(await edit(main, { company_name: 'Third Ltd' })).edit_id).toBeDefined();
    });

    it('customers 10.3 a company without a code may name one, but not one that another company bears', async () => {
      await company('Bearer Ltd', '91990000DEMM00014B');
      const [one, two] = [await service.createPartner('codeless-a'), await service.createPartner('codeless-b')];
      expect(refusalOf(await edit(one, { credit_code: '91990000DEMM00014B' })).items).toEqual(['CREDIT_CODE_TAKEN']);
      const wishes = [await edit(one, { credit_code: '12100000400012345C' }), await edit(two, { credit_code: '12100000400012345C' })];
      const [first, second] = wishes.map((reply) => bodyOf(reply).edit_id!) as [string, string];
      bodyOf(await review(first, 'APPROVE'));
      expect(refusalOf(await review(second, 'APPROVE')).items).toEqual(['CREDIT_CODE_TAKEN']);
      bodyOf(await review(second, 'REJECT'));
    });

    it('customers 10.3 the main account hands over to another account of the company, and to no other', async () => {
      const [main, heir] = (await company('Heirs Ltd', '91440300MA5XXXX19W', 2)) as [string, string];
      const handOver = (from: string, to: string) => service.companies.handOver(service.ask({ account_id: to }, caller('PARTNER', from)));
      const foreign = await service.createPartner('foreign-heir');
      for (const id of [foreign, 'nobody'])
        expect(refusalOf(await handOver(main, id))).toMatchObject({ code: 'CBC.0101', field: 'account_id' });
      expect(refusalOf(await handOver(heir, heir)).code).toBe('CBC.0151');
      bodyOf(await handOver(main, heir));
      expect(await profile(main)).toMatchObject({ main_account_id: heir, is_main_account: false });
      expect(refusalOf(await edit(main, { company_name: 'New Ltd' })).code).toBe('CBC.0151');
      expect(bodyOf(await edit(heir, { company_name: 'New Ltd' })).edit_id).toBeDefined();
    });

    it('customers 10.3 old and new values are logged with who and when', async () => {
      const main = await service.createPartner('logged-edit');
      const { edit_id } = bodyOf(await edit(main, { company_name: 'Logged Ltd' }));
      bodyOf(await review(edit_id!, 'APPROVE'));
      const { edits } = bodyOf(await service.companies.listEdits(service.ask({ status: 'APPROVED' as const, offset: 0, limit: 100 })));
      expect(edits.find((one) => one.edit_id === edit_id)).toMatchObject({
        before: { company_name: 'logged-edit Ltd' },
        after: { company_name: 'Logged Ltd' },
        submitted_by: `name of ${main}`,
        reviewed_by: 'operator',
        main_account_id: main,
      });
      const log = await service.store
        .collection('audit_entries')
        .find({ 'object.type': 'COMPANY', 'after.company_name': 'Logged Ltd' })
        .toArray();
      expect(log).toHaveLength(2);
    });

    it('customers 10.3 the list holds those that wait, oldest first; it and the review are the vendor’s staff’s alone', async () => {
      const [a, b] = [await service.createPartner('waits-a'), await service.createPartner('waits-b')];
      const first = bodyOf(await edit(a, { company_name: 'A Ltd' })).edit_id;
      service.clock.advance(1000);
      const ids = [first, bodyOf(await edit(b, { company_name: 'B Ltd' })).edit_id];
      const all = bodyOf(await service.companies.listEdits(service.ask({ status: 'PENDING' as const, offset: 0, limit: 100 })));
      expect(all.edits.map(({ edit_id }) => edit_id).filter((id) => ids.includes(id))).toEqual(ids);
      expect(all.edits.every(({ status }) => status === 'PENDING')).toBe(true);
      const partner = caller('PARTNER', a);
      expect(refusalOf(await service.companies.listEdits(service.ask({ offset: 0, limit: 1 }, partner))).code).toBe('CBC.0151');
      const self = service.companies.review(service.ask({ edit_id: ids[0]!, result: 'APPROVE' as const }, partner));
      expect(refusalOf(await self).code).toBe('CBC.0151');
      expect(refusalOf(await review('nothing', 'APPROVE'))).toMatchObject({ code: 'CBC.0101', field: 'id' });
    });

    it('customers 10.3 a customer has no company data', async () => {
      const id = await customer('no-company');
      expect(refusalOf(await service.companies.profile(service.ask({}, caller('CUSTOMER', id)))).code).toBe('CBC.0151');
    });
  });

  it('an audit finds no contradiction in all this', async () => {
    expect(bodyOf(await service.queries.audit(service.ask({}))).breaches).toEqual([]);
  });
});
