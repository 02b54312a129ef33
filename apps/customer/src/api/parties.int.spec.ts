import type { AuditEntry } from '@pc/store';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../test/support/customer-harness';

describe('parties on the real store', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service?.close());

  const versionsAndNames = async (id: string) =>
    (await service.eventsOf(id)).map(({ version, type }) => `${version} ${type.split('.')[2]}`);

  it('customers 4.25 of parallel creations of one name exactly one wins, letter case apart', async () => {
    const names = ['Twin-name', 'twin-name', 'TWIN-NAME', 'twin-Name'];
    const replies = await Promise.all(names.map((account_name) => service.parties.createCustomer(service.ask({ account_name }))));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(1);
    expect(replies.filter((reply) => reply.type === 'refusal').map(({ code }) => code)).toEqual(Array(3).fill('CBC.99000038'));
  });

  it('a demo partner created twice is refused by its name, and found again in the list', async () => {
    const id = await service.createPartner('demo-provider');
    const again = await service.parties.createPartner(service.ask(service.newPartner('demo-provider', {})));
    expect(refusalOf(again)).toMatchObject({ code: 'CBC.99000038', field: 'account_name' });
    const all = bodyOf(await service.queries.listPartners(service.ask({ offset: 0, limit: 100 })));
    expect(all.partners.filter(({ account_name }) => account_name === 'demo-provider').map(({ partner_id }) => partner_id)).toEqual([id]);
    const named = bodyOf(await service.queries.listPartners(service.ask({ account_name: 'DEMO-provider', offset: 0, limit: 1 })));
    expect(named).toMatchObject({ count: 1, partners: [{ partner_id: id }], resellers: [] });
  });

  it('api 7.10 the same command again is done once and gets the same id', async () => {
    const idempotency = { scope: 'create-once', bodyDigest: 'b' };
    const create = () => service.parties.createCustomer(service.ask({ account_name: 'created-once' }, OPERATOR, { idempotency }));
    const [first, second] = [await create(), await create()];
    expect(second).toEqual({ ...first, replayed: true });
    const list = bodyOf(await service.queries.listCustomers(service.ask({ account_name: 'created-once', offset: 0, limit: 10 })));
    expect(list.count).toBe(1);
  });

  it('the platform identifier of a partner is unique (customers 2.3)', async () => {
    await service.createPartner('platform-one', { xaccount_type: 'platform' });
    const second = await service.parties.createPartner(service.ask(service.newPartner('platform-two', { xaccount_type: 'platform' })));
    expect(refusalOf(second)).toMatchObject({ code: 'CBC.99000038', field: 'xaccount_type' });
  });

  it('customers 7.12 a reseller stands below a distributor and below nobody else', async () => {
    const provider = await service.createPartner('no-distributor');
    const below = (distributor_id?: string) => {
      const payload = { ...service.newPartner('some-reseller', {}), kind: 'RESELLER' as const, ...(distributor_id && { distributor_id }) };
      return service.parties.createPartner(service.ask(payload));
    };
    expect(refusalOf(await below(provider))).toMatchObject({ code: 'CBC.0101', field: 'distributor_id' });
    expect(refusalOf(await below())).toMatchObject({ code: 'CBC.0100', field: 'distributor_id' });
    const distributor = await service.createPartner('a-distributor', { kind: 'DISTRIBUTOR' });
    const reseller = bodyOf(await below(distributor)).partner_id;
    expect(bodyOf(await service.queries.getPartner(service.ask({ partner_id: reseller })))).toMatchObject({
      reseller: { indirect_partner_id: reseller, distributor_id: distributor, state: 'JOINED', version: 1 },
    });
  });

  it('an association starts, switches, moves and ends, each told once with the next version', async () => {
    const [first, second] = [await service.createPartner('assoc-first'), await service.createPartner('assoc-second')];
    const customer = await service.createCustomer('assoc-customer', { partner_id: first });
    const set = async (link: object) => bodyOf(await service.parties.setAssociation(service.ask({ customer_id: customer, ...link })));
    await set({ partner_id: first, association_type: '1' });
    await set({ partner_id: first });
    await set({ partner_id: second });
    await set({ reason: 'left' });
    const names = [
      'customer-created',
      'association-started',
      'association-switched',
      'association-ended',
      'association-started',
      'association-ended',
    ];
    expect(await versionsAndNames(customer)).toEqual(names.map((name, index) => `${index + 1} ${name}`));
    const [, started, switched, ended, moved, last] = (await service.eventsOf(customer)).map(({ data }) => data);
    expect(started).toMatchObject({ partner_id: first, association_type: '2', first_association: true, via_report: false });
    expect(switched).toMatchObject({ association_id: started!.association_id, from_type: '2', to_type: '1' });
    expect(ended).toMatchObject({ association_id: started!.association_id, association_type: '1', partner_id: first });
    expect(moved).toMatchObject({ partner_id: second, first_association: false, association_type: '2' });
    expect(last).toMatchObject({ association_id: moved!.association_id, reason: 'left' });
    const answer = bodyOf(await service.queries.getAssociation(service.ask({ customer_ids: [customer, 'nobody'] })));
    expect(answer.associations).toEqual([
      { customer_id: customer, exists: true, is_frozen: 0, version: 6 },
      { customer_id: 'nobody', exists: false, is_frozen: 0, version: 0 },
    ]);
  });

  it('parallel changes of one customer leave one association and versions without gaps (customers 3.2)', async () => {
    const partners = await Promise.all(['par-a', 'par-b', 'par-c', 'par-d'].map((name) => service.createPartner(name)));
    const customer = await service.createCustomer('par-customer');
    await Promise.all(
      partners.map(async (partner_id) => bodyOf(await service.parties.setAssociation(service.ask({ customer_id: customer, partner_id })))),
    );
    const events = await service.eventsOf(customer);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type.includes('started')).length - events.filter(({ type }) => type.includes('ended')).length).toBe(
      1,
    );
    expect(events.filter(({ data }) => data.first_association === true)).toHaveLength(1);
  });

  it('customers 4.28 an association to a reseller of another distributor is refused and nothing is written', async () => {
    const [own, other] = [
      await service.createPartner('dist-own', { kind: 'DISTRIBUTOR' }),
      await service.createPartner('dist-other', { kind: 'DISTRIBUTOR' }),
    ];
    const reseller = await service.createReseller('dist-own-reseller', own);
    const ask = service.ask({ account_name: 'never-made', partner_id: other, indirect_partner_id: reseller });
    expect(refusalOf(await service.parties.createCustomer(ask))).toMatchObject({ code: 'CBC.99000037' });
    const list = bodyOf(await service.queries.listCustomers(service.ask({ account_name: 'never-made', offset: 0, limit: 1 })));
    expect(list).toEqual({ count: 0, customers: [] });
  });

  it('customers 6.13 customers are frozen with their partner and freed with it', async () => {
    const partner = await service.createPartner('freezing');
    const [resale, referral] = [
      await service.createCustomer('frozen-resale', { partner_id: partner }),
      await service.createCustomer('frozen-referral', { partner_id: partner, association_type: '1' }),
    ];
    const become = async (state: 'FROZEN' | 'NORMAL') => {
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: partner, state })));
      const event = { id: state, type: '', subject: partner, version: 1, time: '', data: { partner_id: partner } };
      await service.partnerStates.partnerChanged(event as never);
      const { associations } = bodyOf(await service.queries.getAssociation(service.ask({ customer_ids: [resale, referral] })));
      return associations.map(({ is_frozen }) => is_frozen);
    };
    await expect(become('FROZEN')).resolves.toEqual([2, 0]);
    const leaving = await service.parties.setAssociation(service.ask({ customer_id: resale }));
    expect(refusalOf(leaving)).toMatchObject({ code: 'CBC.99007004', items: ['PARTNER_FROZEN'] });
    const joining = await service.parties.createCustomer(service.ask({ account_name: 'too-late', partner_id: partner }));
    expect(refusalOf(joining)).toMatchObject({ code: 'CBC.50010085' });
    await expect(become('NORMAL')).resolves.toEqual([0, 0]);
    expect((await versionsAndNames(resale)).slice(2)).toEqual(['3 freeze-changed', '4 freeze-changed']);
  });

  it('customers 10.8 and 6.14 states and facts are told and answered', async () => {
    const partner = await service.createPartner('told-partner');
    const customer = await service.createCustomer('told-customer');
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: partner, state: 'RESTRICTED', partner_spends_mode: true })));
    bodyOf(
      await service.parties.setAccountFacts(
        service.ask({ account_id: customer, enterprise_kind: 'CUSTODY_MEMBER', contracting_entity: 'HW-CN' }),
      ),
    );
    const told = bodyOf(await service.queries.getPartner(service.ask({ partner_id: partner })));
    expect(told.partner).toMatchObject({ state: 'RESTRICTED', partner_spends_mode: true, version: 2 });
    const { associations } = bodyOf(await service.queries.getAssociation(service.ask({ customer_ids: [customer] })));
    expect(associations[0]).toMatchObject({ enterprise_kind: 'CUSTODY_MEMBER', contracting_entity: 'HW-CN', version: 2 });
  });

  it('customers 6.11 others hear of the kind of an association and of the contracting entity', async () => {
    const partner = await service.createPartner('entity-partner');
    const customer = await service.createCustomer('entity-customer', { partner_id: partner, association_type: '1' });
    bodyOf(await service.parties.setAccountFacts(service.ask({ account_id: customer, contracting_entity: 'HW-HK' })));
    bodyOf(await service.parties.setAssociation(service.ask({ customer_id: customer, partner_id: partner, association_type: '2' })));
    const told = (await service.eventsOf(customer)).map(({ type, data }) => [type.split('.')[2], data]);
    expect(told.slice(1)).toMatchObject([
      ['association-started', { association_type: '1' }],
      ['account-facts-changed', { contracting_entity: 'HW-HK' }],
      ['association-switched', { from_type: '1', to_type: '2' }],
    ]);
  });

  it('api 7.20 every operation leaves who, when, what, before and after', async () => {
    const partner = await service.createPartner('logged');
    bodyOf(
      await service.parties.setPartnerState(
        service.ask({ partner_id: partner, state: 'RESTRICTED' }, OPERATOR, { pattern: 'customer.set-partner-state.v1' }),
      ),
    );
    const entries = await service.store.collection<AuditEntry>('audit_entries').find({ 'object.id': partner }).sort({ _id: 1 }).toArray();
    expect(entries.find(({ operation }) => operation === 'customer.set-partner-state.v1')).toMatchObject({
      actor: { account_id: 'operator-1', account_name: 'operator', channel: 'API' },
      time: service.clock.now(),
      before: { state: 'NORMAL' },
      after: { state: 'RESTRICTED' },
    });
    expect(entries).toHaveLength(2);
  });

  it('api 7.20 what the gateway does itself for the staff is entered, once for each request', async () => {
    const object_id = 'pc.customer.requests.dlq:0:12';
    const entry = { operation: 'gateway.replay-dead-letter.v1', object_type: 'DEAD_LETTER', object_id } as const;
    const request = service.ask(entry, OPERATOR, { pattern: 'customer.record-operation.v1' });
    for (let i = 0; i < 2; i++) bodyOf(await service.parties.recordOperation(request));
    const { operations } = bodyOf(await service.queries.listOperations(service.ask({ object_id, offset: 0, limit: 10 })));
    expect(operations).toMatchObject([{ operation: entry.operation, object_type: 'DEAD_LETTER', actor: { account_name: 'operator' } }]);
  });

  it('api 7.20 operations are the vendor’s staff’s alone', async () => {
    const partner = await service.createPartner('not-staff');
    const caller = {
      account_id: partner,
      account_name: 'not-staff',
      kind: 'PARTNER',
      partner_kind: 'SOLUTION_PROVIDER',
      channel: 'API',
    } as const;
    const attempts = [
      service.parties.createCustomer(service.ask({ account_name: 'by-partner' }, caller)),
      service.parties.createPartner(service.ask(service.newPartner('by-partner', {}), caller)),
      service.parties.setPartnerState(service.ask({ partner_id: partner, state: 'NORMAL' as const }, caller)),
      service.queries.listPartners(service.ask({ offset: 0, limit: 10 }, caller)),
      service.queries.audit(service.ask({}, caller)),
      service.parties.recordOperation(
        service.ask({ operation: 'gateway.replay-dead-letter.v1', object_type: 'DEAD_LETTER', object_id: 'x' } as const, caller),
      ),
      service.queries.listOperations(service.ask({ offset: 0, limit: 10 }, caller)),
    ];
    for (const reply of await Promise.all(attempts)) expect(refusalOf(reply).code).toBe('CBC.0151');
  });

  it('api 7.20 the operation log is listed newest first, by object, operation and time', async () => {
    const partner = await service.createPartner('log-listed');
    const pattern = 'customer.set-partner-state.v1';
    const first = service.clock.now().toISOString().replace(/\.\d+/, '');
    for (const state of ['RESTRICTED', 'NORMAL'] as const) {
      service.clock.advance(60_000);
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: partner, state }, OPERATOR, { pattern })));
    }
    const last = service.clock.now().toISOString().replace(/\.\d+/, '');
    const list = async (filter: object, page = { offset: 0, limit: 10 }) =>
      bodyOf(await service.queries.listOperations(service.ask({ object_id: partner, ...filter, ...page })));
    const whole = await list({});
    expect(whole.operations.map(({ at }) => at)).toEqual(
      whole.operations
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect([whole.count, whole.operations[0]]).toEqual([
      3,
      expect.objectContaining({
        at: last,
        operation: pattern,
        object_type: 'ACCOUNT',
        object_id: partner,
        actor: { account_id: 'operator-1', account_name: 'operator', channel: 'API' },
        before: expect.objectContaining({ state: 'RESTRICTED' }) as object,
        after: expect.objectContaining({ state: 'NORMAL' }) as object,
      }),
    ]);
    const states = ({ operations }: typeof whole) => operations.map(({ after }) => (after as { state: string }).state);
    expect(states(await list({ operation: pattern }))).toEqual(['NORMAL', 'RESTRICTED']);
    expect(states(await list({ since: last }))).toEqual(['NORMAL']);
    expect(states(await list({ since: first, until: last, operation: pattern }))).toEqual(['RESTRICTED']);
    expect(await list({ operation: pattern }, { offset: 1, limit: 1 })).toMatchObject({
      count: 2,
      operations: [{ after: { state: 'RESTRICTED' } }],
    });
    expect(await list({ object_id: 'nobody' })).toEqual({ count: 0, operations: [] });
    const everything = bodyOf(await service.queries.listOperations(service.ask({ offset: 0, limit: 1 })));
    expect(everything.count).toBeGreaterThan(3);
  });

  it('an audit counts and finds no breach, and finds a planted one', async () => {
    const sound = bodyOf(await service.queries.audit(service.ask({})));
    expect(sound.breaches).toEqual([]);
    expect(sound.checked.accounts).toBeGreaterThan(10);
    await service.store.collection('access_keys').insertOne({ _id: 'PLANTED' as never, accountId: 'gone', createdAt: new Date() });
    const broken = bodyOf(await service.queries.audit(service.ask({})));
    expect(broken.breaches).toEqual([{ rule: 'customers 10.10', subject: 'PLANTED', detail: 'the key has no account' }]);
  });
});
