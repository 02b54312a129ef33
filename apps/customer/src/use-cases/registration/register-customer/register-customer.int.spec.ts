import type { Caller } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { uniqueName } from '@pc/testing';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../../../test/support/customer-harness';
import { Registrations, type Registrant } from '../../../../../../test/support/registrations';
import { RegistrationController } from '../../../api/registration.controller';

const names = (events: readonly { type: string }[]) => events.map(({ type }) => type.split('.')[2]);

describe('registering customers on the real store', () => {
  let service: CustomerHarness;
  let registrations: Registrations;
  let partner: Registrant;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    registrations = new Registrations(service);
    partner = await registrations.registrant();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service?.close());

  const awaited = { include_association_result: true };

  it('customers 4.34 customers 4.32 customers 4.6 tells of account, binding and association in this order', async () => {
    const xaccount_id = uniqueName('x');
    const { domain_id, domain_name, association } = bodyOf(await registrations.register(partner, { xaccount_id, ...awaited }));
    expect(association).toBe('DONE');
    expect(domain_id).toMatch(/^[0-9a-f]{32}$/);
    expect(domain_name).toMatch(/^[a-f][0-9a-f]{31}$/);
    const events = await service.eventsOf(domain_id);
    expect(names(events)).toEqual(['customer-created', 'binding-changed', 'association-started']);
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(events[0]!.data).toMatchObject({ registered_via: 'API', account_name: domain_name });
    expect(events[1]!.data).toEqual({ customer_id: domain_id, xaccount_type: partner.xaccountType, xaccount_id, action: 0 });
    expect(events[2]!.data).toMatchObject({ partner_id: partner.caller.account_id, association_type: '2', first_association: true });
    expect((await registrations.customer(domain_id)).binding).toMatchObject({ xaccountId: xaccount_id, boundBy: 'CREATE' });
  });

  it('customers 4.34 an association that a process left behind is carried out once by the next sweep', async () => {
    registrations.cutOff();
    const { domain_id } = bodyOf(await registrations.register(partner));
    expect((await registrations.customer(domain_id)).association).toBeUndefined();
    await Promise.all([registrations.sweep(), registrations.sweep()]);
    expect(names(await service.eventsOf(domain_id))).toEqual(['customer-created', 'binding-changed', 'association-started']);
    expect(await registrations.sweep()).toBe(0);
  });

  it('customers 4.34 an association that cannot be carried out keeps no other one waiting, and follows when it can', async () => {
    registrations.cutOff();
    const stuck = await registrations.registrant();
    const [first, second] = [bodyOf(await registrations.register(stuck)), bodyOf(await registrations.register(partner))];
    const lists = service.store.collection<{ _id: string; last: unknown }>('customer_list_lengths');
    await lists.insertOne({ _id: stuck.caller.account_id, last: 'not a number' });
    await registrations.sweep();
    const isAssociated = async (id: string) => (await registrations.customer(id)).association !== undefined;
    expect([await isAssociated(first.domain_id), await isAssociated(second.domain_id)]).toEqual([false, true]);
    await lists.deleteOne({ _id: stuck.caller.account_id });
    await registrations.sweep();
    expect(await isAssociated(first.domain_id)).toBe(true);
  });

  it('customers 4.30 a wait that is over says so; the account exists, and the same request again does not make another', async () => {
    registrations.cutOff();
    const idempotency = { scope: uniqueName('scope'), bodyDigest: 'b' };
    const wish = { xaccount_id: uniqueName('x'), ...awaited };
    const first = bodyOf(await registrations.register(partner, wish, { idempotency }));
    expect(first).toMatchObject({ association: 'PENDING', domain_id: expect.any(String) as string });
    expect(refusalOf(await registrations.register(partner, wish)).code).toBe('CBC.99000039');
    await registrations.sweep();
    expect(bodyOf(await registrations.register(partner, wish, { idempotency }))).toEqual({ ...first, association: 'DONE' });
  });

  it('customers 4.30 the wait ends in time for the answer to reach its caller', async () => {
    const patient = await CustomerHarness.start({ associationWaitMs: 60_000 });
    try {
      const theirs = new Registrations(patient);
      const registrant = await theirs.registrant();
      theirs.cutOff();
      const deadline = Date.now() + 3_000;
      // How close to the deadline it gets is a matter of the machine; the wait of its own would take a minute.
      expect(bodyOf(await theirs.register(registrant, awaited, { deadline })).association).toBe('PENDING');
      expect(Date.now()).toBeLessThan(deadline + 20_000);
    } finally {
      await patient.close();
    }
  });

  it('customers 4.34 a partner that was restricted meanwhile does not get the customer; that is told, and not tried again', async () => {
    const waning = await registrations.registrant();
    registrations.cutOff();
    const { domain_id } = bodyOf(await registrations.register(waning));
    const state = { partner_id: waning.caller.account_id, state: 'RESTRICTED' as const };
    bodyOf(await service.parties.setPartnerState(service.ask(state)));
    await registrations.sweep();
    const events = await service.eventsOf(domain_id);
    expect(names(events)).toEqual(['customer-created', 'binding-changed', 'association-refused']);
    expect(events[2]!.data).toMatchObject({ partner_id: waning.caller.account_id, error_code: 'CBC.50010085' });
    bodyOf(await service.parties.setPartnerState(service.ask({ ...state, state: 'NORMAL' })));
    expect(await registrations.sweep()).toBe(0);
    expect((await registrations.customer(domain_id)).association).toBeUndefined();
  });

  it('customers 4.34 who waits is told that the association was refused', async () => {
    const waning = await registrations.registrant();
    registrations.cutOff().mockImplementation(async () => {
      const state = { partner_id: waning.caller.account_id, state: 'FROZEN' as const };
      bodyOf(await service.parties.setPartnerState(service.ask(state)));
      await registrations.sweep();
    });
    expect(bodyOf(await registrations.register(waning, awaited)).association).toBe('REFUSED');
  });

  it('customers 4.34 a customer that belongs to somebody meanwhile stays there', async () => {
    const other = await registrations.registrant();
    registrations.cutOff();
    const { domain_id } = bodyOf(await registrations.register(partner));
    bodyOf(await service.parties.setAssociation(service.ask({ customer_id: domain_id, partner_id: other.caller.account_id })));
    await registrations.sweep();
    expect((await registrations.customer(domain_id)).association?.partnerId).toBe(other.caller.account_id);
    expect(names(await service.eventsOf(domain_id))).not.toContain('association-refused');
  });

  describe('customers 4.34 the list of what waits or was refused', () => {
    const list = async (caller: Caller, filter: object = {}) =>
      bodyOf(await service.part(RegistrationController).listPendingAssociations(service.ask({ offset: 0, limit: 10, ...filter }, caller)));
    /** A partner with one customer that waits, one that was refused, and one that is associated. */
    async function threeCustomers() {
      const waning = await registrations.registrant();
      const made = bodyOf(await registrations.register(waning, awaited)).domain_id;
      registrations.cutOff();
      const refused = bodyOf(await registrations.register(waning, { xaccount_id: 'x-refused' })).domain_id;
      const partner_id = waning.caller.account_id;
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id, state: 'RESTRICTED' })));
      service.clock.advance(60_000);
      await registrations.sweep();
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id, state: 'NORMAL' })));
      const waiting = bodyOf(await registrations.register(waning, { xaccount_id: 'x-waits' })).domain_id;
      return { waning, made, refused, waiting, refusedAt: service.clock.now() };
    }

    it('customers 4.34 shows a partner its own, with reason and time, and what is done no longer', async () => {
      const { waning, refused, waiting, refusedAt } = await threeCustomers();
      const { total_count, associations } = await list(waning.caller);
      expect([total_count, associations.map(({ customer_id }) => customer_id)]).toEqual([2, [waiting, refused]]);
      expect(associations).toMatchObject([
        { status: 'PENDING', xaccount_id: 'x-waits', association_type: '2', partner_id: waning.caller.account_id },
        {
          status: 'REFUSED',
          xaccount_id: 'x-refused',
          refused_code: 'CBC.50010085',
          refused_at: `${refusedAt.toISOString().slice(0, 19)}Z`,
          account_name: (await registrations.customer(refused)).name,
        },
      ]);
      expect(associations[0]).not.toHaveProperty('refused_code');
      await registrations.sweep();
      expect((await list(waning.caller)).total_count).toBe(1);
    });

    it('customers 4.34 is cut to a state, a customer or a page', async () => {
      const { waning, made, refused, waiting } = await threeCustomers();
      const ids = async (filter: object) => (await list(waning.caller, filter)).associations.map(({ customer_id }) => customer_id);
      expect([await ids({ status: 'REFUSED' }), await ids({ status: 'PENDING' })]).toEqual([[refused], [waiting]]);
      expect([await ids({ customer_id: refused }), await ids({ customer_id: made })]).toEqual([[refused], []]);
      expect([await ids({ limit: 1 }), await ids({ offset: 1, limit: 1 })]).toEqual([[waiting], [refused]]);
      await registrations.sweep();
    });

    it('customers 4.34 shows nobody else’s: not to another partner, whatever it asks for, nor to customers; the staff sees all', async () => {
      const { waning, refused, waiting } = await threeCustomers();
      const { caller: stranger } = await registrations.registrant();
      for (const filter of [{}, { partner_id: waning.caller.account_id }, { customer_id: refused }])
        expect(await list(stranger, filter)).toEqual({ total_count: 0, associations: [] });
      const asCustomer = service.ask({ offset: 0, limit: 10 }, { ...waning.caller, kind: 'CUSTOMER' as const });
      expect(refusalOf(await service.part(RegistrationController).listPendingAssociations(asCustomer)).code).toBe('CBC.0151');
      const all = await list(OPERATOR, { partner_id: waning.caller.account_id });
      expect(all.associations.map(({ customer_id }) => customer_id)).toEqual([waiting, refused]);
      expect((await list(OPERATOR)).total_count).toBeGreaterThan(2);
      await registrations.sweep();
    });
  });

  describe('of registrations at the same moment', () => {
    const codesOf = (replies: readonly unknown[]) => replies.map((reply) => (isRefusal(reply) ? reply.code : 'made')).toSorted();

    it('customers 4.23 one wins the identity on the platform', async () => {
      const xaccount_id = uniqueName('x');
      const replies = await Promise.all(Array.from({ length: 6 }, () => registrations.register(partner, { xaccount_id })));
      expect(codesOf(replies)).toEqual([...Array<string>(5).fill('CBC.99000039'), 'made']);
    });

    it('customers 4.23 customers 4.24 the same identity on the platform of another partner is another one', async () => {
      const [xaccount_id, other] = [uniqueName('x'), await registrations.registrant()];
      expect(codesOf(await Promise.all([partner, other].map((one) => registrations.register(one, { xaccount_id }))))).toEqual([
        'made',
        'made',
      ]);
    });

    it('customers 4.5 customers 4.25 one wins the name, letter case apart', async () => {
      const name = uniqueName('n').slice(0, 20);
      const wishes = [name, name.toUpperCase(), name, name.toLowerCase()].map((domain_name) => ({ domain_name }));
      const replies = await Promise.all(wishes.map((wish) => registrations.register(partner, wish)));
      expect(codesOf(replies)).toEqual([...Array<string>(3).fill('CBC.99000038'), 'made']);
    });

    it('customers 4.11 customers 4.25 a phone has three registrations and no more', async () => {
      const phone = registrations.newPhone();
      for (const made of [1, 2]) {
        bodyOf(await registrations.register(partner, { phone, code: await registrations.codeFor(phone) }));
        expect(bodyOf(await registrations.check(partner.caller, 'mobile', `0086-${phone}`))).toEqual({
          available: true,
          remaining: 3 - made,
        });
      }
      const code = await registrations.codeFor(phone);
      const replies = await Promise.all(Array.from({ length: 5 }, () => registrations.register(partner, { phone, code })));
      expect(codesOf(replies)).toEqual([...Array<string>(4).fill('CBC.99000030'), 'made']);
      expect(bodyOf(await registrations.check(partner.caller, 'mobile', `0086-${phone}`))).toEqual({ available: false, remaining: 0 });
    });
  });

  it('keeps phone, code and password out of everything but sealed fields', async () => {
    const [phone, password] = [registrations.newPhone(), 'Zebra-7-crossing'];
    const code = await registrations.codeFor(phone);
    bodyOf(await registrations.register(partner, { phone, code, password, ...awaited }));
    const everything = await service.everything();
    expect(everything).not.toContain(phone);
    expect(everything).not.toContain(password);
    expect(everything).toContain('$argon2id$');
  });

  it('an audit finds no contradiction in all this', async () => {
    expect(bodyOf(await service.queries.audit(service.ask({}))).breaches).toEqual([]);
  });
});
