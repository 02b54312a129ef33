import { billing, type Caller } from '@pc/contracts';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { Money } from '../../../../../test/support/billing-money';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';

describe('what is reported of orders, on the real store', () => {
  let service: BillingHarness;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    customer = service.addCustomer();
  });
  afterEach(() => service?.close());

  const order = async (id: string) => bodyOf(await service.detail(customer, id)).order_info;
  const closings = async (id: string) =>
    (await service.told(id)).filter(({ name }) => name === 'order-closed').map(({ data }) => data['cause']);
  async function paid(): Promise<string> {
    await new Money(service).deposited(customer, 100_000);
    const id = await service.ordered(customer);
    bodyOf(await service.pay(customer, id));
    return id;
  }

  it('billing OR-11 5.1 an order is approved, and waits for payment from then on; or it is refused', async () => {
    const [approved, refused] = [
      await service.ordered(customer, { needs_approval: true }),
      await service.ordered(customer, { needs_approval: true }),
    ];
    service.clock.advance(60_000);
    for (const time of ['first', 'again'])
      expect([time, bodyOf(await service.report(approved.toLowerCase(), 'APPROVE'))]).toEqual([time, {}]);
    expect(await order(approved)).toMatchObject({ status: 6, pending_payment_end_time: '2026-03-08T08:01:00Z' });
    bodyOf(await service.report(refused, 'REFUSE'));
    expect([(await order(refused)).status, await closings(refused)]).toEqual([4, ['CANCELLED']]);
    expect(refusalOf(await service.report(refused, 'APPROVE')).code).toBe('CBC.99003106');
  });

  it('billing OR-11 5.1 the customer confirms or declines what was placed for it, nobody else does', async () => {
    const [one, other] = [await service.ordered(customer, { source_type: 2 }), await service.ordered(customer, { source_type: 2 })];
    expect(refusalOf(await service.report(one, 'CONFIRM')).code).toBe('CBC.0151');
    expect(refusalOf(await service.report(one, 'CONFIRM', service.addCustomer())).code).toBe('CBC.30000010');
    bodyOf(await service.report(one, 'CONFIRM', customer));
    bodyOf(await service.report(other, 'DECLINE', customer));
    expect([(await order(one)).status, (await order(other)).status]).toEqual([6, 4]);
    expect(refusalOf(await service.report(one, 'DECLINE', customer)).code).toBe('CBC.99003106');
  });

  it('billing OR-11 5.1 a paid order whose resources are there is completed, once', async () => {
    const [id, unpaid] = [await paid(), await service.ordered(customer)];
    for (const time of [1, 2]) expect([time, bodyOf(await service.report(id, 'PROVISIONED'))]).toEqual([time, {}]);
    expect((await order(id)).status).toBe(5);
    expect(refusalOf(await service.report(unpaid, 'PROVISIONED')).code).toBe('CBC.99003106');
    expect(bodyOf(await service.audit()).breaches).toEqual([]);
  });

  it('billing OR-11 a paid order is invoiced, an unpaid one is not', async () => {
    bodyOf(await service.report(await paid(), 'INVOICED'));
    expect(refusalOf(await service.report(await service.ordered(customer), 'INVOICED')).code).toBe('CBC.99003106');
    expect(refusalOf(await service.report('CS0', 'INVOICED')).code).toBe('CBC.30000010');
  });

  it("billing OR-11 the vendor's reports are nobody else's", async () => {
    const id = await service.ordered(customer, { needs_approval: true });
    for (const report of billing.ORDER_REPORTS.filter((one) => one !== 'CONFIRM' && one !== 'DECLINE'))
      expect(refusalOf(await service.report(id, report, customer)).code).toBe('CBC.0151');
  });
});
