import { newHexId } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { CustomerHarness } from '../../../../../../test/support/customer-harness';
import { BindingNotices } from '../../../ports/sso/binding-notices';
import { SendBindingNotices } from '../../../use-cases/sso/send-binding-notices/send-binding-notices.use-case';

/** customers 9.6: whose turn it is, on the real store. */
describe('notices to platforms that are due', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service?.close());
  beforeEach(() => service.store.collection('binding_notices').deleteMany({}));

  const now = () => service.clock.now();
  const later = (ms: number) => new Date(now().getTime() + ms);
  const due = async (limit: number, limitOfPartner: number) =>
    (await service.port(BindingNotices).due(now(), limit, limitOfPartner)).map(({ accountName, version }) => `${accountName} ${version}`);
  const add = (partnerId: string, customerId: string, version: number, nextAttemptAt: Date) => {
    const what = { xaccountId: 'x', action: 0, status: 'PENDING', attempts: 0, createdAt: now() } as const;
    const notice = { id: newHexId(), partnerId, customerId, accountName: customerId, version, nextAttemptAt, ...what };
    return service.port(UnitOfWork).run((tx) => service.port(BindingNotices).add(tx, notice));
  };

  it('customers 9.6 those that wait for an earlier one of their customer keep nobody else waiting', async () => {
    for (const customer of ['one', 'two', 'three']) {
      await add('silent', customer, 1, later(600_000));
      await add('silent', customer, 2, later(-60_000));
    }
    await add('other', 'four', 1, now());
    await add('other', 'four', 2, now());
    expect(await due(2, 2)).toEqual(['four 1']);
  });

  it('customers 9.6 many of one partner leave room for those of others', async () => {
    for (const customer of ['one', 'two', 'three']) await add('silent', customer, 1, later(-60_000));
    await add('other', 'four', 1, now());
    await add('other', 'five', 1, later(1));
    expect(await due(3, 2)).toEqual([expect.any(String), expect.any(String), 'four 1']);
    expect(await due(1, 2)).toHaveLength(1);
  });

  it('customers 9.6 of what is sent at once no platform takes more than its places', async () => {
    for (let customer = 0; customer < 21; customer++) await add('silent', `customer-${customer}`, 1, later(-60_000));
    await add('other', 'four', 1, now());
    await service.part(SendBindingNotices).execute(() => Promise.resolve());
    const tried = await service.store.collection('binding_notices').find({ attempts: 1 }).toArray();
    const of = (partner: string) => tried.filter(({ partnerId }) => partnerId === partner).length;
    expect([of('silent'), of('other')]).toEqual([5, 1]);
  });
});
