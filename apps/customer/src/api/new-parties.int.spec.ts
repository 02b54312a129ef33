import { bodyOf, CustomerHarness, refusalOf } from '../../../../test/support/customer-harness';
import { Accounts } from '../ports/accounts';

const CODE = '91350100M000100Y43';

/** What a party of the vendor's making starts with: contact and company. */
describe('new parties on the real store', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service?.close());

  const sealed = (text: string) => service.sealer.seal(text, 'contact');
  const createPartner = (account_name: string, more: object = {}) =>
    service.parties.createPartner(service.ask({ ...service.newPartner(account_name, {}), name: 'One Ltd', ...more }));
  const createCustomer = (account_name: string, more: object = {}) =>
    service.parties.createCustomer(service.ask({ account_name, ...more }));

  it('customers 10.8 partners and customers have phone and e-mail, which nothing in the store shows', async () => {
    const contact = { sealed_phone: sealed('13900000011'), sealed_email: sealed('Contact.Me@example.com') };
    const partner = bodyOf(await createPartner('with-contact', contact)).partner_id;
    const customer = bodyOf(await createCustomer('customer-with-contact', contact)).customer_id;
    for (const id of [partner, customer])
      expect((await service.part(Accounts).find(id))?.contact).toEqual({ phone: '13900000011', email: 'Contact.Me@example.com' });
    expect(await service.everything()).not.toMatch(/13900000011|contact\.me@/i);
  });

  it.each([
    ['CBC.5017', 'mobile_phone', { sealed_phone: '12345678901' }],
    ['CBC.5017', 'mobile_phone', { sealed_phone: '0086-13900000000' }],
    ['CBC.0100', 'email', { sealed_email: 'nobody' }],
    ['CBC.0100', 'email', { sealed_email: 'a@b@example.com' }],
    ['CBC.0100', 'email', { sealed_email: 'a@localhost' }],
  ])('customers 4.7 4.8 a malformed contact is refused with %s %s, and nothing is made: %j', async (code, field, contact) => {
    const given = Object.fromEntries(Object.entries(contact).map(([name, text]) => [name, sealed(text)]));
    expect(refusalOf(await createPartner('never-made', given))).toMatchObject({ code, field });
    expect(refusalOf(await createCustomer('never-made', given))).toMatchObject({ code, field });
    expect(await service.part(Accounts).findLogin('never-made')).toBeUndefined();
  });

  it.each(['with blank', 'four', 'x'.repeat(33), '12345', '9lives', 'op_staff', 'Shadow_one', '名字很好的'])(
    'customers 4.4 4.5 the name %j is refused to the vendor, too, and nothing is made',
    async (name) => {
      for (const reply of [await createPartner(name), await createCustomer(name)])
        expect(refusalOf(reply)).toMatchObject({ code: 'CBC.99000031', field: 'account_name' });
      expect(await service.part(Accounts).findLogin(name)).toBeUndefined();
    },
  );

  it('customers 4.11 one phone has three accounts at most, also of those made at the same moment', async () => {
    const phone = { sealed_phone: sealed('13900000012') };
    const replies = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => createCustomer(`phone-${name}`, phone)));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(3);
    for (const reply of replies.filter(({ type }) => type === 'refusal')) expect(refusalOf(reply)).toMatchObject({ code: 'CBC.99000030' });
    expect(refusalOf(await createPartner('phone-partner', phone))).toMatchObject({ code: 'CBC.99000030', field: 'mobile_phone' });
  });

  it('customers 10.3 partners with one credit code are of one company, whose name they must know', async () => {
    const partners = await Promise.all(['same-a', 'same-b', 'same-c'].map((name) => createPartner(name, { credit_code: CODE })));
    const accounts = await service.part(Accounts).findMany(partners.map((reply) => bodyOf(reply).partner_id));
    expect(new Set(accounts.map((account) => account.type === 'PARTNER' && account.companyId)).size).toBe(1);
    const stranger = await createPartner('same-d', { credit_code: CODE, name: 'Other Ltd' });
    expect(refusalOf(stranger)).toMatchObject({ code: 'CBC.0100', field: 'credit_code' });
  });

  it('customers 10.3 a company that is known by its code is told with its partner account', async () => {
    const partner = bodyOf(await createPartner('told-company', { credit_code: '933101010000000009' })).partner_id;
    expect((await service.eventsOf(partner)).map(({ version, type, data }) => [version, type, data.org_code])).toEqual([
      [1, 'pc.customer.partner-changed.v1', undefined],
      [2, 'pc.customer.company-profile-changed.v1', '933101010000000009'],
    ]);
  });
});
