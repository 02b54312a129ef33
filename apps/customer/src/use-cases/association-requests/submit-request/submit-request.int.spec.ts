import { customer as contracts } from '@pc/contracts';
import { AssociationScene, callerOf } from '../../../../../../test/support/association-scene';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../../../test/support/customer-harness';
import { NoticeMapper, type NoticeDocument } from '../../../adapters/mongo/notices/notice.mapper';
import { AssociationRequests } from '../../../ports/association-requests';
import { Accounts } from '../../../ports/accounts';
import { VerificationCodes } from '../../../ports/verification-codes';
import { UnitOfWork } from '@pc/store';

const DAY_MS = 86_400_000;

describe('asking to end or switch an association, on the real store', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  beforeEach(() => {
    service.unlinking.failing.clear();
    service.unlinking.silent = false;
    service.standings.silent = false;
    service.standings.people.clear();
  });
  afterAll(() => service?.close());

  const setFacts = (accountId: string, facts: object) =>
    service.parties.setAccountFacts(service.ask({ account_id: accountId, ...facts })).then(bodyOf);
  const noticesFor = async (receiver: string) => {
    const mapper = service.part(NoticeMapper);
    const found = await service.store
      .collection<NoticeDocument>('notices')
      .find({ 'receiver.index': mapper.indexOf(receiver) })
      .toArray();
    return found.map((notice) => [notice.template, mapper.valuesOf(notice)]);
  };
  const setContact = (accountId: string, type: 'CUSTOMER' | 'PARTNER', email: string, more: object = {}) =>
    service
      .part(UnitOfWork)
      .run((tx) => service.port(Accounts).amend(tx, type, accountId, (account) => ({ ...account, contact: { email }, ...more })));

  it('customers 6.1 6.2 a request of one side stands pending, changes nothing of the association, and is told', async () => {
    const scene = await AssociationScene.in(service);
    const before = await scene.account();
    const asked = bodyOf(await scene.byPartner());
    expect(asked).toMatchObject({ status: 'PENDING', initiator: 'PARTNER', type: 'DISASSOCIATE', association_type: '2' });
    expect((await scene.account()).association).toEqual(before.association);
    expect(await service.eventsOf(asked.request_id)).toEqual([
      {
        type: contracts.associationRequestChanged.type,
        version: 1,
        data: expect.objectContaining({ request_id: asked.request_id, customer_id: scene.customer.account_id, to: 'PENDING' }) as object,
      },
    ]);
  });

  it('customers 6.1 a user of the partner who is no administrator starts nothing', async () => {
    const scene = await AssociationScene.in(service);
    const clerk = { user_id: 'clerk', permissions: ['BPC_ITEM_SUBCUSTSERV_010118'] };
    expect(refusalOf(await scene.byPartner({}, clerk))).toMatchObject({ code: 'CBC.0151' });
    expect(bodyOf(await scene.byPartner({}, { user_id: 'boss', permissions: ['PCB_ITEM_ADMINISTRATOR'] })).status).toBe('PENDING');
  });

  it('customers 6.3 6.16 a pending request bars another of either side; a rejected one counts for the limit of who submitted it', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    expect(refusalOf(await scene.byPartner())).toMatchObject({ code: 'CBC.99007004', items: ['REQUEST_PENDING', 'TOO_SOON'] });
    expect(refusalOf(await scene.byCustomer())).toMatchObject({ items: ['REQUEST_PENDING'] });
    bodyOf(await scene.reject(id));
    expect(refusalOf(await scene.byPartner())).toMatchObject({ items: ['TOO_SOON'] });
    const own = bodyOf(await scene.byCustomer());
    bodyOf(await scene.reject(own.request_id, scene.partner));
    expect(refusalOf(await scene.byCustomer())).toMatchObject({ items: ['TOO_SOON'] });
    service.clock.advance(91 * DAY_MS);
    expect(bodyOf(await scene.byCustomer())).toMatchObject({ status: 'PENDING' });
    service.clock.advance(-91 * DAY_MS);
  });

  it('customers 6.16 what a check refused was not submitted and counts for no limit', async () => {
    const scene = await AssociationScene.in(service);
    service.unlinking.failing.add('PROXY_PAY_OPEN');
    expect(refusalOf(await scene.byPartner())).toMatchObject({ items: ['PROXY_PAY_OPEN'] });
    service.unlinking.failing.clear();
    expect(bodyOf(await scene.byPartner())).toMatchObject({ status: 'PENDING' });
  });

  it('customers 6.16 of two requests at the same moment one stands', async () => {
    const scene = await AssociationScene.in(service);
    const replies = await Promise.all([scene.byPartner(), scene.byCustomer()]);
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(1);
    expect(refusalOf(replies.find(({ type }) => type === 'refusal')!).items).toContain('REQUEST_PENDING');
  });

  it('customers 6.4 6.5 6.6 6.7 refuses with every failed item of every source, and stores nothing', async () => {
    const scene = await AssociationScene.in(service);
    const customerId = scene.customer.account_id;
    await setFacts(customerId, { support_plan_live: true, contracts: ['SPECIAL'] });
    service.standings.people.set(customerId, { debtFen: 1 });
    service.unlinking.failing.add('PROXY_PAY_OPEN').add('PICK_UP_COUPON_UNSPENT');
    expect(refusalOf(await scene.byCustomer())).toMatchObject({
      code: 'CBC.99007004',
      items: ['PROXY_PAY_OPEN', 'IN_DEBT', 'SUPPORT_PLAN', 'SPECIAL_CONTRACT', 'PICK_UP_COUPON_UNSPENT'],
    });
    expect((await service.port(AssociationRequests).list({ customerId }, { offset: 0, limit: 1 })).count).toBe(0);
  });

  it('customers 6.15 a service that does not answer is the item CHECK_UNAVAILABLE', async () => {
    const scene = await AssociationScene.in(service);
    service.standings.silent = true;
    expect(refusalOf(await scene.byCustomer())).toMatchObject({ items: ['CHECK_UNAVAILABLE'] });
    service.standings.silent = false;
    service.unlinking.silent = true;
    expect(refusalOf(await scene.byCustomer())).toMatchObject({ items: ['CHECK_UNAVAILABLE'] });
  });

  it('customers 6.5 an enterprise master is barred by a custody member, and by no other', async () => {
    const scene = await AssociationScene.in(service, '1');
    const members = [await service.createCustomer(`member-${scene.customer.account_id.slice(0, 8)}`)];
    const member = (enterprise_kind: string) => setFacts(members[0]!, { enterprise_kind, enterprise_master_id: scene.customer.account_id });
    await setFacts(scene.customer.account_id, { enterprise_kind: 'MASTER' });
    await member('CUSTODY_MEMBER');
    expect(refusalOf(await scene.byCustomer())).toMatchObject({ items: ['CUSTODY_MEMBERS'] });
    await member('NON_CUSTODY_MEMBER');
    expect(bodyOf(await scene.byCustomer())).toMatchObject({ status: 'PENDING' });
  });

  it('customers 6.13 a resale customer of a frozen partner cannot be let go', async () => {
    const scene = await AssociationScene.in(service);
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: scene.partner.account_id, state: 'FROZEN' as const })));
    expect(refusalOf(await scene.byCustomer())).toMatchObject({ items: ['PARTNER_FROZEN'] });
  });

  it('customers 6.2 a switch names another kind, and only the partner starts one', async () => {
    const scene = await AssociationScene.in(service, '1');
    const change = { type: 'SWITCH_TYPE' as const };
    expect(refusalOf(await scene.byPartner(change))).toMatchObject({ code: 'CBC.0100', field: 'target_type' });
    expect(refusalOf(await scene.byPartner({ ...change, target_type: '1' }))).toMatchObject({ code: 'CBC.0101', field: 'target_type' });
    expect(refusalOf(await scene.byCustomer({ ...change, target_type: '2' }))).toMatchObject({ code: 'CBC.0151' });
    expect(bodyOf(await scene.byPartner({ ...change, target_type: '2' }))).toMatchObject({ association_type: '1', target_type: '2' });
  });

  it('customers 6.2 nobody asks about the customer of another partner, or about one of nobody', async () => {
    const [one, other] = [await AssociationScene.in(service), await AssociationScene.in(service)];
    const foreign = { code: 'CBC.99000035', field: 'customer_id' };
    expect(refusalOf(await one.byPartner({ customer_id: other.customer.account_id }))).toMatchObject(foreign);
    expect(refusalOf(await one.byPartner({ customer_id: 'nobody' }))).toMatchObject(foreign);
    const direct = callerOf('CUSTOMER', await service.createCustomer(`direct-${other.customer.account_id.slice(0, 8)}`));
    expect(refusalOf(await one.api.submit(service.ask({ type: 'DISASSOCIATE' as const, reason: 'x' }, direct)))).toMatchObject(foreign);
  });

  it('customers 7.4 a distributor speaks for its reseller where it names it, and for no other', async () => {
    const [distributor, stranger] = [
      await service.createPartner('distributor-6', { kind: 'DISTRIBUTOR' }),
      await service.createPartner('distributor-7', { kind: 'DISTRIBUTOR' }),
    ];
    const reseller = await service.createReseller('reseller-6', distributor);
    const customer_id = await service.createCustomer('customer-of-reseller-6', { partner_id: distributor, indirect_partner_id: reseller });
    const scene = await AssociationScene.in(service);
    const submit = (caller = callerOf('PARTNER', distributor), more: object = {}) =>
      scene.api.submit(service.ask({ customer_id, type: 'DISASSOCIATE' as const, reason: 'x', ...more }, caller));
    expect(refusalOf(await submit())).toMatchObject({ code: 'CBC.99000035' });
    expect(refusalOf(await submit(callerOf('PARTNER', stranger), { indirect_partner_id: reseller }))).toMatchObject({
      code: 'CBC.99000037',
    });
    const asked = bodyOf(await submit(undefined, { indirect_partner_id: reseller }));
    expect(asked).toMatchObject({ partner_id: distributor, indirect_partner_id: reseller });
    expect(refusalOf(await submit(callerOf('RESELLER', reseller))).items).toContain('REQUEST_PENDING');
  });

  it('customers 6.1 10.6 with protection switched on the console needs a code, which a refused check does not burn', async () => {
    const scene = await AssociationScene.in(service);
    const partnerId = scene.partner.account_id;
    await setContact(partnerId, 'PARTNER', 'boss@partner.cn', { verificationProtection: true });
    const issue = { channel: 'EMAIL', receiver: 'boss@partner.cn', scene: 'SENSITIVE', accountId: partnerId } as const;
    await service.part(UnitOfWork).run((tx) => service.port(VerificationCodes).issue(tx, issue));
    const code = await service.codeFor('boss@partner.cn');
    const sealed = (plain: string) => ({ sealed_code: service.sealer.seal(plain, 'code') });
    const console = { channel: 'CONSOLE' as const };
    expect(refusalOf(await scene.byPartner({}, console))).toMatchObject({ code: 'CBC.99000026' });
    expect(refusalOf(await scene.byPartner(sealed(code === '000000' ? '111111' : '000000'), console))).toMatchObject({
      code: 'CBC.99000026',
    });
    service.unlinking.failing.add('PROXY_PAY_OPEN');
    expect(refusalOf(await scene.byPartner(sealed(code), console))).toMatchObject({ items: ['PROXY_PAY_OPEN'] });
    service.unlinking.failing.clear();
    expect(bodyOf(await scene.byPartner(sealed(code), console))).toMatchObject({ status: 'PENDING' });
  });

  it('customers 10.6 by API no code is asked for', async () => {
    const scene = await AssociationScene.in(service);
    await setContact(scene.partner.account_id, 'PARTNER', 'api@partner.cn', { verificationProtection: true });
    expect(bodyOf(await scene.byPartner())).toMatchObject({ status: 'PENDING' });
  });

  it('customers 6.2 the other side gets a notice of the request, and who made it one of its end', async () => {
    const scene = await AssociationScene.in(service);
    const mail = `${scene.customer.account_id}@customer.cn`;
    const partnersMail = `${scene.partner.account_id}@partner.cn`;
    await setContact(scene.customer.account_id, 'CUSTOMER', mail);
    await setContact(scene.partner.account_id, 'PARTNER', partnersMail);
    const id = await scene.asked({ reason: 'contract ended' });
    const { companyName } = (await service.port(Accounts).find(scene.partner.account_id)) as { companyName: string } & object;
    expect(await noticesFor(mail)).toEqual([
      ['ASSOCIATION_REQUESTED', { initiator: companyName, request: 'DISASSOCIATE', reason: 'contract ended' }],
    ]);
    bodyOf(await scene.reject(id));
    expect(await noticesFor(partnersMail)).toEqual([['ASSOCIATION_REQUEST_HANDLED', { request: 'DISASSOCIATE', result: 'REJECTED' }]]);
  });

  it('customers 6.17 the dry run names every item that applies, and changes nothing', async () => {
    const scene = await AssociationScene.in(service);
    const { customer_id, type } = { customer_id: scene.customer.account_id, type: 'DISASSOCIATE' as const };
    service.standings.people.set(customer_id, { debtFen: 5 });
    const everything = await service.everything();
    const { checks } = bodyOf(await scene.api.check(service.ask({ customer_id, type }, scene.partner)));
    expect(checks).toEqual([
      { item: 'TOO_SOON', passed: true },
      { item: 'PARTNER_FROZEN', passed: true },
      { item: 'PROXY_PAY_OPEN', passed: true },
      { item: 'IN_DEBT', passed: false },
      { item: 'RESERVED_INSTANCE', passed: true },
      { item: 'ENTERPRISE_LINKED', passed: true },
      { item: 'SUPPORT_PLAN', passed: true },
      { item: 'SPECIAL_CONTRACT', passed: true },
      { item: 'PICK_UP_COUPON_UNSPENT', passed: true },
    ]);
    expect(await service.everything()).toBe(everything);
    expect(scene.fence).toBeUndefined();
    service.standings.people.clear();
    await scene.asked();
    const again = bodyOf(await scene.api.check(service.ask({ customer_id, type }, scene.partner)));
    expect(again.checks).toContainEqual({ item: 'TOO_SOON', passed: false });
  });
});
