import { inLanguage, refused } from './support/refused';
import { balances, deposit, deposited, MONEY, operatorPath } from './support/money';
import { withQuery } from './support/paths';
import { REFERRAL, World } from './support/world';

describe('accounts of partners', () => {
  const world = new World();

  it('billing AC-13 A1 a deposit shows in the balances, its designated part apart, the rest as transferable', async () => {
    const partner = await world.partner();
    expect(await balances(partner.api)).toEqual({ 1: 0, 8: 0 });
    const { body } = await deposit(world, partner, '15000.00', { designated_amount: 2000, memo: 'first' }).expect(200);
    expect(body).toEqual({ trade_id: expect.stringMatching(/^DP\d{12}[A-Z0-9]{6}$/) as string });
    await world.operator.api.put(operatorPath(partner, 'credit-line'), { amount: 0.5 }).expect(204);
    const one = { currency: 'CNY', measure_id: 1, memo: null };
    expect((await partner.api.get(MONEY.balances).expect(200)).body).toEqual({
      account_balances: [
        { ...one, account_id: `${partner.id}-1`, account_type: 1, amount: 15_000, designated_amount: 2_000 },
        { ...one, account_id: `${partner.id}-2`, account_type: 2, amount: 0.5, designated_amount: 0, credit_amount: 0.5 },
        { ...one, account_id: `${partner.id}-8`, account_type: 8, amount: 13_000, designated_amount: 0 },
      ],
    });
    expect(await world.breaches()).toEqual([]);
  });

  it('billing AC-13 api 7.10 a deposit needs an Idempotency-Key and is booked once for each', async () => {
    const partner = await world.partner();
    const path = operatorPath(partner, 'deposits');
    await world.operator.api.post(path, { amount: 10 }).expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    const twins = await Promise.all([1, 2].map(() => deposit(world, partner, 10, {}, 'once')));
    const repeated = await deposit(world, partner, 10, {}, 'once').expect(200).expect('Idempotent-Replayed', 'true');
    for (const { status, body } of twins)
      expect([status, body as object]).toEqual(
        status === 200 ? [200, repeated.body] : [409, expect.objectContaining({ error_code: 'PCB.0409' })],
      );
    await deposit(world, partner, 11, {}, 'once').expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    expect(await balances(partner.api)).toEqual({ 1: 10, 8: 10 });
  });

  it('billing M-3 M-4 api 7.13 amounts have two decimals, are above 0 and at most 9,999,999,999.99', async () => {
    const partner = await world.partner();
    for (const amount of [0, -1, '0.001', 1.234, 'x', '', null, undefined, '10000000000.00', true])
      await deposit(world, partner, amount).expect(refused(400, 'CBC.0100', 'amount'));
    await deposit(world, partner, 1, { designated_amount: 1.01 }).expect(refused(400, 'CBC.0100', 'designated_amount'));
    await deposit(world, partner, 1, { designated_amount: -1 }).expect(refused(400, 'CBC.0100', 'designated_amount'));
    await deposited(world, partner, 9_999_999_999.99);
    await deposit(world, partner, '0.010').expect(200);
    expect(await balances(partner.api)).toEqual({ 1: 10_000_000_000, 8: 10_000_000_000 });
  });

  it('billing AC-13 AC-19 what the staff cannot book', async () => {
    const [partner, nobody] = [await world.partner(), { id: 'nobody' }];
    await deposit(world, nobody, 1).expect(refused(400, 'CBC.0101', 'account_id'));
    await world.operator.api.put(operatorPath(nobody, 'credit-line'), { amount: 1 }).expect(refused(400, 'CBC.0101', 'account_id'));
    const pay = (id: string, amount: unknown) => world.operator.api.post(operatorPath({ id }, 'withdrawals'), { amount });
    await pay(nobody.id, 1).expect(refused(400, 'CBC.0101', 'account_id'));
    const [resale, referral] = [await world.customer(partner), await world.customer(partner, { type: REFERRAL })];
    for (const account of [resale, referral, partner]) await deposited(world, account, 5);
    for (const account of [referral, partner]) await pay(account.id, 0.01).expect(refused(400, 'CBC.99005003', '账户余额'));
    await pay(resale.id, 5.01).expect(refused(400, 'CBC.99005003'));
    await pay(resale.id, 0).expect(refused(400, 'CBC.0100', 'amount'));
    const { body } = await pay(resale.id, '5.00').expect(200);
    expect(body).toEqual({ trade_id: expect.stringMatching(/^WD/) as string });
    await pay(resale.id, 0.01).expect(refused(400, 'CBC.99005003'));
    for (const what of ['deposits', 'withdrawals'])
      await partner.api.post(operatorPath(partner, what), { amount: 1 }, { 'Idempotency-Key': 'k' }).expect(refused(403, 'CBC.0151'));
    await partner.api.put(operatorPath(partner, 'credit-line'), { amount: 1 }).expect(refused(403, 'CBC.0151'));
    expect(await world.breaches()).toEqual([]);
  });

  it('billing A1 a distributor sees its resellers, they themselves in the console, and nobody what is not its own', async () => {
    const [distributor, other, provider] = [await world.distributor(), await world.distributor(), await world.partner()];
    const reseller = await world.resellerInConsole(distributor);
    await deposited(world, reseller, 3);
    const named = withQuery(MONEY.balances, { indirect_partner_id: reseller.id });
    expect(await balances(distributor.api, named)).toEqual({ 1: 3 });
    expect(await balances(reseller.api)).toEqual({ 1: 3 });
    await other.api
      .get(named)
      .expect(refused(400, 'CBC.99000037', 'indirect_partner_id'))
      .expect(inLanguage('zh_CN'));
    expect(await balances(provider.api, named)).toEqual({ 1: 0, 8: 0 });
    await (await world.customer(provider)).api.get(MONEY.balances).expect(refused(403, 'CBC.0151'));
    await distributor.api.get(withQuery(MONEY.balances, { indirect_partner_id: 'nobody' })).expect(refused(400, 'CBC.99000037'));
  });
});
