import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { customer as customerContracts, SYSTEM_CALLER, type Caller } from '@pc/contracts';
import { UnlinkController } from '../../api/unlink.controller';

const PASSED = {
  checks: [
    { item: 'PROXY_PAY_OPEN', passed: true },
    { item: 'IN_DEBT', passed: true },
  ],
};

describe('the unlink of a customer in billing, on the real store', () => {
  let service: BillingHarness;
  let partner: Caller;
  let customer: Caller;
  beforeEach(async () => {
    service = await BillingHarness.start();
    partner = service.addPartner();
    customer = service.addCustomer(partner);
  });
  afterEach(() => service?.close());

  const unlink = () => service.part(UnlinkController);
  const link = () => ({ customer_id: customer.account_id, partner_id: partner.account_id });
  const ask = <P>(payload: P) => service.ask(payload, SYSTEM_CALLER);
  const prepare = (attempt: number) => unlink().prepare(ask({ ...link(), attempt }));
  const cancel = (attempt: number) => unlink().cancel(ask({ ...link(), attempt }));
  const fence = async () => {
    const rows = service.store.collection<{ _id: string; fence?: object }>('customers');
    return (await rows.findOne({ _id: customer.account_id }))?.fence;
  };

  it('customers 6.15 prepare checks and sets the fence, cancel takes it away, and a dry run sets none', async () => {
    expect(bodyOf(await unlink().check(ask(link())))).toEqual(PASSED);
    expect(await fence()).toBeUndefined();
    expect(bodyOf(await prepare(3))).toEqual(PASSED);
    expect(await fence()).toEqual({ partnerId: partner.account_id, attempt: 3 });
    await cancel(3);
    expect(await fence()).toBeUndefined();
  });

  it('customers 6.15 a try that comes behind its cancel is refused and sets no fence', async () => {
    await cancel(3);
    expect(refusalOf(await prepare(3))).toMatchObject({ items: ['CANCELLED'] });
    expect(await fence()).toBeUndefined();
  });

  it('customers 6.15 the end lifts the fence and is answered by one event, however often it comes', async () => {
    await prepare(3);
    const association_id = `association-of-${customer.account_id}`;
    const ended = service.event(customerContracts.associationEnded, 5, {
      ...link(),
      association_id,
      association_type: '2',
      ended_at: '2026-03-01T00:00:00Z',
    });
    const react = () => service.customerEvents.associationEnded(ended);
    await Promise.all([react(), react()]);
    await react();
    expect(await fence()).toBeUndefined();
    const data = { customer_id: customer.account_id, association_id, customer_version: 5, amount_fen: 0 };
    expect(await service.told(customer.account_id)).toEqual([{ name: 'association-settled', version: 1, data }]);
  });
});
