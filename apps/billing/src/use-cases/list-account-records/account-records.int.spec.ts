import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { EVERYTHING, Money } from '../../../../../test/support/billing-money';
import { customer as customerContracts, type Caller } from '@pc/contracts';

describe('records of accounts and balances of customers, on the real store', () => {
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

  const named = () =>
    service.customerEvents.customerCreated(
      service.event(customerContracts.customerCreated, 1, {
        customer_id: customer.account_id,
        account_name: 'shop-1',
        registered_via: 'API',
        created_at: '2026-02-01T00:00:00Z',
      }),
    );
  const ofCustomer = (caller: Caller, more: object = {}) => money.lists.ofCustomer(service.ask({ ...EVERYTHING, ...more }, caller));
  const several = (caller: Caller, ids: readonly Caller[], reseller?: Caller) => {
    const customer_ids = ids.map(({ account_id }) => account_id);
    return money.lists.ofSeveral(service.ask({ customer_ids, ...(reseller && { indirect_partner_id: reseller.account_id }) }, caller));
  };

  it('billing A7 4.6 every change of one balance, newest first, who got it where money was given', async () => {
    await named();
    service.clock.advance(1_000);
    const { transfer_id } = bodyOf(await money.grant(partner, customer, 600));
    service.clock.advance(1_000);
    const { trans_id } = bodyOf(await money.reclaim(partner, customer, 100));
    bodyOf(await money.creditLine(partner, 50));
    const { total_count, records } = await money.changes(partner);
    const who = { customer_id: customer.account_id, account_name: 'shop-1' };
    expect([total_count, records.map(({ account_change_id: _, ...record }) => record)]).toEqual([
      3,
      [
        {
          ...who,
          trade_detail_type: 'SOURCE_OPERATION_BERETRIEVE',
          trade_time: '2026-03-01T08:00:02Z',
          trade_id: trans_id,
          amount_fen: 100,
          balance_fen: 500,
        },
        {
          ...who,
          trade_detail_type: 'SOURCE_OPERATION_BEADJUST',
          trade_time: '2026-03-01T08:00:01Z',
          trade_id: transfer_id,
          amount_fen: -600,
          balance_fen: 400,
        },
        expect.objectContaining({ trade_detail_type: 'SOURCE_OPERAIION_RECHARGE', amount_fen: 1_000, balance_fen: 1_000 }),
      ],
    ]);
    const found = async (more: object) => (await money.changes(partner, more)).records.map(({ amount_fen }) => amount_fen);
    expect(await found({ trade_type: 'BEADJUST' })).toEqual([-600]);
    expect(await found({ trade_type: 'REFUND' })).toEqual([]);
    expect(await found({ trade_time: { begin: '2026-03-01T08:00:01Z', end: '2026-03-01T08:00:01Z' } })).toEqual([-600]);
    expect(await found({ offset: 1, limit: 1 })).toEqual([-600]);
    expect(await found({ balance_type: 'BALANCE_TYPE_CREDIT' })).toEqual([50]);
    expect((await money.changes(partner, { offset: 5 })).total_count).toBe(3);
  });

  it('billing A6 what was given and taken back, by receiver, kind, time and movement; what an end returned too', async () => {
    await named();
    const other = service.addCustomer(partner);
    const { transfer_id } = bodyOf(await money.grant(partner, customer, 600));
    bodyOf(await money.grant(partner, other, 10));
    service.clock.advance(1_000);
    bodyOf(await money.reclaim(partner, customer, 100));
    await service.ended(customer, partner, 5);
    const all = await money.adjustments(partner);
    expect([all.total_count, all.records.map(({ operation_type, amount_fen }) => [operation_type.slice(17), amount_fen])]).toEqual([
      4,
      [
        ['BEUNBIND', 500],
        ['BERETRIEVE', 100],
        ['BEADJUST', 10],
        ['BEADJUST', 600],
      ],
    ]);
    expect(all.records[0]).toMatchObject({
      customer_id: customer.account_id,
      customer_name: 'shop-1',
      operation_time: '2026-03-01T08:00:01Z',
    });
    const found = async (more: object) => (await money.adjustments(partner, more)).records.map(({ amount_fen }) => amount_fen);
    expect(await found({ customer_id: customer.account_id })).toEqual([500, 100, 600]);
    expect(await found({ trans_id: transfer_id })).toEqual([600]);
    expect(await found({ operation_type: 'SOURCE_OPERATION_BERETRIEVE' })).toEqual([100]);
    expect(await found({ operation_time: { end: '2026-03-01T08:00:00Z' } })).toEqual([10, 600]);
    expect(await found({ customer_id: 'nobody' })).toEqual([]);
    expect((await money.adjustments(service.addPartner())).total_count).toBe(0);
  });

  it('billing A6 A7 a distributor reads what its reseller did by its name, the reseller its own, nobody that of others', async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    const below = service.addCustomer(distributor, { reseller });
    await money.deposited(distributor, 100);
    bodyOf(await money.toReseller(distributor, reseller, 80));
    bodyOf(await money.grant(distributor, below, 30, { reseller }));
    const id = { indirect_partner_id: reseller.account_id };
    const shown = async (who: Caller, more = {}) => [
      (await money.adjustments(who, more)).records.map(({ amount_fen }) => amount_fen),
      (await money.changes(who, more)).records.map(({ amount_fen }) => amount_fen),
    ];
    expect(await shown(distributor)).toEqual([[80], [-80, 100]]);
    expect(await shown(distributor, id)).toEqual([[30], [-30, 80]]);
    expect(await shown(reseller)).toEqual(await shown(distributor, id));
    const other = service.addPartner({ kind: 'DISTRIBUTOR' });
    const asked = service.ask({ ...EVERYTHING, ...id }, other);
    for (const reply of [await money.lists.adjustments(asked), await money.lists.ofPartner(asked)])
      expect(refusalOf(reply)).toMatchObject({ code: 'CBC.99000037', field: 'indirect_partner_id' });
    expect(refusalOf(await money.lists.ofPartner(service.ask(EVERYTHING, customer))).code).toBe('CBC.0151');
  });

  it('billing AC-8 of several customers the own resale ones, what they can spend and owe', async () => {
    const [referral, empty] = [service.addCustomer(partner, { type: '1' }), service.addCustomer(partner)];
    const stranger = service.addCustomer(service.addPartner());
    bodyOf(await money.grant(partner, customer, 600));
    bodyOf(await money.creditLine(customer, 50));
    bodyOf(await money.api.setDebt(service.ask({ account_id: customer.account_id, amount_fen: 7 })));
    const nobody = { ...customer, account_id: 'nobody' };
    expect(bodyOf(await several(partner, [referral, customer, stranger, nobody, empty, customer])).customer_balances).toEqual([
      { customer_id: customer.account_id, amount_fen: 650, debt_amount_fen: 7 },
      { customer_id: empty.account_id, amount_fen: 0, debt_amount_fen: 0 },
    ]);
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    const below = service.addCustomer(distributor, { reseller });
    const count = async (...args: Parameters<typeof several>) => bodyOf(await several(...args)).customer_balances.length;
    expect([await count(distributor, [below]), await count(distributor, [below], reseller), await count(reseller, [below])]).toEqual([
      0, 1, 1,
    ]);
    expect(refusalOf(await several(service.addPartner({ kind: 'DISTRIBUTOR' }), [below], reseller)).code).toBe('CBC.99000037');
    service.directory.silent = true;
    expect(refusalOf(await several(partner, [service.addCustomer(partner)])).code).toBe('PCB.0504');
  });

  it('billing A9 A10 AC-9 a customer sees its own; a resale customer its balances alone', async () => {
    const referral = service.addCustomer(partner, { type: '1' });
    for (const owner of [customer, referral]) await money.deposited(owner, 70);
    bodyOf(await money.grant(partner, customer, 600));
    bodyOf(await money.creditLine(referral, 20));
    const own = async (caller: Caller) =>
      bodyOf(await money.lists.own(service.ask({}, caller))).account_balances.map(({ account_id, account_type, amount_fen }) => [
        account_id.slice(caller.account_id.length),
        account_type,
        amount_fen,
      ]);
    expect([await own(customer), await own(referral)]).toEqual([
      [
        ['-g', 1, 600],
        ['-1', 1, 70],
      ],
      [
        ['-1', 1, 70],
        ['-2', 2, 20],
      ],
    ]);
    expect(refusalOf(await money.lists.own(service.ask({}, partner))).code).toBe('CBC.0151');
    expect(refusalOf(await ofCustomer(customer)).code).toBe('CBC.99000084');
    expect(refusalOf(await ofCustomer(partner)).code).toBe('CBC.0151');
    const { records } = bodyOf(await ofCustomer(referral));
    expect(records).toMatchObject([{ amount_fen: 70, trade_detail_type: 'SOURCE_OPERAIION_RECHARGE' }]);
    const count = async (more: object) => bodyOf(await ofCustomer(referral, more)).total_count;
    const { trade_id } = records[0]!;
    expect([await count({ trade_id }), await count({ trade_id: 'other' })]).toEqual([1, 0]);
    expect([await count({ revenue_expense_type: 'REVENUE' }), await count({ revenue_expense_type: 'EXPENSE' })]).toEqual([1, 0]);
  });
});
