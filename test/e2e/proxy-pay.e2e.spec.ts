import { until } from '@pc/testing';
import { failing, Unlinking } from './support/association-requests';
import { detailOf, ordered, orderIds, orders, ORDERS, type ShownOrder } from './support/orders';
import { withQuery } from './support/paths';
import { refused } from './support/refused';
import { resellerInConsole } from './support/reseller-console';
import type { Account } from './support/account';
import { REFERRAL, RESALE, World } from './support/world';

const OWN = `${ORDERS}/proxy-pay-requests`;
const REQUESTS = '/v2/partners/proxy-pay-requests';
const COUPONS = `${ORDERS}/order-coupons`;

interface Shown {
  readonly request_id: string;
  readonly status: string;
}

describe('an order that the partner is asked to pay', () => {
  const world = new World();
  const ask = (customer: Account, order_id: string) => customer.api.post(OWN, { order_id });
  const asked = async (customer: Account, orderId: string) => ((await ask(customer, orderId).expect(200)).body as Shown).request_id;
  const listed = async (account: Account, query = {}) =>
    ((await account.api.get(withQuery(REQUESTS, query)).expect(200)).body as { requests: Shown[] }).requests;
  const payerOf = async (customer: Account, orderId: string) =>
    ((await customer.api.get(detailOf(orderId)).expect(200)).body as { order_info: ShownOrder }).order_info.agent_pay_info;

  it('billing OR-8 PP-10 PP-17 is asked for, found by its payer, rejected with a reason and asked for again', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const [id, other] = [await ordered(world, customer), await ordered(world, customer)];
    const { body } = await ask(customer, id).expect(200);
    expect(body).toMatchObject({ order_id: id, partner_id: partner.id, status: 'PENDING', amount_due: 1000, association_type: RESALE });
    const { request_id: request } = body as Shown;
    expect(await orderIds(partner.api, { status: 6, paying_agent_id: partner.id })).toEqual([id]);
    expect(await payerOf(customer, id)).toEqual({ paying_agent_id: partner.id, is_agent_pay: true });
    await ask(customer, id).expect(failing('REQUEST_EXISTS'));
    for (const reason of ['', 'x'.repeat(256), undefined])
      await partner.api.post(`${REQUESTS}/${request}/reject`, { reason }).expect(refused(400, 'CBC.0100', 'reason'));
    await partner.api.post(`${REQUESTS}/${request}/reject`, { reason: 'x'.repeat(255) }).expect(204);
    await partner.api.post(`${REQUESTS}/${request}/reject`, { reason: 'again' }).expect(refused(400, 'CBC.99003106', 'request_id'));
    expect(await listed(partner)).toMatchObject([{ request_id: request, status: 'REJECTED', reject_reason: 'x'.repeat(255) }]);
    expect(await payerOf(customer, id)).toBeNull();
    const again = await asked(customer, id);
    await customer.api.delete(`${OWN}/${again}`).expect(204);
    await customer.api.delete(`${OWN}/${again}`).expect(refused(400, 'CBC.99003106', 'request_id'));
    expect((await orders(customer.api, { order_id: other })).order_infos[0]!.agent_pay_info).toBeNull();
    expect(await world.breaches()).toEqual([]);
  });

  it('billing PP-1 customers 6.12 resale customers of any partner with the function, referral customers of a solution provider only', async () => {
    const [provider, distributor] = [await world.partner(), await world.distributor()];
    const reseller = await resellerInConsole(world, distributor);
    const allowed = [
      await world.customer(provider, { type: REFERRAL }),
      await world.customer(distributor),
      await world.customer(distributor, { resellerId: reseller.id }),
    ];
    for (const customer of allowed) await ask(customer, await ordered(world, customer)).expect(200);
    expect((await reseller.console.get(REQUESTS).expect(200)).body).toMatchObject({
      total_count: 1,
      requests: [{ partner_id: reseller.id }],
    });
    const refusedOnes = [
      await world.customer(distributor, { type: REFERRAL }),
      await world.customer(distributor, { type: REFERRAL, resellerId: reseller.id }),
      await world.customer(),
    ];
    for (const customer of refusedOnes) await ask(customer, await ordered(world, customer)).expect(failing('NOT_PROXY_PAYABLE'));
    const resale = await world.customer(provider);
    await ask(resale, await ordered(world, resale, { category: 'STORED_VALUE_CARD' })).expect(failing('NOT_PROXY_PAYABLE'));
    await world.setState(provider, { proxy_pay_enabled: false });
    const id = await ordered(world, resale);
    await until(async () => {
      const { status, body } = await ask(resale, id);
      if (status === 200) await resale.api.delete(`${OWN}/${(body as Shown).request_id}`).expect(204);
      return status === 400;
    });
    await ask(resale, id).expect(failing('NOT_PROXY_PAYABLE'));
  });

  it('customers 6.4 billing PP-8 PP-16 keeps the two together until it is withdrawn', async () => {
    const partner = await world.partner();
    const one = new Unlinking(partner, await world.customer(partner));
    const request = await asked(one.customer, await ordered(world, one.customer));
    await one.partnerAsks().expect(failing('PROXY_PAY_OPEN'));
    await one.customerAsks().expect(failing('PROXY_PAY_OPEN'));
    await one.customer.api.delete(`${OWN}/${request}`).expect(204);
    const parting = await one.asked();
    const again = await asked(one.customer, await ordered(world, one.customer));
    await one.customerHandles('approve', parting).expect(failing('PROXY_PAY_OPEN'));
    expect(await one.log()).toEqual(['STARTED']);
    await partner.api.post(`${REQUESTS}/${again}/reject`, { reason: 'we part' }).expect(204);
    await one.customerHandles('approve', parting).expect(200);
    await one.settled(parting);
    expect(await world.breaches()).toEqual([]);
  });

  it('billing OR-3 is cancelled by its customer alone, and the request with it', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const id = await ordered(world, customer);
    await asked(customer, id);
    await partner.api.put(`${ORDERS}/cancel`, { order_id: id }).expect(refused(403, 'CBC.0151'));
    await (await world.customer(partner)).api.put(`${ORDERS}/cancel`, { order_id: id }).expect(refused(400, 'CBC.30000010', 'order_id'));
    await customer.api.put(`${ORDERS}/cancel`, { order_id: id }).expect(204);
    await customer.api.put(`${ORDERS}/cancel`, { order_id: id }).expect(refused(400, 'CBC.99005010', 'order_id'));
    expect((await orders(customer.api)).order_infos).toMatchObject([{ status: 4, agent_pay_info: null }]);
    expect(await listed(partner)).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('billing 5.1 5.2 ends by itself when its deadline passes', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const promotion_deadline = `${new Date(Date.now() + 12_000).toISOString().slice(0, 19)}Z`;
    const id = await ordered(world, customer, { promotion_deadline });
    await asked(customer, id);
    const isOver = async () => (await orders(customer.api, { order_id: id })).order_infos[0]!.status === 4;
    await until(isOver, { timeoutMs: 60_000, what: 'the order to be cancelled' });
    expect(await listed(partner)).toMatchObject([{ status: 'EXPIRED' }]);
    await ask(customer, id).expect(refused(400, 'CBC.99003106', 'order_id'));
  });

  it('benefits 5.12 P-11 its customer is offered the vouchers whose limits match, nobody else is', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const quotaId = await world.grant(partner);
    const [any] = await partner.give(quotaId, [customer], 100);
    const [matching] = await partner.give(quotaId, [customer], 50, { cloud_service_types: ['hws.service.type.ec2'] });
    await partner.give(quotaId, [customer], 50, { cloud_service_types: ['hws.service.type.obs'] });
    const id = await ordered(world, customer);
    const { body } = await customer.api.get(withQuery(COUPONS, { order_id: id })).expect(200);
    expect(body).toMatchObject({
      count: 2,
      user_coupons: [
        { coupon_id: matching, balance: 50 },
        { coupon_id: any, coupon_type: 301, coupon_group: 0 },
      ],
    });
    expect((body as { coupon_max_use_quantity: object[] }).coupon_max_use_quantity).toContainEqual({
      coupon_type: 301,
      coupon_group: 0,
      use_quantity_value: 1,
    });
    const goods = await ordered(world, customer, { category: 'MARKETPLACE' });
    expect((await customer.api.get(withQuery(COUPONS, { order_id: goods })).expect(200)).body).toMatchObject({
      count: 0,
      user_coupons: [],
    });
    await partner.api.get(withQuery(COUPONS, { order_id: id })).expect(refused(403, 'CBC.0151'));
    const stranger = await world.customer(partner);
    await stranger.api.get(withQuery(COUPONS, { order_id: id })).expect(refused(400, 'CBC.30000010', 'order_id'));
    await customer.api.get(COUPONS).expect(refused(400, 'CBC.0100', 'order_id'));
  });
});
