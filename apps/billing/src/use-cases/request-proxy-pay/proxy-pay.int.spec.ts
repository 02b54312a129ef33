import { customer as customerContracts, type Caller } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { UnlinkController } from '../../api/unlink.controller';

const DAY_MS = 86_400_000;

describe('requests that the partner pay, on the real store', () => {
  let service: BillingHarness;
  let partner: Caller;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    partner = service.addPartner();
    customer = service.addCustomer(partner);
  });
  afterEach(() => service?.close());

  const payer = async (orderId: string) => bodyOf(await service.detail(customer, orderId)).order_info.agent_pay_info;
  const status = async (requestId: string) =>
    (await service.requests(partner)).requests.find((one) => one.request_id === requestId)?.status;
  const changes = async (requestId: string) =>
    (await service.told(requestId)).map(({ version, data }) => [version, data['from'], data['to']]);
  const checks = async () => {
    const link = { customer_id: customer.account_id, partner_id: partner.account_id };
    return bodyOf(await service.part(UnlinkController).check(service.ask(link))).checks;
  };

  it('billing OR-8 PP-10 a request stands in the list of the partner, and its order is found by the payer', async () => {
    const [first, id] = [await service.ordered(customer), await service.ordered(customer)];
    const request = bodyOf(await service.askToPay(customer, id.toLowerCase()));
    expect(request).toEqual({
      request_id: expect.stringMatching(/^20260301\d{10}$/) as string,
      order_id: id,
      customer_id: customer.account_id,
      partner_id: partner.account_id,
      association_type: '2',
      status: 'PENDING',
      amount_due_fen: 100_000,
      expires_at: '2026-03-08T08:00:00Z',
      created_at: '2026-03-01T08:00:00Z',
    });
    expect(await service.requests(partner)).toEqual({ total_count: 1, requests: [request] });
    expect(await service.seen(partner, { status: 6, paying_agent_id: partner.account_id })).toEqual([id]);
    expect([await payer(id), await payer(first)]).toEqual([{ paying_agent_id: partner.account_id }, undefined]);
    const told = { request_id: request.request_id, order_id: id, customer_id: customer.account_id, partner_id: partner.account_id };
    expect(await service.told(request.request_id)).toEqual([
      { name: 'proxy-pay-request-changed', version: 1, data: { ...told, from: 'NONE', to: 'PENDING' } },
    ]);
    expect(bodyOf(await service.audit())).toEqual({
      checked: expect.objectContaining({ orders: 2, proxy_pay_requests: 1 }) as object,
      breaches: [],
    });
  });

  it('billing PP-10 of many at once for one order one stands', async () => {
    const id = await service.ordered(customer);
    const replies = await Promise.all(Array.from({ length: 5 }, () => service.askToPay(customer, id)));
    expect(replies.filter((reply) => !isRefusal(reply))).toHaveLength(1);
    for (const reply of replies.filter(isRefusal)) expect(reply).toMatchObject({ code: 'CBC.99007004', items: ['REQUEST_EXISTS'] });
    expect((await service.requests(partner)).total_count).toBe(1);
  });

  it('billing 5.2 PP-17 PP-18 the partner rejects with a reason; then the order is without a payer and can be asked for anew', async () => {
    const id = await service.ordered(customer);
    const request = await service.asked(customer, id);
    bodyOf(await service.reject(partner, request, 'limit reached'));
    expect((await service.requests(partner)).requests).toMatchObject([
      { status: 'REJECTED', reject_reason: 'limit reached', operator: partner.account_id, decided_at: '2026-03-01T08:00:00Z' },
    ]);
    expect(await payer(id)).toBeUndefined();
    expect(refusalOf(await service.reject(partner, request)).code).toBe('CBC.99003106');
    expect(refusalOf(await service.withdraw(customer, request)).code).toBe('CBC.99003106');
    const again = await service.asked(customer, id);
    expect([await status(request), await status(again)]).toEqual(['REJECTED', 'PENDING']);
    expect((await service.told(request)).at(-1)!.data).toMatchObject({ from: 'PENDING', to: 'REJECTED', reason: 'limit reached' });
  });

  it('billing 5.2 the customer withdraws', async () => {
    const id = await service.ordered(customer);
    const request = await service.asked(customer, id);
    bodyOf(await service.withdraw(customer, request));
    expect([await status(request), await payer(id), await changes(request)]).toEqual([
      'WITHDRAWN',
      undefined,
      [
        [1, 'NONE', 'PENDING'],
        [2, 'PENDING', 'WITHDRAWN'],
      ],
    ]);
  });

  it('billing PP-17 nobody else acts on it or sees it', async () => {
    const id = await service.ordered(customer);
    const request = await service.asked(customer, id);
    const stranger = service.addPartner();
    const other = service.addCustomer(partner);
    expect(refusalOf(await service.reject(stranger, request)).code).toBe('CBC.30000010');
    expect(refusalOf(await service.withdraw(other, request)).code).toBe('CBC.30000010');
    expect(refusalOf(await service.askToPay(other, id)).code).toBe('CBC.30000010');
    expect(refusalOf(await service.reject(customer, request)).code).toBe('CBC.0151');
    expect(refusalOf(await service.withdraw(partner, request)).code).toBe('CBC.0151');
    expect(await service.requests(stranger)).toEqual({ total_count: 0, requests: [] });
    expect(await status(request)).toBe('PENDING');
  });

  it('billing 7.1 what a reseller is asked, its distributor reads by its name, and the reseller alone rejects', async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    const below = service.addCustomer(distributor, { reseller });
    const request = await service.asked(below, await service.ordered(below));
    expect((await service.requests(distributor)).total_count).toBe(0);
    const named = await service.requests(distributor, { indirect_partner_id: reseller.account_id });
    expect(named.requests).toMatchObject([{ request_id: request, partner_id: reseller.account_id }]);
    expect(refusalOf(await service.reject(distributor, request)).code).toBe('CBC.30000010');
    bodyOf(await service.reject(reseller, request));
    expect((await service.requests(reseller)).requests).toMatchObject([{ status: 'REJECTED' }]);
  });

  it('the list is filtered by status, customer, order and time, newest first and in pages', async () => {
    const other = service.addCustomer(partner);
    const ids: string[] = [];
    for (const who of [customer, other, customer]) {
      ids.push(await service.asked(who, await service.ordered(who)));
      service.clock.advance(1000);
    }
    const [a, b, c] = ids;
    await service.reject(partner, a!);
    const found = async (wanted: object) => (await service.requests(partner, wanted)).requests.map(({ request_id }) => request_id);
    expect(await found({})).toEqual([c, b, a]);
    expect(await found({ offset: 1, limit: 1 })).toEqual([b]);
    expect(await found({ status: 'PENDING' })).toEqual([c, b]);
    expect(await found({ customer_id: other.account_id })).toEqual([b]);
    const { order_id } = (await service.requests(partner, { offset: 2, limit: 1 })).requests[0]!;
    expect(await found({ order_id: order_id.toLowerCase() })).toEqual([a]);
    expect(await found({ create_time: { begin: '2026-03-01T08:00:01Z', end: '2026-03-01T08:00:01Z' } })).toEqual([b]);
  });

  it('billing OR-3 5.2 cancelling the order cancels the request, once', async () => {
    const id = await service.ordered(customer);
    const request = await service.asked(customer, id);
    expect(refusalOf(await service.cancel(partner, id)).code).toBe('CBC.0151');
    bodyOf(await service.cancel(customer, id.toLowerCase()));
    expect(refusalOf(await service.cancel(customer, id)).code).toBe('CBC.99005010');
    expect([await status(request), bodyOf(await service.detail(partner, id)).order_info.status]).toEqual(['CANCELLED', 4]);
    expect((await service.told(id)).map(({ version, name, data }) => [version, name, data['status'], data['cause']])).toEqual([
      [1, 'order-created', 6, 'PAYMENT'],
      [2, 'order-closed', 4, 'CANCELLED'],
    ]);
    expect(bodyOf(await service.audit()).breaches).toEqual([]);
  });

  it('billing 5.1 5.2 at the deadline orders and requests end by themselves, once, and no earlier', async () => {
    const id = await service.ordered(customer);
    const [hardware, waiting] = [
      await service.ordered(customer, { category: 'HARDWARE' }),
      await service.ordered(customer, { needs_approval: true }),
    ];
    const request = await service.asked(customer, id);
    service.clock.advance(3_600_000);
    expect([await service.expire(), await service.expire()]).toEqual([1, 0]);
    expect(bodyOf(await service.detail(customer, hardware)).order_info.status).toBe(4);
    service.clock.advance(7 * DAY_MS - 3_600_001);
    expect(await service.expire()).toBe(0);
    expect(refusalOf(await service.askToPay(customer, hardware)).code).toBe('CBC.99003106');
    service.clock.advance(1);
    expect(refusalOf(await service.askToPay(customer, id)).code).toBe('CBC.99003110');
    expect((await Promise.all([service.expire(), service.expire()])).reduce((sum, one) => sum + one)).toBe(1);
    expect(await status(request)).toBe('EXPIRED');
    expect(await service.seen(customer, { status: 4 })).toHaveLength(2);
    expect(await service.seen(customer, { status: 1 })).toEqual([waiting]);
    expect((await service.told(id)).at(-1)).toMatchObject({ name: 'order-closed', version: 2, data: { cause: 'EXPIRED' } });
  });

  it('customers 6.4 billing PP-8 PP-16 while a request is open the two cannot part: prepare and the dry run say so, and no fence is set', async () => {
    const request = await service.asked(customer, await service.ordered(customer));
    const owesNothing = { item: 'IN_DEBT', passed: true };
    const open = [{ item: 'PROXY_PAY_OPEN', passed: false }, owesNothing];
    expect([await checks(), bodyOf(await service.prepareUnlink(customer, partner, 1)).checks]).toEqual([open, open]);
    await service.asked(customer, await service.ordered(customer));
    await service.reject(partner, request);
    expect(await checks()).toEqual(open);
    for (const { request_id } of (await service.requests(partner, { status: 'PENDING' })).requests)
      await service.withdraw(customer, request_id);
    expect(bodyOf(await service.prepareUnlink(customer, partner, 2)).checks).toEqual([
      { item: 'PROXY_PAY_OPEN', passed: true },
      owesNothing,
    ]);
  });

  it('billing PP-16 behind the fence nothing new is asked, until the unlink is cancelled', async () => {
    const id = await service.ordered(customer);
    bodyOf(await service.prepareUnlink(customer, partner, 1));
    expect(refusalOf(await service.askToPay(customer, id))).toMatchObject({ code: 'CBC.99007004', items: ['UNLINKING'] });
    const link = { customer_id: customer.account_id, partner_id: partner.account_id };
    await service.part(UnlinkController).cancel(service.ask({ ...link, attempt: 1 }));
    bodyOf(await service.askToPay(customer, id));
  });

  it('billing PP-16 of an unlink and a request that come at once one finds the other', async () => {
    for (let attempt = 1; attempt <= 8; attempt++) {
      const id = await service.ordered(customer);
      const [asked, prepared] = await Promise.all([service.askToPay(customer, id), service.prepareUnlink(customer, partner, attempt)]);
      const passed = bodyOf(prepared).checks.every((check) => check.passed);
      expect([isRefusal(asked), passed]).toEqual(passed ? [true, true] : [false, false]);
      const link = { customer_id: customer.account_id, partner_id: partner.account_id };
      await service.part(UnlinkController).cancel(service.ask({ ...link, attempt }));
      if (!isRefusal(asked)) bodyOf(await service.withdraw(customer, asked.body.request_id));
    }
  });

  it('an association that the staff end or switch takes the open requests with it', async () => {
    const [first, second] = [await service.ordered(customer), await service.ordered(customer)];
    const switched = await service.asked(customer, first);
    const data = {
      customer_id: customer.account_id,
      partner_id: partner.account_id,
      association_id: `association-of-${customer.account_id}`,
    };
    await service.customerEvents.associationSwitched(
      service.event(customerContracts.associationSwitched, 3, {
        ...data,
        from_type: '2',
        to_type: '1',
        switched_at: '2026-03-01T08:00:00Z',
      }),
    );
    expect([await status(switched), await payer(first)]).toEqual(['CANCELLED', undefined]);
    const ended = bodyOf(await service.askToPay(customer, second));
    expect(ended.association_type).toBe('1');
    await service.ended(customer, partner, 4);
    expect(await status(ended.request_id)).toBe('CANCELLED');
    expect(refusalOf(await service.askToPay(customer, second))).toMatchObject({ items: ['NOT_PROXY_PAYABLE'] });
    expect(bodyOf(await service.audit()).breaches).toEqual([]);
  });

  it('late events, of what the copy knew when the partner was asked, leave the open requests alone', async () => {
    const request = await service.asked(customer, await service.ordered(customer));
    const link = { customer_id: customer.account_id, partner_id: partner.account_id, association_id: 'of-before' };
    await service.customerEvents.associationSwitched(
      service.event(customerContracts.associationSwitched, 2, {
        ...link,
        from_type: '1',
        to_type: '2',
        switched_at: '2026-01-01T08:00:00Z',
      }),
    );
    expect(await status(request)).toBe('PENDING');
    await service.ended(customer, partner, 1, 'of-before');
    expect([await status(request), await service.seen(partner)]).toEqual(['PENDING', [expect.any(String)]]);
  });

  it('customers 6.12 the copies follow the flag of the partner', async () => {
    const id = await service.ordered(customer);
    const { account_id, account_name } = partner;
    const flags = {
      sandbox: false,
      owns_customers: true,
      partner_spends_mode: false,
      proxy_pay_enabled: false,
      cooperation_type_accepted: true,
    };
    const facts = { partner_id: account_id, account_name, name: account_name, kind: 'SOLUTION_PROVIDER' as const, government_kinds: [] };
    await service.customerEvents.partnerChanged(
      service.event(customerContracts.partnerChanged, 2, { ...facts, state: 'NORMAL', ...flags }),
    );
    expect(refusalOf(await service.askToPay(customer, id))).toMatchObject({ items: ['NOT_PROXY_PAYABLE'] });
  });
});
