import type { Account } from './support/account';
import { failing, Unlinking } from './support/association-requests';
import { refused } from './support/refused';
import { REFERRAL, RESALE, World } from './support/world';

const PARTNERS = '/v2/partners/association-requests';
const CUSTOMERS = '/v2/customers/association-requests';

/** How a partner and its customer let go of each other, or change the kind of their association. */
describe('requests to end or switch an association', () => {
  const world = new World();

  async function pair(type: typeof REFERRAL | typeof RESALE = RESALE): Promise<Unlinking> {
    const partner = await world.partner();
    return new Unlinking(partner, await world.customer(partner, { type }));
  }
  const setFacts = (account: Account, facts: object) =>
    world.operator.api.put(`/v2/operations/accounts/${account.id}/facts`, facts).expect(204);

  it('customers 6.2 6.8 6.15 the customer agrees: the association ends, the coupons of the partner come back and vanish', async () => {
    const one = await pair();
    const quotaId = await world.grant(one.partner);
    const [coupon] = await one.partner.give(quotaId, [one.customer], 100);
    expect([await one.partner.balance(quotaId), (await one.customer.held()).count]).toEqual([900, 1]);
    const id = await one.asked();
    expect((await one.customer.held()).count).toBe(1);
    const { body } = await one.customerHandles('approve', id).expect(200);
    expect(body).toMatchObject({ request_id: id, status: 'APPROVED', type: 'DISASSOCIATE' });
    await one.settled(id);
    expect([await one.partner.balance(quotaId), (await one.customer.held({ status: 2 })).count]).toEqual([1000, 0]);
    expect(await one.partner.coupon(coupon!)).toMatchObject({ status: 5 });
    expect(await one.log()).toEqual(['ENDED', 'STARTED']);
    expect(await one.log(one.partner)).toEqual(['ENDED', 'STARTED']);
    await one.partner.issue(quotaId, [one.customer]).expect(({ body: refusal }) => {
      expect(refusal).toMatchObject({ error_details: [{ error_code: 'CBC.99000035' }] });
    });
    expect(await world.breaches()).toEqual([]);
  });

  it('customers 6.2 the partner agrees to what its customer asked, or does not', async () => {
    const one = await pair();
    const { request_id: id } = (await one.customerAsks().expect(200)).body as { request_id: string };
    const { body } = await one.partnerHandles('reject', id).expect(200);
    expect(body).toMatchObject({ status: 'REJECTED', initiator: 'CUSTOMER' });
    expect(await one.log()).toEqual(['STARTED']);
    const other = await pair();
    const asked = (await other.customerAsks().expect(200)).body as { request_id: string };
    await other.partnerHandles('approve', asked.request_id).expect(200);
    expect(await other.log()).toEqual(['ENDED', 'STARTED']);
  });

  it('customers 6.2 6.9 a switch takes effect after the customer agrees', async () => {
    const one = await pair(REFERRAL);
    const id = await one.asked({ type: 'SWITCH_TYPE', target_type: RESALE });
    expect(await one.log()).toEqual(['STARTED']);
    const { body } = await one.customerHandles('approve', id).expect(200);
    expect(body).toMatchObject({ association_type: REFERRAL, target_type: RESALE });
    expect(await one.log()).toEqual(['SWITCHED', 'STARTED']);
    await one.settled(id);
  });

  it('customers 6.7 what is asked must be well formed: notes read, a reason of 1 to 255 characters, a known type', async () => {
    const one = await pair();
    for (const [change, field] of [
      [{ notes_read: false }, 'notes_read'],
      [{ notes_read: undefined }, 'notes_read'],
      [{ reason: '' }, 'reason'],
      [{ reason: undefined }, 'reason'],
      [{ reason: 'x'.repeat(256) }, 'reason'],
      [{ type: 'END' }, 'type'],
    ] as const) {
      await one.partnerAsks(change).expect(refused(400, 'CBC.0100', field));
      await one.customerAsks(change).expect(refused(400, 'CBC.0100', field));
    }
    await one.partnerAsks({ customer_id: '' }).expect(refused(400, 'CBC.0100', 'customer_id'));
    await one.partnerAsks({ type: 'SWITCH_TYPE' }).expect(refused(400, 'CBC.0100', 'target_type'));
    await one.partnerAsks({ type: 'SWITCH_TYPE', target_type: '3' }).expect(refused(400, 'CBC.0100', 'target_type'));
    await one.partnerAsks({ type: 'SWITCH_TYPE', target_type: RESALE }).expect(refused(400, 'CBC.0101', 'target_type'));
    await one.customerAsks({ type: 'SWITCH_TYPE' }).expect(refused(400, 'CBC.0100', 'type'));
    await one.customerAsks({ reason: 'x'.repeat(255) }).expect(200);
  });

  it('customers 6.3 6.16 a second one is refused while the first is pending, and afterwards comes too soon', async () => {
    const one = await pair();
    const id = await one.asked();
    await one.partnerAsks().expect(failing('REQUEST_PENDING', 'TOO_SOON'));
    await one.customerAsks().expect(failing('REQUEST_PENDING'));
    await one.customerHandles('reject', id).expect(200);
    await one.partnerAsks().expect(failing('TOO_SOON'));
    for (const action of ['approve', 'reject'] as const) await one.customerHandles(action, id).expect(failing('WRONG_STATE'));
  });

  it('customers 6.1 6.16 nobody but an administrator of the other side handles it', async () => {
    const [one, stranger] = [await pair(), await pair()];
    const id = await one.asked();
    for (const action of ['approve', 'reject'] as const) {
      await one.partnerHandles(action, id).expect(refused(403, 'CBC.0151'));
      await one.customerHandles(action, id, {}, stranger.customer).expect(refused(403, 'CBC.0151'));
      await one.partnerHandles(action, id, stranger.partner).expect(refused(403, 'CBC.0151'));
      await one.customerHandles(action, id, {}, one.partner).expect(refused(403, 'CBC.0151'));
      await one.customerHandles(action, 'nothing').expect(refused(400, 'CBC.0101', 'request_id'));
    }
    const clerk = await world.user(one.partner, 'BPC_ITEM_SUBCUSTSERV_010118');
    await stranger.partnerAsks({ customer_id: one.customer.id }).expect(refused(400, 'CBC.99000035'));
    await one.partnerAsks({}, clerk).expect(refused(403, 'CBC.0151'));
    await one.partnerAsks({}, one.customer).expect(refused(403, 'CBC.0151'));
    await one.customerAsks({}, one.partner).expect(refused(403, 'CBC.0151'));
    expect((await one.request(id)).status).toBe('PENDING');
  });

  it('customers 6.1 an administrator among the users of the partner starts one', async () => {
    const one = await pair();
    await one.partnerAsks({}, await world.user(one.partner, 'PCB_ITEM_ADMINISTRATOR')).expect(200);
  });

  it('customers 6.6 6.7 6.13 every failed precondition is named, in the dry run too, and is looked at again on consent', async () => {
    const one = await pair();
    const id = await one.asked();
    await setFacts(one.customer, {
      support_plan_live: true,
      reserved_instance_live: true,
      contracts: ['SPECIAL'],
      enterprise_kind: 'MASTER',
    });
    const items = ['RESERVED_INSTANCE', 'ENTERPRISE_LINKED', 'SUPPORT_PLAN', 'SPECIAL_CONTRACT'];
    await one.customerHandles('approve', id).expect(failing(...items));
    await world.setState(one.partner, { state: 'FROZEN' });
    await one.customerHandles('approve', id).expect(failing('PARTNER_FROZEN', ...items));
    const check = (path: string, account: Account, body: object) => account.api.post(path, { type: 'DISASSOCIATE', ...body }).expect(200);
    const [own, theirs] = [
      await check(`${CUSTOMERS}/check`, one.customer, {}),
      await check(`${PARTNERS}/check`, one.partner, { customer_id: one.customer.id }),
    ];
    const { checks } = own.body as { checks: { item: string; passed: boolean }[] };
    expect(checks.filter(({ passed }) => !passed).map(({ item }) => item)).toEqual(['PARTNER_FROZEN', ...items]);
    expect(checks.filter(({ passed }) => passed).map(({ item }) => item)).toEqual([
      'TOO_SOON',
      'PROXY_PAY_OPEN',
      'IN_DEBT',
      'PICK_UP_COUPON_UNSPENT',
    ]);
    expect(theirs.body).toMatchObject({ checks: expect.arrayContaining([{ item: 'TOO_SOON', passed: false }]) as unknown[] });
    expect((await one.request(id)).status).toBe('PENDING');
    await world.setState(one.partner, { state: 'NORMAL' });
    await setFacts(one.customer, { support_plan_live: false, reserved_instance_live: false, contracts: [], enterprise_kind: 'NONE' });
    await one.customerHandles('approve', id).expect(200);
  });

  it.each<[item: string, facts: object, ofSwitchAlone: boolean]>([
    ['CUSTODY_MEMBER', { enterprise_kind: 'CUSTODY_MEMBER' }, false],
    ['POST_PAYMENT', { post_payment_applied: true }, true],
    ['INVOICES_OWED', { invoices_owed: true }, true],
    ['RESERVED_INSTANCE', { reserved_instance_live: true }, true],
    ['NON_CUSTODY_MEMBER', { enterprise_kind: 'NON_CUSTODY_MEMBER' }, true],
  ])('customers 6.5 of a referral customer %s by %j stands in the way (of a switch alone: %s)', async (item, facts, ofSwitchAlone) => {
    const one = await pair(REFERRAL);
    await setFacts(one.customer, facts);
    await one.partnerAsks({ type: 'SWITCH_TYPE', target_type: RESALE }).expect(failing(item));
    if (ofSwitchAlone) await one.asked();
    else await one.partnerAsks().expect(failing(item));
  });

  it('customers 6.5 a master lets go of its custody members first', async () => {
    const [one, member] = [await pair(REFERRAL), await world.customer()];
    await setFacts(one.customer, { enterprise_kind: 'MASTER' });
    await setFacts(member, { enterprise_kind: 'CUSTODY_MEMBER', enterprise_master_id: one.customer.id });
    await one.customerAsks().expect(failing('CUSTODY_MEMBERS'));
    await setFacts(member, { enterprise_kind: 'NONE' });
    await one.customerAsks().expect(200);
  });

  it("customers 7.4 a distributor acts for its reseller's customer where it names the reseller", async () => {
    const distributor = await world.distributor();
    const resellerId = await world.reseller(distributor);
    const one = new Unlinking(distributor, await world.customer(distributor, { resellerId }));
    await one.partnerAsks().expect(refused(400, 'CBC.99000035'));
    await one.partnerAsks({ indirect_partner_id: 'nobody' }).expect(refused(400, 'CBC.99000037'));
    const id = await one.asked({ indirect_partner_id: resellerId });
    await one.customerHandles('approve', id).expect(200);
    const list = (body: object) => distributor.api.post(`${PARTNERS}/query`, body).expect(200);
    expect((await list({ indirect_partner_id: resellerId })).body).toMatchObject({ total_count: 1 });
    expect((await list({})).body).toMatchObject({ total_count: 0, association_requests: [] });
  });

  it('customers 2.6 each side lists its own requests, by the filters, and a stranger sees none', async () => {
    const [one, stranger] = [await pair(), await pair()];
    await one.asked();
    const list = async (account: Account, body: object = {}) => {
      const path = account === one.customer || account === stranger.customer ? CUSTOMERS : PARTNERS;
      return ((await account.api.post(`${path}/query`, body).expect(200)).body as { total_count: number }).total_count;
    };
    expect([await list(one.partner), await list(one.customer)]).toEqual([1, 1]);
    expect([await list(stranger.partner), await list(stranger.customer)]).toEqual([0, 0]);
    expect(await list(stranger.partner, { customer_id: one.customer.id })).toBe(0);
    expect([await list(one.partner, { status: 'APPROVED' }), await list(one.partner, { status: null })]).toEqual([0, 1]);
    await one.partner.api.post(`${PARTNERS}/query`, { status: '' }).expect(refused(400, 'CBC.0100', 'status'));
    await one.partner.api.post(`${PARTNERS}/query`, { limit: 101 }).expect(refused(400, 'CBC.0100', 'limit'));
  });
});
