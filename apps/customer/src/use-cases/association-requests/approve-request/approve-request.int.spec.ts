import { billing, customer as contracts, incentive } from '@pc/contracts';
import { newHexId } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { AssociationScene } from '../../../../../../test/support/association-scene';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../../../test/support/customer-harness';
import { AssociationSagaController } from '../../../api/association-saga.controller';
import { Accounts } from '../../../ports/accounts';
import { FinishUnlinks } from '../finish-unlinks/finish-unlinks.use-case';

/** Longer than a try may take. */
const GIVEN_UP_MS = 21_000;

describe('the saga that ends or switches an association, on the real store', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  beforeEach(() => {
    service.unlinking.failing.clear();
    service.unlinking.silent = false;
    service.unlinking.meanwhile = () => Promise.resolve();
  });
  afterAll(() => service?.close());

  const saga = () => service.part(AssociationSagaController);
  const sweep = () => service.part(FinishUnlinks).execute(service.clock.now());
  const names = async (id: string) => (await service.eventsOf(id)).map(({ type }) => type.replace(/^pc\.customer\.|\.v1$/g, ''));
  const log = async (scene: AssociationScene, caller = scene.customer) =>
    bodyOf(await scene.api.listLog(service.ask({ offset: 0, limit: 10, customer_id: scene.customer.account_id }, caller))).entries;

  it('customers 6.2 6.10 6.15 the consent of the other side ends it: association, marks, log line and request in one step', async () => {
    const scene = await AssociationScene.in(service);
    const customerId = scene.customer.account_id;
    const binding = { xaccountType: 'platform', xaccountId: customerId, boundAt: new Date(), boundBy: 'WEB_UI' } as const;
    await service
      .part(UnitOfWork)
      .run((tx) =>
        service
          .port(Accounts)
          .amend(tx, 'CUSTOMER', customerId, (account) => ({ ...account, label: 'gold', accountManager: 'anna', binding })),
      );
    const id = await scene.asked();
    expect(bodyOf(await scene.approve(id))).toMatchObject({ status: 'APPROVED' });
    const account = await scene.account();
    expect(account.association).toBeUndefined();
    expect([account.label, account.accountManager, account.binding]).toEqual([undefined, undefined, undefined]);
    expect((await names(customerId)).slice(-2)).toEqual(['binding-changed', 'association-ended']);
    expect(await names(id)).toEqual(['association-request-changed', 'association-request-changed']);
    expect(await log(scene)).toMatchObject([{ event: 'ENDED', reason: 'contract ended', association_type: '2' }, { event: 'STARTED' }]);
    expect(await scene.request(id)).toMatchObject({ status: 'APPROVED', pivotVersion: account.version });
    expect(await scene.request(id)).not.toHaveProperty('unlink');
  });

  it('customers 6.2 6.9 a switch takes effect with the consent, keeps the association and is told with both kinds', async () => {
    const scene = await AssociationScene.in(service, '1');
    const before = (await scene.account()).association!;
    const id = await scene.asked({ type: 'SWITCH_TYPE', target_type: '2' });
    expect((await scene.account()).association).toEqual(before);
    bodyOf(await scene.approve(id));
    expect((await scene.account()).association).toEqual({ ...before, type: '2' });
    expect((await service.eventsOf(scene.customer.account_id)).at(-1)).toMatchObject({
      type: contracts.associationSwitched.type,
      data: { association_id: before.id, from_type: '1', to_type: '2' },
    });
    expect(await log(scene)).toMatchObject([
      { event: 'SWITCHED', association_type: '2' },
      { event: 'STARTED', association_type: '1' },
    ]);
  });

  it('customers 2.6 both sides read the log, and what it told stays as it was', async () => {
    const scene = await AssociationScene.in(service);
    const [started] = await log(scene);
    bodyOf(await scene.approve(await scene.asked()));
    const [theirs, own] = [await log(scene, scene.partner), await log(scene)];
    expect(theirs).toEqual(own);
    expect(own[1]).toEqual(started);
    const stranger = await AssociationScene.in(service);
    expect(await log(scene, stranger.partner)).toEqual([]);
    expect(await log(scene, stranger.customer)).toMatchObject([{ customer_id: stranger.customer.account_id }]);
  });

  it('customers 6.16 only the other side handles a request, and only one that is pending', async () => {
    const [scene, stranger] = [await AssociationScene.in(service), await AssociationScene.in(service)];
    const id = await scene.asked();
    const denied = { code: 'CBC.0151' };
    for (const caller of [scene.partner, stranger.partner, stranger.customer]) {
      expect(refusalOf(await scene.approve(id, caller))).toMatchObject(denied);
      expect(refusalOf(await scene.reject(id, caller))).toMatchObject(denied);
    }
    const clerk = { ...scene.customer, user_id: 'clerk', permissions: [] };
    expect(refusalOf(await scene.approve(id, clerk))).toMatchObject(denied);
    expect(refusalOf(await scene.approve('nothing'))).toMatchObject({ code: 'CBC.0101', field: 'request_id' });
    bodyOf(await scene.reject(id));
    for (const again of [await scene.approve(id), await scene.reject(id)])
      expect(refusalOf(again)).toMatchObject({ code: 'CBC.99007004', items: ['WRONG_STATE'] });
    expect((await scene.account()).association).toBeDefined();
  });

  it('customers 6.1 an administrator of the partner handles what the customer started, and no other user', async () => {
    const scene = await AssociationScene.in(service);
    const { request_id } = bodyOf(await scene.byCustomer());
    const clerk = { ...scene.partner, user_id: 'clerk', permissions: ['BPC_ITEM_SUBCUSTSERV_010118'] };
    expect(refusalOf(await scene.approve(request_id, clerk))).toMatchObject({ code: 'CBC.0151' });
    expect(refusalOf(await scene.reject(request_id, clerk))).toMatchObject({ code: 'CBC.0151' });
    bodyOf(await scene.approve(request_id, { ...scene.partner, user_id: 'boss', permissions: ['PCB_ITEM_ADMINISTRATOR'] }));
    expect((await scene.account()).association).toBeUndefined();
  });

  it('customers 6.15 a failed item: refused with it, association unchanged, request pending, no fence', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    service.unlinking.failing.add('PICK_UP_COUPON_UNSPENT');
    expect(refusalOf(await scene.approve(id))).toMatchObject({ code: 'CBC.99007004', items: ['PICK_UP_COUPON_UNSPENT'] });
    expect(scene.fence).toBeUndefined();
    expect((await scene.account()).association).toBeDefined();
    expect(await scene.request(id)).toMatchObject({ status: 'PENDING' });
    service.unlinking.failing.clear();
    expect(bodyOf(await scene.approve(id))).toMatchObject({ status: 'APPROVED' });
  });

  it('customers 6.15 no answer: CHECK_UNAVAILABLE, and the cancel is repeated until it is answered', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    service.unlinking.silent = true;
    expect(refusalOf(await scene.approve(id))).toMatchObject({ items: ['CHECK_UNAVAILABLE'] });
    expect(scene.fence).toBeDefined();
    await sweep();
    expect(scene.fence).toBeDefined();
    expect(await scene.request(id)).toMatchObject({ status: 'PENDING', unlink: { phase: 'CANCELLING' } });
    service.unlinking.silent = false;
    await sweep();
    expect(scene.fence).toBeUndefined();
    expect(await scene.request(id)).not.toHaveProperty('unlink');
  });

  it('customers 6.15 who dies before the pivot leaves a try that is cancelled when its time is over', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    service.unlinking.meanwhile = () => Promise.reject(new Error('the process dies here'));
    await expect(scene.approve(id)).rejects.toThrow('dies here');
    await sweep();
    expect(await scene.request(id)).toMatchObject({ unlink: { phase: 'TRYING' } });
    service.clock.advance(GIVEN_UP_MS);
    await sweep();
    expect(scene.fence).toBeUndefined();
    expect((await scene.account()).association).toBeDefined();
    const request = await scene.request(id);
    expect(request).toMatchObject({ status: 'PENDING' });
    expect(request).not.toHaveProperty('unlink');
  });

  it('customers 6.15 whose try was cancelled meanwhile does no pivot', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    service.unlinking.meanwhile = async () => {
      service.clock.advance(GIVEN_UP_MS);
      await sweep();
    };
    expect(refusalOf(await scene.approve(id))).toMatchObject({ items: ['CHECK_UNAVAILABLE'] });
    expect((await scene.account()).association).toBeDefined();
    expect(await scene.request(id)).toMatchObject({ status: 'PENDING' });
  });

  it('customers 6.15 a fact that turned against it while others were asked is seen in the pivot', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    const facts = { account_id: scene.customer.account_id, support_plan_live: true };
    service.unlinking.meanwhile = () => service.parties.setAccountFacts(service.ask(facts));
    expect(refusalOf(await scene.approve(id))).toMatchObject({ items: ['SUPPORT_PLAN'] });
    expect((await scene.account()).association).toBeDefined();
    expect(scene.fence).toBeUndefined();
  });

  it('customers 6.15 the same command twice, also at once, ends the association once and gets the same answer', async () => {
    const scene = await AssociationScene.in(service);
    const id = await scene.asked();
    const messageId = newHexId();
    const approve = () => scene.api.approve(service.ask({ request_id: id }, scene.customer, { messageId }));
    const [one, two] = await Promise.all([approve(), approve()]);
    const three = await approve();
    expect(bodyOf(one)).toMatchObject({ status: 'APPROVED' });
    expect([bodyOf(two), bodyOf(three)]).toEqual([bodyOf(one), bodyOf(one)]);
    expect((await names(scene.customer.account_id)).filter((name) => name === 'association-ended')).toHaveLength(1);
  });

  it('customers 6.15 is settled when both services have acted on this very end', async () => {
    const scene = await AssociationScene.in(service);
    const { association } = await scene.account();
    const id = await scene.asked();
    bodyOf(await scene.approve(id));
    const { version } = await scene.account();
    const done = { customer_id: scene.customer.account_id, association_id: association!.id, amount_fen: 0 };
    const reclaimed = (customer_version: number) =>
      saga().associationReclaimed(scene.event(incentive.associationReclaimed, 1, { ...done, customer_version, count: 0 }));
    await reclaimed(version - 1);
    await saga().associationSettled(scene.event(billing.associationSettled, 1, { ...done, customer_version: version }));
    expect(await scene.request(id)).not.toHaveProperty('settledAt');
    await reclaimed(version);
    expect(await scene.request(id)).toMatchObject({ settledAt: service.clock.now() });
    expect((await service.eventsOf(id)).at(-1)).toMatchObject({ version: 3, data: { from: 'APPROVED', to: 'APPROVED' } });
    expect((await service.eventsOf(id)).at(-1)!.data).toHaveProperty('settled_at');
  });

  it('customers 6.2 what the vendor ends by hand closes the requests about it', async () => {
    const scene = await AssociationScene.in(service);
    const { association } = await scene.account();
    const id = await scene.asked();
    bodyOf(await service.parties.setAssociation(service.ask({ customer_id: scene.customer.account_id })));
    expect(refusalOf(await scene.approve(id))).toMatchObject({ items: ['WRONG_STATE'] });
    const link = { customer_id: scene.customer.account_id, association_id: association!.id, partner_id: scene.partner.account_id };
    const end = { ...link, association_type: '2' as const, ended_at: '2026-01-15T08:00:00Z' };
    await saga().associationEnded(scene.event(contracts.associationEnded, 9, end));
    expect(await scene.request(id)).toMatchObject({ status: 'REJECTED' });
  });

  it('customers 2.6 each side lists the requests that it takes part in, the newest first, by its filters', async () => {
    const [scene, stranger] = [await AssociationScene.in(service), await AssociationScene.in(service)];
    const first = await scene.asked();
    bodyOf(await scene.reject(first));
    service.clock.advance(1_000);
    const second = bodyOf(await scene.byCustomer()).request_id;
    const list = async (caller = scene.partner, filter: object = {}) =>
      bodyOf(await scene.api.list(service.ask({ offset: 0, limit: 10, ...filter }, caller))).association_requests.map(
        ({ request_id }) => request_id,
      );
    for (const caller of [scene.partner, scene.customer]) expect(await list(caller)).toEqual([second, first]);
    expect(await list(scene.partner, { status: 'PENDING' })).toEqual([second]);
    expect(await list(scene.partner, { initiator: 'PARTNER' })).toEqual([first]);
    expect(await list(scene.partner, { type: 'SWITCH_TYPE' })).toEqual([]);
    expect(await list(scene.partner, { customer_id: stranger.customer.account_id })).toEqual([]);
    expect([await list(stranger.partner), await list(stranger.customer, { customer_id: scene.customer.account_id })]).toEqual([[], []]);
    expect(await list(scene.partner, { offset: 1, limit: 1 })).toEqual([first]);
  });
});
