import { Unlinking } from './support/association-requests';
import type { Account } from './support/account';
import { balances, deposited, MONEY, operatorPath } from './support/money';
import type { Partner } from './support/partner';
import { newPhone } from './support/phones';
import { Protection, wrong } from './support/protection';
import { refused } from './support/refused';
import { REFERRAL, World } from './support/world';

/** Signed calls, or a console session. */
type Dealer = Pick<Partner, 'api'>;

describe('money that partners grant and reclaim', () => {
  const world = new World();
  const grant = ({ api }: Dealer, customer: Pick<Account, 'id'>, amount: unknown, more: object = {}, headers = {}) =>
    api.post(MONEY.grant, { customer_id: customer.id, amount, ...more }, headers);
  const reclaim = ({ api }: Dealer, customer: Pick<Account, 'id'>, amount: unknown, more: object = {}) =>
    api.post(MONEY.reclaim, { customer_id: customer.id, amount, ...more });

  it('billing AC-2 AC-3 AC-6 up to the last fen of what is not designated, and back up to what is left', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    await deposited(world, partner, 15_000, { designated_amount: 2_000 });
    await grant(partner, customer, '13000.01').expect(refused(400, 'CBC.5003', '账户余额'));
    expect((await grant(partner, customer, '13000.00').expect(200)).body).toEqual({ transfer_id: expect.stringMatching(/^BE/) as string });
    expect(await balances(partner.api)).toEqual({ 1: 2_000, 8: 0 });
    await grant(partner, customer, 0.01).expect(refused(400, 'CBC.5003'));
    await reclaim(partner, customer, 13_000.01).expect(refused(400, 'CBC.99005003', '账户余额'));
    expect((await reclaim(partner, customer, 12_999.99).expect(200)).body).toEqual({
      trans_id: expect.stringMatching(/^RE\d{12}[A-Z0-9]{6}$/) as string,
    });
    expect(await balances(partner.api)).toEqual({ 1: 14_999.99, 8: 12_999.99 });
    for (const amount of [0, -1, 0.001, '1.001', 'x', null, undefined, 10_000_000_000])
      for (const act of [grant, reclaim]) await act(partner, customer, amount).expect(refused(400, 'CBC.0100', 'amount'));
    await grant(partner, { id: '' }, 1).expect(refused(400, 'CBC.0100', 'customer_id'));
    expect(await world.breaches()).toEqual([]);
  });

  it('billing AC-1 AC-4 to own resale customers alone; for that of a reseller its distributor names it', async () => {
    const [provider, distributor, other] = [await world.partner(), await world.distributor(), await world.distributor()];
    const reseller = await world.resellerInConsole(distributor);
    const [own, referral] = [await world.customer(provider), await world.customer(provider, { type: REFERRAL })];
    const below = await world.customer(distributor, { resellerId: reseller.id });
    for (const owner of [provider, distributor, reseller]) await deposited(world, owner, 100);
    const named = { indirect_partner_id: reseller.id };
    for (const act of [grant, reclaim]) {
      await act(provider, referral, 1).expect(refused(400, 'CBC.99000000', 'customer_id'));
      await act(provider, below, 1).expect(refused(400, 'CBC.99000035', 'customer_id'));
      await act(provider, { id: 'nobody' }, 1).expect(refused(400, 'CBC.99000035', 'customer_id'));
      await act(distributor, below, 1).expect(refused(400, 'CBC.99000035', 'customer_id'));
      await act(other, below, 1, named).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
      for (const { api } of [reseller, own, world.operator]) await act({ api }, below, 1).expect(refused(403, 'CBC.0151'));
    }
    await grant(provider, own, 10, { indirect_partner_id: 'ignored' }).expect(200);
    await grant(distributor, below, 60, named).expect(200);
    await grant(distributor, below, 40.01, named).expect(refused(400, 'CBC.5003'));
    await reclaim(distributor, below, 10, named).expect(200);
    expect([await balances(distributor.api), await balances(reseller.api)]).toEqual([{ 1: 100, 8: 100 }, { 1: 50 }]);
  });

  it('billing AC-5 AC-17 between a distributor and its reseller, and nobody else', async () => {
    const [distributor, other, provider] = [await world.distributor(), await world.distributor(), await world.partner()];
    const reseller = await world.resellerInConsole(distributor);
    await deposited(world, distributor, 100);
    const move = ({ api }: Dealer, path: string, amount: unknown, id = reseller.id) => api.post(path, { indirect_partner_id: id, amount });
    await move(distributor, MONEY.toReseller, 100.01).expect(refused(400, 'CBC.99005003'));
    expect((await move(distributor, MONEY.toReseller, 70).expect(200)).body).toEqual({ transfer_id: expect.any(String) as string });
    await move(distributor, MONEY.fromReseller, 70.01).expect(refused(400, 'CBC.99005003'));
    expect((await move(distributor, MONEY.fromReseller, 20).expect(200)).body).toEqual({ trans_id: expect.any(String) as string });
    expect([await balances(distributor.api), await balances(reseller.api)]).toEqual([{ 1: 50, 8: 50 }, { 1: 50 }]);
    for (const path of [MONEY.toReseller, MONEY.fromReseller]) {
      await move(distributor, path, 0).expect(refused(400, 'CBC.0100', 'amount'));
      await move(other, path, 1).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
      await move(distributor, path, 1, 'nobody').expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
      for (const dealer of [provider, reseller]) await move(dealer, path, 1).expect(refused(403, 'CBC.0151'));
    }
  });

  it('billing AC-11 AC-17 many at once: no more than there is, and once for each Idempotency-Key', async () => {
    const partner = await world.partner();
    const customers = await world.customers(3, partner);
    await deposited(world, partner, 100);
    const answers = await Promise.all([...customers, ...customers].map((customer) => grant(partner, customer, 30)));
    expect(answers.map(({ status, body }) => [status, (body as { error_code?: string }).error_code]).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => [200, undefined]),
      ...Array.from({ length: 3 }, () => [400, 'CBC.5003']),
    ]);
    const keyed = () => grant(partner, customers[0]!, 5, {}, { 'Idempotency-Key': 'five' });
    const first = await keyed().expect(200);
    expect((await keyed().expect(200).expect('Idempotent-Replayed', 'true')).body).toEqual(first.body);
    expect(await balances(partner.api)).toEqual({ 1: 5, 8: 5 });
    expect(await world.breaches()).toEqual([]);
  });

  it('billing AC-16 customers 6.10 the end of the association brings all of it back', async () => {
    const partner = await world.partner();
    const one = new Unlinking(partner, await world.customer(partner));
    await deposited(world, partner, 100);
    await grant(partner, one.customer, 60).expect(200);
    const parting = await one.asked();
    await one.customerHandles('approve', parting).expect(200);
    await one.settled(parting);
    expect(await balances(partner.api)).toEqual({ 1: 100, 8: 100 });
    await grant(partner, one.customer, 1).expect(refused(400, 'CBC.99000035', 'customer_id'));
    expect(await world.breaches()).toEqual([]);
  });

  it('billing AC-18 customers 6.6 who owes something cannot leave before the partner allots enough', async () => {
    const partner = await world.partner();
    const one = new Unlinking(partner, await world.customer(partner));
    await deposited(world, partner, 100);
    await world.operator.api.put(operatorPath(one.customer, 'debt'), { amount: 30 }).expect(204);
    await world.operator.api.put(operatorPath(one.customer, 'debt'), { amount: -1 }).expect(refused(400, 'CBC.0100', 'amount'));
    await world.operator.api.put(operatorPath({ id: 'nobody' }, 'debt'), { amount: 1 }).expect(refused(400, 'CBC.0101', 'account_id'));
    await one.partnerAsks().expect(({ body }) => expect(body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['IN_DEBT'] }));
    await grant(partner, one.customer, 40).expect(200);
    await reclaim(partner, one.customer, 10.01).expect(refused(400, 'CBC.99005003'));
    await one.asked();
    await partner.api.put(operatorPath(one.customer, 'debt'), { amount: 0 }).expect(refused(403, 'CBC.0151'));
  });

  it('billing PP-13 customers 10.7 in the console a protected partner needs a code for each of them', async () => {
    const mobile_phone = newPhone();
    const distributor = await world.partner({ kind: 'DISTRIBUTOR', mobile_phone });
    const desk = await distributor.inConsole();
    const [reseller, customer] = [await world.reseller(distributor), await world.customer(distributor)];
    await deposited(world, distributor, 100);
    const protection = new Protection(world, desk, mobile_phone);
    await protection.turn(true);
    const acts: ReadonlyArray<(who: Dealer, more: object) => ReturnType<typeof grant>> = [
      (who, more) => grant(who, customer, 20, more),
      (who, more) => reclaim(who, customer, 5, more),
      ({ api }, more) => api.post(MONEY.toReseller, { indirect_partner_id: reseller, amount: 20, ...more }),
      ({ api }, more) => api.post(MONEY.fromReseller, { indirect_partner_id: reseller, amount: 5, ...more }),
    ];
    for (const act of acts) {
      await act(desk, {}).expect(refused(400, 'CBC.99000026', 'verification_code'));
      await act(desk, { verification_code: '123456' }).expect(refused(400, 'CBC.99000027', 'verification_code'));
      const code = await protection.code();
      await act(desk, wrong(code)).expect(refused(400, 'CBC.99000026', 'verification_code'));
      await act(desk, code).expect(200);
      await act(desk, code).expect(refused(400, 'CBC.99000027', 'verification_code'));
    }
    expect(await balances(distributor.api)).toEqual({ 1: 70, 8: 70 });
    for (const act of acts) await act(distributor, { verification_code: 'ignored'.slice(0, 6) }).expect(200);
  });
});
