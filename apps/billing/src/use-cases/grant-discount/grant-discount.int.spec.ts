import { customer as customerContracts, type Caller } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { aLine, BillingHarness } from '../../../../../test/support/billing-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';

describe('discounts of orders, on the real store', () => {
  let service: BillingHarness;
  let partner: Caller;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    partner = service.addPartner();
    customer = service.addCustomer(partner);
  });
  afterEach(() => service?.close());

  const granted = async (by = partner, to = customer, change = {}) => bodyOf(await service.grantDiscount(by, to, change)).discount_id;
  const offered = async (orderId: string) => (await service.offeredDiscounts(customer, orderId)).map(({ discount_id }) => discount_id);
  const revoke = (by: Caller, id: string) => service.discounts.revoke(service.ask({ discount_id: id }, by));

  it('billing DC-13 4.3 what the partner granted is offered with what came with the order, and what each would do', async () => {
    const id = await granted();
    const commercial = {
      discount_id: 'commercial',
      discount_type: 2 as const,
      discount_mode: 2 as const,
      amount_fen: 5_000,
      is_default: false,
    };
    const order_line_items = [aLine(), aLine(), aLine({ official_amount_fen: 33, product_id: 'product-2' })];
    const orderId = await service.ordered(customer, { order_line_items, discounts: [{ ...commercial, line_numbers: [1] }] });
    const line = (number: number) => `${orderId}-00000${number}`;
    expect(await service.offeredDiscounts(customer, orderId.toLowerCase())).toEqual([
      {
        discount_id: 'commercial',
        discount_type: 2,
        discount_mode: 2,
        discount_value: '50.00',
        discount_amount_fen: 5_000,
        order_line_items: [{ order_line_item_ids: [line(1)] }],
      },
      {
        discount_id: id,
        discount_type: 3,
        discount_mode: 0,
        discount_value: '0.90',
        discount_ratio: '0.90',
        discount_amount_fen: 20_003,
        order_line_items: [{ order_line_item_ids: [line(1), line(2)] }, { order_line_item_ids: [line(3)] }],
      },
    ]);
  });

  it('billing DC-4 an adjusted price is the only one', async () => {
    await granted();
    const adjusted = { discount_id: 'adjusted', discount_type: 609 as const, discount_mode: 1 as const, amount_fen: 1, is_default: false };
    expect(await offered(await service.ordered(customer, { discounts: [adjusted] }))).toEqual(['adjusted']);
  });

  it('billing DC-13 a foreign customer gets none; the same grant again is the one that stands; the grantor alone takes it back', async () => {
    const stranger = service.addPartner();
    expect(refusalOf(await service.grantDiscount(stranger, customer))).toMatchObject({ code: 'CBC.99000035', field: 'customer_id' });
    expect(refusalOf(await service.grantDiscount(customer, customer)).code).toBe('CBC.0151');
    const id = await granted();
    expect(await granted()).toBe(id);
    expect(await granted(partner, customer, { discount_ratio: '0.80' })).not.toBe(id);
    const orderId = await service.ordered(customer);
    expect(await offered(orderId)).toHaveLength(2);
    expect(refusalOf(await revoke(stranger, id))).toMatchObject({ code: 'CBC.0101', field: 'discount_id' });
    bodyOf(await revoke(partner, id));
    expect(refusalOf(await revoke(partner, id)).code).toBe('CBC.0101');
    expect(await offered(orderId)).toHaveLength(1);
  });

  it("billing DC-13 a reseller grants its own customers discounts, not its distributor, and nobody grants another's", async () => {
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    const below = service.addCustomer(distributor, { reseller });
    expect(refusalOf(await service.grantDiscount(distributor, below)).code).toBe('CBC.99000035');
    await granted(reseller, below);
    expect(await service.offeredDiscounts(below, await service.ordered(below))).toHaveLength(1);
  });

  it('billing AC-16 DC-13 it ends with the association and with its kind, also for an order that is unpaid', async () => {
    await granted();
    const orderId = await service.ordered(customer);
    await service.customerEvents.associationSwitched(
      service.event(customerContracts.associationSwitched, 3, {
        customer_id: customer.account_id,
        association_id: `association-of-${customer.account_id}`,
        partner_id: partner.account_id,
        from_type: '2',
        to_type: '1',
        switched_at: formatUtc(service.clock.now()),
      }),
    );
    expect(await offered(orderId)).toEqual([]);
    const again = await granted();
    expect(await offered(orderId)).toEqual([again]);
    await service.ended(customer, partner, 4);
    expect(await offered(orderId)).toEqual([]);
    expect(refusalOf(await service.grantDiscount(partner, customer)).code).toBe('CBC.99000035');
    await service.started(customer, partner, 5);
    expect(await offered(orderId)).toEqual([]);
  });

  it('billing O4 an order that does not wait for payment offers none, and a foreign one is like none', async () => {
    await granted();
    const orderId = await service.ordered(customer, { needs_approval: true });
    expect(await offered(orderId)).toEqual([]);
    const other = service.addCustomer(partner);
    expect(refusalOf(await service.discounts.list(service.ask({ order_id: orderId }, other))).code).toBe('CBC.30000010');
    expect(refusalOf(await service.discounts.list(service.ask({ order_id: orderId }, partner))).code).toBe('CBC.0151');
  });
});
