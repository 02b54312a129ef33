import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { Money } from '../../../../../test/support/billing-money';
import { customer as customerContracts, type Caller } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { StandingController } from '../../api/standing.controller';
import { UnlinkController } from '../../api/unlink.controller';

describe('grants and reclaims, on the real store', () => {
  let service: BillingHarness;
  let money: Money;
  let partner: Caller;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    money = new Money(service);
    partner = service.addPartner();
    customer = service.addCustomer(partner);
    await money.deposited(partner, 1_000);
  });
  afterEach(() => service?.close());

  const state = async () => [await money.balance(partner, 'CASH'), await money.balance(partner, 'TRANSFERABLE'), await granted()];
  const granted = (owner = customer) => money.balance(owner, 'GRANTED');
  const records = (who: Caller) =>
    service.store
      .collection<{ scope: string; receiver_id: string; operation_type: string; amount: bigint }>('adjust_records')
      .find({ scope: who.account_id })
      .sort({ seq: 1 })
      .toArray();
  const switched = (version: number, from_type: '1' | '2', to_type: '1' | '2') =>
    service.customerEvents.associationSwitched(
      service.event(customerContracts.associationSwitched, version, {
        customer_id: customer.account_id,
        partner_id: partner.account_id,
        association_id: `association-of-${customer.account_id}`,
        from_type,
        to_type,
        switched_at: '2026-03-01T08:00:00Z',
      }),
    );
  const settledAmounts = async () =>
    (await service.told(customer.account_id)).filter(({ name }) => name === 'association-settled').map(({ data }) => data['amount_fen']);

  it('billing AC-6 AC-11 a grant is two lines and one adjust record, and so is a reclaim', async () => {
    const { transfer_id } = bodyOf(await money.grant(partner, customer, 600));
    const { trans_id } = bodyOf(await money.reclaim(partner, customer, 250));
    expect([transfer_id, trans_id]).toEqual([
      expect.stringMatching(/^BE260301080000\w{6}$/),
      expect.stringMatching(/^RE260301080000\w{6}$/),
    ]);
    expect(await state()).toEqual([650n, 650n, 350n]);
    expect(await records(partner)).toMatchObject([
      { _id: transfer_id, receiver_id: customer.account_id, operation_type: 'SOURCE_OPERATION_BEADJUST', amount: 600n },
      { _id: trans_id, receiver_id: customer.account_id, operation_type: 'SOURCE_OPERATION_BERETRIEVE', amount: 250n },
    ]);
    const moved = async (id: string) => (await service.told(id)).map(({ data }) => [data['amount_fen'], data['trade_id']]);
    expect((await moved(`${partner.account_id}-1`)).slice(1)).toEqual([
      [-600, transfer_id],
      [250, trans_id],
    ]);
    expect(await moved(`${customer.account_id}-g`)).toEqual([
      [600, transfer_id],
      [-250, trans_id],
    ]);
  });

  it('billing AC-17 parallel grants and reclaims are done one after the other, none beyond what there is', async () => {
    const others = [service.addCustomer(partner), service.addCustomer(partner)];
    const acts = [customer, ...others, customer, ...others].map((to) => money.grant(partner, to, 300));
    const replies = await Promise.all(acts);
    expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.5003', 'CBC.5003', 'CBC.5003']);
    expect(await money.balance(partner, 'CASH')).toBe(100n);
    await money.deposited(partner, 900);
    bodyOf(await money.grant(partner, customer, 500));
    const before = await granted();
    const mixed = await Promise.all([
      money.grant(partner, customer, 200),
      money.reclaim(partner, customer, Number(before)),
      money.reclaim(partner, customer, 200),
    ]);
    const done = mixed.map((reply, index) => (isRefusal(reply) ? 0n : [200n, -before, -200n][index]!));
    expect(await granted()).toBe(before + done.reduce((sum, one) => sum + one));
    expect(bodyOf(await service.audit()).breaches).toEqual([]);
  });

  it('billing AC-11 api 7.10 the same Idempotency-Key grants once', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => money.grant(partner, customer, 100, { key: 'once' })));
    expect(new Set(replies.map((reply) => bodyOf(reply).transfer_id)).size).toBe(1);
    expect(await state()).toEqual([900n, 900n, 100n]);
    expect(await records(partner)).toHaveLength(1);
  });

  it('billing AC-1 AC-4 only own resale customers: a stranger, a referral customer, and one of a reseller that is not named', async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    const below = service.addCustomer(distributor, { reseller });
    for (const owner of [distributor, reseller]) await money.deposited(owner, 1_000);
    const refusals = async (dealer: Caller, to: Caller, more = {}) => [
      refusalOf(await money.grant(dealer, to, 1, more)).code,
      refusalOf(await money.reclaim(dealer, to, 1, more)).code,
    ];
    const both = (code: string) => [code, code];
    expect(await refusals(distributor, customer)).toEqual(both('CBC.99000035'));
    expect(await refusals(distributor, below)).toEqual(both('CBC.99000035'));
    expect(await refusals(partner, { ...customer, account_id: 'nobody' })).toEqual(both('CBC.99000035'));
    expect(await refusals(partner, service.addCustomer(partner, { type: '1' }))).toEqual(both('CBC.99000000'));
    const stranger = service.addReseller(service.addPartner({ kind: 'DISTRIBUTOR' }));
    expect(await refusals(distributor, below, { reseller: stranger })).toEqual(both('CBC.99000037'));
    for (const caller of [reseller, customer]) expect(await refusals(caller, below)).toEqual(both('CBC.0151'));
    bodyOf(await money.grant(distributor, below, 400, { reseller }));
    expect([await money.balance(reseller, 'CASH'), await money.balance(distributor, 'CASH')]).toEqual([600n, 1_000n]);
    expect(refusalOf(await money.grant(distributor, below, 601, { reseller })).code).toBe('CBC.5003');
    bodyOf(await money.grant(partner, customer, 1, { reseller }));
    service.directory.silent = true;
    expect(refusalOf(await money.grant(partner, service.addCustomer(partner), 1)).code).toBe('PCB.0504');
  });

  it('billing AC-3 a customer that never had a granted account, and one whose start was told', async () => {
    expect(refusalOf(await money.reclaim(partner, customer, 1))).toMatchObject({ code: 'CBC.99000047', field: 'customer_id' });
    const [known, referral] = [service.addCustomer(partner), service.addCustomer(partner, { type: '1' })];
    await service.started(known, partner, 3);
    await service.started(referral, partner, 3, { type: '1' });
    expect(refusalOf(await money.reclaim(partner, known, 1)).code).toBe('CBC.99005003');
    expect(await money.account(referral)).toBeUndefined();
  });

  it('billing AC-5 AC-17 a distributor and its resellers, and nobody else', async () => {
    const [distributor, other] = [service.addPartner({ kind: 'DISTRIBUTOR' }), service.addPartner({ kind: 'DISTRIBUTOR' })];
    const [reseller, foreign] = [service.addReseller(distributor), service.addReseller(other)];
    await money.deposited(distributor, 1_000);
    const replies = await Promise.all([money.toReseller(distributor, reseller, 700), money.toReseller(distributor, reseller, 700)]);
    expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.99005003']);
    expect(bodyOf(await money.fromReseller(distributor, reseller, 200)).trans_id).toMatch(/^RE/);
    expect(refusalOf(await money.fromReseller(distributor, reseller, 501)).code).toBe('CBC.99005003');
    for (const act of [money.toReseller(distributor, foreign, 1), money.fromReseller(distributor, foreign, 1)])
      expect(refusalOf(await act)).toMatchObject({ code: 'CBC.99000037', field: 'indirect_partner_id' });
    for (const caller of [partner, reseller, customer])
      expect(refusalOf(await money.toReseller(caller, reseller, 1)).code).toBe('CBC.0151');
    expect((await records(distributor)).map(({ receiver_id }) => receiver_id)).toEqual([reseller.account_id, reseller.account_id]);
    expect([await money.balance(distributor, 'CASH'), await money.balance(reseller, 'CASH')]).toEqual([500n, 500n]);
  });

  it('billing PP-16 behind the fence nothing is granted, until the unlink is cancelled; of both at once one finds the other', async () => {
    bodyOf(await money.grant(partner, customer, 100));
    bodyOf(await service.prepareUnlink(customer, partner, 1));
    expect(refusalOf(await money.grant(partner, customer, 1))).toMatchObject({ code: 'CBC.99007004', items: ['UNLINKING'] });
    bodyOf(await money.reclaim(partner, customer, 1));
    const link = { customer_id: customer.account_id, partner_id: partner.account_id };
    await service.part(UnlinkController).cancel(service.ask({ ...link, attempt: 1 }));
    bodyOf(await money.grant(partner, customer, 1));
  });

  it('billing AC-7 AC-16 the end of the association returns all of it to who granted it, once, and tells how much', async () => {
    bodyOf(await money.grant(partner, customer, 600));
    bodyOf(await money.reclaim(partner, customer, 100));
    await Promise.all([service.ended(customer, partner, 5), money.grant(partner, customer, 50)]);
    await service.ended(customer, partner, 5);
    expect(await state()).toEqual([1_000n, 1_000n, 0n]);
    const [amount] = await settledAmounts();
    expect([500, 550]).toContain(amount);
    expect((await records(partner)).at(-1)).toMatchObject({
      operation_type: 'SOURCE_OPERATION_BEUNBIND',
      amount: BigInt(amount as number),
    });
    expect(refusalOf(await money.grant(partner, customer, 1)).code).toBe('CBC.99000035');
    expect(bodyOf(await service.audit()).breaches).toEqual([]);
  });

  it('billing AC-16 AC-19 a switch to referral returns it too; one to resale leaves own cash to be withdrawn only', async () => {
    bodyOf(await money.grant(partner, customer, 600));
    await switched(3, '2', '1');
    expect([await state(), await settledAmounts()]).toEqual([[1_000n, 1_000n, 0n], [600]]);
    expect(refusalOf(await money.grant(partner, customer, 1)).code).toBe('CBC.99000000');
    await money.deposited(customer, 80);
    await switched(4, '1', '2');
    bodyOf(await money.withdraw(customer, 80));
    bodyOf(await money.grant(partner, customer, 5));
    expect([await settledAmounts(), await granted()]).toEqual([[600, 0], 5n]);
  });

  it('billing AC-16 an end that comes late returns what that association left, and nothing of the next one', async () => {
    bodyOf(await money.grant(partner, customer, 600));
    const next = service.addPartner();
    await money.deposited(next, 100);
    await service.started(customer, next, 7);
    expect(refusalOf(await money.grant(next, customer, 1)).code).toBe('PCB.0504');
    await service.ended(customer, partner, 5);
    expect(await state()).toEqual([1_000n, 1_000n, 0n]);
    bodyOf(await money.grant(next, customer, 40));
    await service.ended(customer, next, 8, `association-7-of-${customer.account_id}`);
    expect([await money.balance(next, 'CASH'), await money.balance(partner, 'CASH'), await settledAmounts()]).toEqual([
      100n,
      1_000n,
      [600, 40],
    ]);
  });

  it('billing AC-7 money that a payment holds at the end goes back when that is given up', async () => {
    bodyOf(await money.grant(partner, customer, 600));
    const purse = { from: 'GRANTED', associationId: `association-of-${customer.account_id}` } as const;
    const wish = { id: 'it', purpose: 'PAY', orderId: 'order', amount: 200n, expiresAt: new Date(), purse } as const;
    await money.run((tx) => money.accounts.reserve(tx, { id: customer.account_id, holder: 'CUSTOMER' }, wish));
    expect(bodyOf(await service.prepareUnlink(customer, partner, 1)).checks[0]).toEqual({ item: 'PROXY_PAY_OPEN', passed: false });
    await service.ended(customer, partner, 5);
    expect([await state(), await settledAmounts()]).toEqual([[800n, 800n, 200n], [400]]);
    await money.release('it');
    expect(await state()).toEqual([1_000n, 1_000n, 0n]);
  });

  it('billing AC-18 what a customer owes is told, bars the end of its association, and is paid by the next grant', async () => {
    const standing = async () =>
      bodyOf(await service.part(StandingController).getStanding(service.ask({ customer_id: customer.account_id })));
    const owes = (amount_fen: number) => money.api.setDebt(service.ask({ account_id: customer.account_id, amount_fen }));
    expect(await standing()).toEqual({ debt_fen: 0, credit_debt_fen: 0, cash_consumption: false, unpaid_orders: 0 });
    bodyOf(await owes(70));
    expect(bodyOf(await service.prepareUnlink(customer, partner, 1)).checks).toContainEqual({ item: 'IN_DEBT', passed: false });
    bodyOf(await money.grant(partner, customer, 100));
    expect([await granted(), (await standing()).debt_fen]).toEqual([30n, 0]);
    const told = (await service.told(`${customer.account_id}-g`)).map(({ data }) => [data['amount_fen'], data['trade_detail_type']]);
    expect(told).toEqual([
      [100, 'SOURCE_OPERATION_BEADJUST'],
      [-70, 'SOURCE_OPERAIION_WRITEOFF'],
    ]);
    bodyOf(await money.creditLine(customer, 50));
    const purse = { from: 'GRANTED', associationId: `association-of-${customer.account_id}` } as const;
    const wish = { id: 'it', purpose: 'PAY', orderId: 'order', amount: 50n, expiresAt: new Date(), purse } as const;
    await money.run((tx) => money.accounts.reserve(tx, { id: customer.account_id, holder: 'CUSTOMER' }, wish));
    await money.capture('it');
    bodyOf(await owes(15));
    expect(await standing()).toMatchObject({ debt_fen: 15, credit_debt_fen: 15, cash_consumption: true });
    expect(refusalOf(await money.api.setDebt(service.ask({ account_id: customer.account_id, amount_fen: 1 }, partner))).code).toBe(
      'CBC.0151',
    );
  });

  it('billing PP-13 in the console every one of them needs the code that the partner asked for', async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const desk: Caller = { ...distributor, channel: 'CONSOLE' };
    service.codes.sent.set(distributor.account_id, 'right');
    const sealed_code = 'wrong';
    const [toCustomer, toReseller] = [
      service.ask({ customer_id: 'c', amount_fen: 1, sealed_code }, desk),
      service.ask({ indirect_partner_id: 'r', amount_fen: 1, sealed_code }, desk),
    ];
    const { grants } = money;
    const replies = [
      await grants.confirmGrant(toCustomer),
      await grants.confirmReclaim({ ...toCustomer, context: { ...toCustomer.context, messageId: 'another' } }),
      await grants.confirmGrantToReseller(toReseller),
      await grants.confirmReclaimFromReseller({ ...toReseller, context: { ...toReseller.context, messageId: 'a third' } }),
    ];
    for (const reply of replies) expect(refusalOf(reply!)).toMatchObject({ code: 'CBC.99000026', field: 'verification_code' });
    expect(await grants.confirmGrant(service.ask({ customer_id: 'c', amount_fen: 1, sealed_code: 'right' }, desk))).toBeUndefined();
  });
});
