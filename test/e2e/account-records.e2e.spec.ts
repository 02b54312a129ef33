import { until } from '@pc/testing';
import type { Account } from './support/account';
import { deposited, MONEY, operatorPath } from './support/money';
import { withQuery } from './support/paths';
import { refused } from './support/refused';
import { REFERRAL, World } from './support/world';

type Query = Parameters<typeof withQuery>[1];
type Api = Pick<Account['api'], 'get'>;

interface Records {
  readonly total_count: number;
  readonly records: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

const DEBIT = { balance_type: 'BALANCE_TYPE_DEBIT' };

describe('what moved in accounts, and what customers have', () => {
  const world = new World();
  const read = async (api: Api, path: string, query: Query = {}) => (await api.get(withQuery(path, query)).expect(200)).body as Records;
  /** Today in UTC+8, some days away. */
  const day = (away = 0) => new Date(Date.now() + 8 * 3_600_000 + away * 86_400_000).toISOString().slice(0, 10);

  async function scene() {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    await deposited(world, partner, 100);
    const grant = await partner.api.post(MONEY.grant, { customer_id: customer.id, amount: '60.50' }).expect(200);
    const reclaim = await partner.api.post(MONEY.reclaim, { customer_id: customer.id, amount: 0.5 }).expect(200);
    const { transfer_id } = grant.body as { transfer_id: string };
    const { trans_id } = reclaim.body as { trans_id: string };
    const isNamed = async () => (await read(partner.api, MONEY.adjustments)).records[0]!['customer_name'] === customer.name;
    await until(isNamed, { timeoutMs: 20_000, what: 'the name of the customer to be known' });
    return { partner, customer, transfer_id, trans_id };
  }

  it('billing A6 AC-6 M-3 grants and reclaims as texts, newest first; both ids stand there as trans_id', async () => {
    const { partner, customer, transfer_id, trans_id } = await scene();
    const one = { customer_id: customer.id, customer_name: customer.name, currency: 'CNY', measure_id: 1, apply_scene: null, memo: null };
    const time = { operation_time: expect.stringMatching(/^\d{4}-.*Z$/) as string };
    expect(await read(partner.api, MONEY.adjustments)).toEqual({
      total_count: 2,
      records: [
        { ...one, ...time, operation_type: 'SOURCE_OPERATION_BERETRIEVE', amount: '0.50', trans_id },
        { ...one, ...time, operation_type: 'SOURCE_OPERATION_BEADJUST', amount: '60.50', trans_id: transfer_id },
      ],
    });
    const count = async (query: Query) => (await read(partner.api, MONEY.adjustments, query)).total_count;
    const counts = [
      { customer_id: customer.id },
      { customer_id: 'x' },
      { trans_id },
      { operation_type: 'SOURCE_OPERATION_BEUNBIND' },
      { operation_type: '' },
    ];
    expect(await Promise.all(counts.map(count))).toEqual([2, 0, 1, 0, 2]);
    const bad = (query: Query, field: string) =>
      partner.api.get(withQuery(MONEY.adjustments, query)).expect(refused(400, 'CBC.0100', field));
    await bad({ operation_type: 'OTHER' }, 'operation_type');
    await bad({ limit: 101 }, 'limit');
    await bad({ operation_time_begin: '2026-02-02T00:00:00Z', operation_time_end: '2026-02-01T00:00:00Z' }, 'operation_time_end');
    await customer.api.get(MONEY.adjustments).expect(refused(403, 'CBC.0151'));
  });

  it('billing A7 AC-10 change records by days of UTC+8, a kind, and a balance that must be named', async () => {
    const { partner, customer, transfer_id, trans_id } = await scene();
    const who = { customer_id: customer.id, account_name: customer.name };
    const nobody = { customer_id: null, account_name: null };
    const record = { account_change_id: expect.any(String) as string, trade_time: expect.any(String) as string };
    expect(await read(partner.api, MONEY.changes, DEBIT)).toEqual({
      total_count: 3,
      currency: 'CNY',
      records: [
        {
          ...record,
          ...who,
          trade_detail_type: 'SOURCE_OPERATION_BERETRIEVE',
          trade_id: trans_id,
          change_amount: '0.50',
          balance_after_change: '40.00',
          type: '1',
        },
        {
          ...record,
          ...who,
          trade_detail_type: 'SOURCE_OPERATION_BEADJUST',
          trade_id: transfer_id,
          change_amount: '60.50',
          balance_after_change: '39.50',
          type: '2',
        },
        {
          ...record,
          ...nobody,
          trade_detail_type: 'SOURCE_OPERAIION_RECHARGE',
          trade_id: expect.stringMatching(/^DP/) as string,
          change_amount: '100.00',
          balance_after_change: '100.00',
          type: '1',
        },
      ],
    });
    const count = async (query: Query) => (await read(partner.api, MONEY.changes, { ...DEBIT, ...query })).total_count;
    expect([await count({ trade_type: 'BEADJUST' }), await count({ trade_type: '' }), await count({ trade_type: 'REFUND' })]).toEqual([
      1, 3, 0,
    ]);
    expect(await count({ trade_time_begin: day(-1), trade_time_end: day(1) })).toBe(3);
    expect(await count({ trade_time_begin: day(2), trade_time_end: day(2) })).toBe(0);
    expect(await count({ trade_time_end: day(-2) })).toBe(0);
    expect((await read(partner.api, MONEY.changes, { balance_type: 'BALANCE_TYPE_CREDIT' })).total_count).toBe(0);
    const bad = (query: Query, field: string) => partner.api.get(withQuery(MONEY.changes, query)).expect(refused(400, 'CBC.0100', field));
    await bad({}, 'balance_type');
    await bad({ balance_type: 'OTHER' }, 'balance_type');
    for (const date of ['2026-02-30', '2026-2-3', '', '2026-01-31T08:00:00Z'])
      await bad({ ...DEBIT, trade_time_begin: date }, 'trade_time_begin');
    await bad({ ...DEBIT, trade_time_begin: '2026-02-02', trade_time_end: '2026-02-01' }, 'trade_time_end');
    await bad({ ...DEBIT, trade_type: 'OTHER' }, 'trade_type');
    await customer.api.get(withQuery(MONEY.changes, DEBIT)).expect(refused(403, 'CBC.0151'));
  });

  it('billing A6 A7 AC-8 of a reseller where its distributor names it, and of no other', async () => {
    const [distributor, other] = [await world.distributor(), await world.distributor()];
    const reseller = await world.resellerInConsole(distributor);
    const below = await world.customer(distributor, { resellerId: reseller.id });
    const named = { indirect_partner_id: reseller.id };
    await deposited(world, reseller, 100);
    await distributor.api.post(MONEY.grant, { customer_id: below.id, amount: 30, ...named }).expect(200);
    for (const [path, query] of [
      [MONEY.adjustments, {}],
      [MONEY.changes, DEBIT],
    ] as const) {
      const seen = async (api: Api, more: Query = {}) => (await read(api, path, { ...query, ...more })).total_count;
      const all = path === MONEY.adjustments ? 1 : 2;
      expect([await seen(distributor.api), await seen(distributor.api, named), await seen(reseller.api)]).toEqual([0, all, all]);
      await other.api.get(withQuery(path, { ...query, ...named })).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    }
    const body = { customer_infos: [{ customer_id: below.id }] };
    const shown = { customer_balances: [{ customer_id: below.id, amount: 30, debt_amount: 0, currency: 'CNY', measure_id: 1 }] };
    expect((await distributor.api.post(MONEY.customers, { ...body, ...named }).expect(200)).body).toEqual(shown);
    expect((await reseller.api.post(MONEY.customers, body).expect(200)).body).toEqual(shown);
    expect((await distributor.api.post(MONEY.customers, body).expect(200)).body).toEqual({ customer_balances: [] });
    await other.api.post(MONEY.customers, { ...body, ...named }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
  });

  it('billing AC-8 batch balances drop referral and foreign customers; 1 to 100 ids', async () => {
    const partner = await world.partner();
    const [resale, referral, foreign] = [
      await world.customer(partner),
      await world.customer(partner, { type: REFERRAL }),
      await world.customer(await world.partner()),
    ];
    await world.operator.api.put(operatorPath(resale, 'debt'), { amount: 1.5 }).expect(204);
    const ask = (ids: readonly string[]) =>
      partner.api.post(MONEY.customers, { customer_infos: ids.map((customer_id) => ({ customer_id })) });
    expect((await ask([referral.id, resale.id, foreign.id, 'nobody']).expect(200)).body).toEqual({
      customer_balances: [{ customer_id: resale.id, amount: 0, debt_amount: 1.5, currency: 'CNY', measure_id: 1 }],
    });
    await ask([]).expect(refused(400, 'CBC.0100', 'customer_infos'));
    await ask(Array.from({ length: 101 }, (_, index) => `id-${index}`)).expect(refused(400, 'CBC.0100', 'customer_infos'));
    await resale.api.post(MONEY.customers, { customer_infos: [{ customer_id: resale.id }] }).expect(refused(403, 'CBC.0151'));
  });

  it('billing A9 A10 AC-9 a customer sees its own balances and records; a resale customer has no records of its own', async () => {
    const partner = await world.partner();
    const [resale, referral] = [await world.customer(partner), await world.customer(partner, { type: REFERRAL })];
    await deposited(world, partner, 100);
    await deposited(world, referral, 20);
    await partner.api.post(MONEY.grant, { customer_id: resale.id, amount: 60 }).expect(200);
    const balance = { account_type: 1, designated_amount: 0, currency: 'CNY', measure_id: 1 };
    const totals = { debt_amount: 0, currency: 'CNY', measure_id: 1 };
    const own = async ({ api }: Account) => (await api.get(MONEY.own).expect(200)).body as object;
    expect(await own(resale)).toEqual({ account_balances: [{ ...balance, account_id: `${resale.id}-g`, amount: 60 }], ...totals });
    expect(await own(referral)).toEqual({ account_balances: [{ ...balance, account_id: `${referral.id}-1`, amount: 20 }], ...totals });
    await resale.api.get(withQuery(MONEY.ownChanges, DEBIT)).expect(refused(400, 'CBC.99000084'));
    expect(await read(referral.api, MONEY.ownChanges, DEBIT)).toEqual({
      total_count: 1,
      currency: 'CNY',
      records: [
        {
          account_change_id: expect.any(String) as string,
          trade_time: expect.any(String) as string,
          trade_detail_type: 'SOURCE_OPERAIION_RECHARGE',
          trade_id: expect.stringMatching(/^DP/) as string,
          change_amount: '20.00',
          balance_after_change: '20.00',
          revenue_expense_type: 'REVENUE',
        },
      ],
    });
    const count = async (query: Query) => (await read(referral.api, MONEY.ownChanges, { ...DEBIT, ...query })).total_count;
    expect([
      await count({ revenue_expense_type: 'EXPENSE' }),
      await count({ payment_channel_id: '1' }),
      await count({ trade_type: 'RECHARGE' }),
    ]).toEqual([0, 0, 1]);
    await referral.api.get(MONEY.ownChanges).expect(refused(400, 'CBC.0100', 'balance_type'));
    for (const path of [MONEY.own, withQuery(MONEY.ownChanges, DEBIT)]) await partner.api.get(path).expect(refused(403, 'CBC.0151'));
    expect(await world.breaches()).toEqual([]);
  });
});
