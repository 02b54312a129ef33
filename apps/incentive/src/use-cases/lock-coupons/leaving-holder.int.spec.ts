import { customer as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { amountsOf, Paying } from '../../../../../test/support/paying';
import { refusalOf } from '../../../../../test/support/replies';
import { Payments } from '../../ports/payments';

/** Stops the next lock in the middle of its transaction: it sees the store as it is now, and has written nothing. */
function holdNextLock(service: IncentiveHarness) {
  const payments = service.part(Payments);
  const arrival = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const find = payments.find.bind(payments);
  jest.spyOn(payments, 'find').mockImplementationOnce(async (...args) => {
    const found = await find(...args);
    arrival.resolve();
    await release.promise;
    return found;
  });
  return { reached: arrival.promise, open: release.resolve };
}

describe('a payment of a customer whose association is about to change, on the real store', () => {
  let service: IncentiveHarness;
  beforeEach(async () => {
    service = await IncentiveHarness.start();
  });
  afterEach(() => service?.close());

  const unlink = (scene: Scene, attempt: number) =>
    service.ask({ customer_id: scene.customerIds[0]!, partner_id: scene.partnerId, attempt });
  const given = async () => {
    const scene = await service.given({ customers: 1 });
    const [coupon] = (await service.issued(scene)) as [string];
    const paying = () => new Paying(service, scene.customerIds[0]!, [{ id: coupon }], { payable_fen: 30_000 });
    return { scene, coupon, paying };
  };

  it('benefits R-63 while the fence stands its coupons are not locked; what is locked already is paid, and a lifted fence bars nothing', async () => {
    const { scene, coupon, paying } = await given();
    const before = paying();
    await before.lock();
    await service.coupons.prepareUnlink(unlink(scene, 1));
    expect(refusalOf(await paying().quote()).code).toBe('CBC.99003112');
    expect(refusalOf(await paying().lock({ [coupon]: 20_000 })).code).toBe('CBC.99003112');
    await before.paid({ [coupon]: 30_000 });
    await service.coupons.cancelUnlink(unlink(scene, 1));
    expect(amountsOf(await paying().lock())).toEqual({ [coupon]: 20_000 });
  });

  it('benefits R-63 a lock that began before the fence was set does not slip in behind it', async () => {
    const { scene, coupon, paying } = await given();
    const { reached, open } = holdNextLock(service);
    const lock = paying().lock({ [coupon]: 30_000 });
    await reached;
    await service.coupons.prepareUnlink(unlink(scene, 1));
    open();
    expect(refusalOf(await lock).code).toBe('CBC.99003112');
    expect((await service.store.collection('customers').findOne({ fence_attempt: 1 }))?._id).toBe(scene.customerIds[0]);
  });

  it('benefits P-21 customers 5.17 what it had before it became a resale customer pays an order from before that, and none from after', async () => {
    const { scene, coupon } = await given();
    const [customerId] = scene.customerIds as [string];
    service.clock.advance(3_600_000);
    const earlier = new Paying(service, customerId, [{ id: coupon }], { payable_fen: 30_000 });
    const later = new Paying(service, customerId, [{ id: coupon }], { payable_fen: 30_000 });
    const data = { customer_id: customerId, association_id: 'next', partner_id: 'next-partner', association_type: '2' as const };
    const associated_on = formatUtc(service.clock.now());
    await service.customerEvents.associationStarted(
      service.event(contracts.associationStarted, 5, { ...data, associated_on, first_association: false, via_report: false }),
    );
    expect(refusalOf(await later.quote()).code).toBe('CBC.99003112');
    expect(refusalOf(await later.lock({ [coupon]: 30_000 })).code).toBe('CBC.99003112');
    expect(amountsOf(await earlier.orderedAt('2026-03-01T00:30:00Z').lock())).toEqual({ [coupon]: 30_000 });
  });
});
