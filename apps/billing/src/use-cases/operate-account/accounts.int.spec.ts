import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { Money } from '../../../../../test/support/billing-money';
import { type Caller } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';

describe('accounts, on the real store', () => {
  let service: BillingHarness;
  let money: Money;
  let partner: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    money = new Money(service);
    partner = service.addPartner();
  });
  afterEach(() => service?.close());

  const told = async (account: string) =>
    (await service.told(account)).map(({ version, data }) => [version, data['amount_fen'], data['balance_fen'], data['trade_detail_type']]);

  it('billing AC-13 AC-20 a deposit raises cash, its designated part and the transferable rest, and every line is told', async () => {
    const { trade_id } = bodyOf(await money.deposit(partner, 1_500_000, { designated: 200_000 }));
    expect(trade_id).toMatch(/^DP260301080000[A-Z0-9]{6}$/);
    const id = partner.account_id;
    expect(bodyOf(await money.shown(partner))).toEqual({
      account_balances: [
        { account_id: `${id}-1`, account_type: 1, amount_fen: 1_500_000, designated_amount_fen: 200_000 },
        { account_id: `${id}-8`, account_type: 8, amount_fen: 1_300_000, designated_amount_fen: 0 },
      ],
    });
    await money.deposited(partner, 5);
    const detail = 'SOURCE_OPERAIION_RECHARGE';
    expect(await told(`${id}-1`)).toEqual([
      [1, 1_500_000, 1_500_000, detail],
      [2, 5, 1_500_005, detail],
    ]);
    expect((await told(`${id}-8`)).map(([version, amount]) => [version, amount])).toEqual([
      [1, 1_300_000],
      [2, 5],
    ]);
    expect((await told(`${id}-bank`)).at(-1)).toEqual([2, -5, -1_500_005, detail]);
    expect((await service.told(`${id}-1`))[0]).toMatchObject({
      name: 'account-moved',
      data: { owner_id: id, balance_type: 'CASH', trade_id },
    });
  });

  it('billing AC-13 api 7.10 many deposits at once all count, and those with one Idempotency-Key count once', async () => {
    const keys = [undefined, 'a', undefined, 'a', undefined, 'a', 'b', 'b'];
    const replies = await Promise.all(keys.map((key) => money.deposit(partner, 100, key === undefined ? {} : { key })));
    const trades = replies.map((reply) => bodyOf(reply).trade_id);
    expect([new Set(trades).size, trades[1], trades[6]]).toEqual([5, trades[3], trades[7]]);
    expect(await money.balance(partner, 'CASH')).toBe(500n);
    expect((await told(`${partner.account_id}-1`)).map(([version]) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(refusalOf(await money.deposit(partner, 101, { key: 'a' }))).toMatchObject({ code: 'CBC.0100', field: 'Idempotency-Key' });
  });

  it('billing AC-13 belongs to partners, resellers and customers, by their id or that of a balance; nobody else has one', async () => {
    const reseller = service.addReseller(service.addPartner({ kind: 'DISTRIBUTOR' }));
    const customer = service.addCustomer(partner);
    for (const owner of [reseller, customer]) await money.deposited(owner, 100, { designated: 10 });
    expect(await money.shownAmounts(reseller)).toEqual({ 1: 100 });
    await money.deposited({ ...customer, account_id: `${customer.account_id}-1` }, 1);
    expect(await money.balance(customer, 'CASH')).toBe(101n);
    const nobody = { ...partner, account_id: 'nobody' };
    expect(refusalOf(await money.deposit(nobody, 1))).toMatchObject({ code: 'CBC.0101', field: 'account_id', reason: 'unknown' });
    const payload = { account_id: partner.account_id, amount_fen: 1, designated_amount_fen: 0 };
    expect(refusalOf(await money.api.deposit(service.ask(payload, partner)))).toMatchObject({ code: 'CBC.0151' });
    service.directory.silent = true;
    expect(refusalOf(await money.deposit(service.addPartner(), 1)).code).toBe('PCB.0504');
  });

  it('billing AC-13 api 7.20 a credit line shows as credit, and what the staff did is logged', async () => {
    bodyOf(await money.creditLine(partner, 5_000));
    expect(bodyOf(await money.shown(partner)).account_balances[1]).toMatchObject({
      account_type: 2,
      amount_fen: 5_000,
      credit_amount_fen: 5_000,
    });
    const entries = await service.store.collection('audit_entries').find({}).toArray();
    expect(entries).toMatchObject([
      { object: { type: 'ACCOUNT', id: partner.account_id }, before: { credit_line: '0.00' }, after: { credit_line: '50.00' } },
    ]);
  });

  it('billing AC-19 a resale customer gets its own cash paid out, up to the last fen; a referral customer and a partner do not', async () => {
    const [resale, referral] = [service.addCustomer(partner), service.addCustomer(partner, { type: '1' })];
    for (const owner of [resale, referral, partner]) await money.deposited(owner, 100);
    for (const owner of [referral, partner]) expect(refusalOf(await money.withdraw(owner, 1)).code).toBe('CBC.99005003');
    expect(refusalOf(await money.withdraw(resale, 101)).code).toBe('CBC.99005003');
    const replies = await Promise.all([money.withdraw(resale, 60), money.withdraw(resale, 60)]);
    expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.99005003']);
    expect(await money.balance(resale, 'CASH')).toBe(40n);
  });

  it('billing A1 a distributor sees what its reseller has, nobody sees what is not its own', async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    await money.deposited(reseller, 300);
    const named = bodyOf(await money.shown(distributor, reseller.account_id));
    expect(named.account_balances).toMatchObject([{ account_id: `${reseller.account_id}-1`, amount_fen: 300 }]);
    const other = service.addPartner({ kind: 'DISTRIBUTOR' });
    expect(refusalOf(await money.shown(other, reseller.account_id))).toMatchObject({
      code: 'CBC.99000037',
      field: 'indirect_partner_id',
    });
    expect(await money.shownAmounts(partner)).toEqual({ 1: 0, 8: 0 });
    expect(refusalOf(await money.shown(service.addCustomer(partner))).code).toBe('CBC.0151');
  });

  it('billing 4.5 SG-3 of payments that reserve at once as many go on as the balance covers', async () => {
    await money.deposited(partner, 250);
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((id) => money.reserve(partner, id, 100n)));
    expect(results.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.99005003', 'CBC.99005003']);
    expect(await money.shownAmounts(partner)).toEqual({ 1: 250, 8: 50 });
    expect((await money.account(partner))!.held).toMatchObject({ CASH: 200n, TRANSFERABLE: 200n });
  });

  it('billing 4.5 6.5 steps 4 and 6 a hold is reserved once, spent once, and no record shows it before', async () => {
    await money.deposited(partner, 250);
    const first = await money.reserve(partner, 'it', 100n);
    expect(await money.reserve(partner, 'it', 100n)).toEqual(first);
    expect((await told(`${partner.account_id}-1`)).length).toBe(1);
    const parts = await money.capture('it');
    expect(parts).toEqual([{ accountId: partner.account_id, balance: 'CASH', amount: 100n }]);
    expect(await money.capture('it')).toEqual(parts);
    await expect(money.release('it')).rejects.toThrow('was spent');
    expect((await told(`${partner.account_id}-1`)).at(-1)).toEqual([2, -100, 150, 'SOURCE_OPERAIION_DEDEUCT']);
    expect(await money.shownAmounts(partner)).toEqual({ 1: 150, 8: 150 });
    await money.run((tx) => money.accounts.refund(tx, parts, { id: 'refund', reason: 'UNSUBSCRIBE' }));
    expect(await money.shownAmounts(partner)).toEqual({ 1: 250, 8: 250 });
    expect(await money.balance(partner, 'REVENUE')).toBe(0n);
  });

  it('billing 6.5 C4 a release gives everything back; a reservation that comes behind it is refused', async () => {
    await money.deposited(partner, 250);
    await money.reserve(partner, 'it', 100n);
    await Promise.all([money.release('it'), money.release('it')]);
    await money.release('late');
    for (const id of ['it', 'late']) expect(await money.reserve(partner, id, 100n)).toMatchObject({ code: 'CBC.99003106' });
    await expect(money.capture('it')).rejects.toThrow('released');
    await expect(money.capture('never')).rejects.toThrow('There is no hold never');
    expect(await money.shownAmounts(partner)).toEqual({ 1: 250, 8: 250 });
    expect((await money.account(partner))!.held).toMatchObject({ CASH: 0n, TRANSFERABLE: 0n });
  });
});
