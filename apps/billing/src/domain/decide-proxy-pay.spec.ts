import { isRefusal } from '@pc/kernel';
import { decideCancel, decideExpiry } from './close-order';
import { decideEnding, decideRequest, mayProxyPay, type ProxyPaySituation } from './decide-proxy-pay';
import type { Order } from './order';
import { aCustomer, aNewOrder, aPartner, fen, NOW } from './order.fixture';
import type { ProxyPayRequest } from './proxy-pay-request';
import { decideOrder } from './take-order';

const WEEK = new Date('2026-03-08T08:00:00Z');

function anOrder(change: Partial<Order> = {}): Order {
  const events = decideOrder(aNewOrder(), { customer: aCustomer(), isPartner: false, partner: aPartner() }, NOW, 'CS1');
  if (isRefusal(events) || events[0]?.type !== 'order-created') throw new Error('Not taken');
  return { ...events[0].order, ...change };
}

const decide = (change: Partial<ProxyPaySituation> = {}, now = NOW) =>
  decideRequest({ order: anOrder(), customer: aCustomer(), partner: aPartner(), ...change }, now, 'request');

/** The order and the request after the customer asked. */
function asked(change: Partial<ProxyPaySituation> = {}): { request: ProxyPayRequest; order: Order } {
  const events = decide(change);
  if (isRefusal(events)) throw new Error(`Refused: ${events.code}`);
  const [first, second] = events;
  if (first?.type !== 'proxy-pay-changed' || second?.type !== 'payer-changed') throw new Error('Other events');
  return { request: first.request, order: second.order };
}

describe('asking the partner to pay', () => {
  it('billing 5.2 makes a request that is pending until the deadline of the order, and names the payer on the order', () => {
    const { request, order } = asked();
    expect(request).toMatchObject({
      status: 'PENDING',
      orderId: 'CS1',
      associationType: '2',
      amountDue: fen(1000),
      expireTime: WEEK,
      version: 1,
    });
    expect(order).toMatchObject({ status: 'PENDING_PAYMENT', agentPay: { requestId: 'request', payerId: 'partner' } });
  });

  it("a reseller's customer asks the reseller, who is linked with it directly", () => {
    const partner = aPartner({ kind: 'DISTRIBUTOR' });
    const { request, order } = asked({ partner, customer: aCustomer({}, { resellerId: 'reseller' }) });
    expect([request.dealer, order.agentPay?.payerId]).toEqual([{ partnerId: 'partner', resellerId: 'reseller' }, 'reseller']);
  });

  const REFERRAL = { type: '1' as const };
  const OF_RESELLER = { resellerId: 'reseller' };
  it.each([
    ['resale customer of a solution provider', aPartner(), {}, true],
    ['referral customer of a solution provider', aPartner(), REFERRAL, true],
    ['resale customer of a distributor', aPartner({ kind: 'DISTRIBUTOR' }), {}, true],
    ['referral customer of a distributor', aPartner({ kind: 'DISTRIBUTOR' }), REFERRAL, false],
    ["resale customer of a distributor's reseller", aPartner({ kind: 'DISTRIBUTOR' }), OF_RESELLER, true],
    ["referral customer of a distributor's reseller", aPartner({ kind: 'DISTRIBUTOR' }), { ...OF_RESELLER, ...REFERRAL }, false],
    ['resale customer of a partner without the function', aPartner({ proxyPayEnabled: false }), {}, false],
    ['referral customer of a partner without the function', aPartner({ proxyPayEnabled: false }), REFERRAL, false],
  ])('billing PP-1 customers 6.12 a %s: %#', (_, partner, association, allowed) => {
    expect(mayProxyPay(aCustomer({}, association), partner, { category: 'CLOUD' })).toBe(allowed);
  });

  it('billing PP-1 nobody pays a stored-value card for another; a customer of nobody asks nobody', () => {
    const refusal = { code: 'CBC.99007004', items: ['NOT_PROXY_PAYABLE'] };
    expect(decide({ order: anOrder({ category: 'STORED_VALUE_CARD' }) })).toMatchObject(refusal);
    const { association: _, ...direct } = aCustomer();
    expect(decide({ customer: direct, partner: undefined })).toMatchObject(refusal);
  });

  it('billing PP-10 the order must be its own, unpaid and in time', () => {
    const refusal = (code: string) => ({ code, field: 'order_id' });
    expect(decide({ order: undefined })).toMatchObject(refusal('CBC.30000010'));
    expect(decide({ order: anOrder({ customerId: 'another' }) })).toMatchObject(refusal('CBC.30000010'));
    for (const status of ['PENDING_APPROVAL', 'PENDING_CONFIRMATION', 'PROCESSING', 'COMPLETED', 'CANCELLED'] as const)
      expect(decide({ order: anOrder({ status }) })).toMatchObject(refusal('CBC.99003106'));
    expect(decide({}, WEEK)).toMatchObject(refusal('CBC.99003110'));
    expect(isRefusal(decide({}, new Date(WEEK.getTime() - 1)))).toBe(false);
  });

  it('billing PP-10 PP-16 one request at a time, none behind the fence of this partner; every failed item is named', () => {
    const fenced = aCustomer({ fence: { partnerId: 'partner', attempt: 1 } });
    const { order } = asked();
    expect(decide({ order })).toMatchObject({ items: ['REQUEST_EXISTS'] });
    expect(decide({ customer: fenced })).toMatchObject({ items: ['UNLINKING'] });
    expect(decide({ order, customer: fenced, partner: aPartner({ proxyPayEnabled: false }) })).toMatchObject({
      items: ['NOT_PROXY_PAYABLE', 'REQUEST_EXISTS', 'UNLINKING'],
    });
    expect(isRefusal(decide({ customer: aCustomer({ fence: { partnerId: 'another', attempt: 1 } }) }))).toBe(false);
  });
});

describe('the end of a request', () => {
  const end = (request: ProxyPayRequest | undefined, mayAct = true) =>
    decideEnding(request, asked().order, () => mayAct, { to: 'REJECTED', reason: 'no', operator: 'clerk' }, NOW);

  it('billing 5.2 PP-18 leaves the order as it was, without a payer', () => {
    const { agentPay: _, ...before } = asked().order;
    expect(end(asked().request)).toEqual([
      expect.objectContaining({
        from: 'PENDING',
        request: { ...asked().request, status: 'REJECTED', decidedTime: NOW, rejectReason: 'no', operator: 'clerk', version: 2 },
      }),
      { type: 'payer-changed', order: before },
    ]);
  });

  it('billing PP-17 comes once, and only from who has the right to it', () => {
    for (const status of ['PAYING', 'PAID', 'REJECTED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED'] as const)
      expect(end({ ...asked().request, status })).toMatchObject({ code: 'CBC.99003106' });
    for (const foreign of [end(undefined), end(asked().request, false)]) expect(foreign).toMatchObject({ code: 'CBC.30000010' });
  });
});

describe('the end of an unpaid order', () => {
  const closed = { type: 'order-closed', order: { status: 'CANCELLED', version: 2 } };

  it('billing OR-3 5.1 its customer cancels it while it waits for payment, and the request with it', () => {
    const { order, request } = asked();
    expect(decideCancel(anOrder(), undefined, 'customer', NOW)).toMatchObject([{ ...closed, cause: 'CANCELLED' }]);
    const events = decideCancel(order, request, 'customer', NOW);
    if (isRefusal(events) || events[1]?.type !== 'order-closed') throw new Error('Not closed');
    expect(events).toMatchObject([
      { type: 'proxy-pay-changed', request: { status: 'CANCELLED' } },
      { ...closed, cause: 'CANCELLED' },
    ]);
    expect(events[1].order).not.toHaveProperty('agentPay');
  });

  it.each(['PENDING_APPROVAL', 'PENDING_CONFIRMATION', 'PROCESSING', 'COMPLETED', 'CANCELLED'] as const)(
    'billing OR-3 one in %s is not cancelled',
    (status) => {
      expect(decideCancel(anOrder({ status }), undefined, 'customer', NOW)).toMatchObject({ code: 'CBC.99005010' });
    },
  );

  it('billing OR-3 nor is that of another', () => {
    for (const order of [anOrder(), undefined])
      expect(decideCancel(order, undefined, 'stranger', NOW)).toMatchObject({ code: 'CBC.30000010', field: 'order_id' });
  });

  it('billing 5.1 5.2 at its deadline it is cancelled and the request expires; before that, and afterwards, nothing happens', () => {
    const { order, request } = asked();
    expect(decideExpiry(order, request, new Date(WEEK.getTime() - 1))).toEqual([]);
    const events = decideExpiry(order, request, WEEK);
    expect(events).toMatchObject([
      { request: { status: 'EXPIRED' }, from: 'PENDING' },
      { ...closed, cause: 'EXPIRED' },
    ]);
    expect(decideExpiry(anOrder({ status: 'CANCELLED' }), undefined, WEEK)).toEqual([]);
    expect(decideExpiry(undefined, undefined, WEEK)).toEqual([]);
  });
});
