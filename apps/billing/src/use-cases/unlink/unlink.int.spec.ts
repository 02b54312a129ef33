import { Test, type TestingModule } from '@nestjs/testing';
import type { BusEvent, BusRequest, StoredEvent } from '@pc/bus';
import { customer, SYSTEM_CALLER } from '@pc/contracts';
import { newHexId, TickSequence } from '@pc/kernel';
import { connectStore, Inbox, StoreConnection, UnitOfWork } from '@pc/store';
import { discard, testServers, uniqueName } from '@pc/testing';
import { CustomerEventsController } from '../../api/customer-events.controller';
import { UnlinkController } from '../../api/unlink.controller';
import { controllers, providers } from '../../billing.providers';

const LINK = { customer_id: 'customer', partner_id: 'partner' };
const PASSED = { type: 'answer', body: { checks: [{ item: 'PROXY_PAY_OPEN', passed: true }] } };

describe('the unlink of a customer in billing, on the real store', () => {
  let store: StoreConnection;
  let module: TestingModule;

  beforeEach(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('billing') });
    const unitOfWork = new UnitOfWork(store, { ticks: new TickSequence() });
    const platform = [
      { provide: StoreConnection, useValue: store },
      { provide: Inbox, useValue: new Inbox(store, unitOfWork) },
    ];
    module = await Test.createTestingModule({ controllers, providers: [...platform, ...providers] }).compile();
    await module.init();
  });
  afterEach(() => discard(store));

  const ask = <P>(payload: P): BusRequest<P> => ({
    payload,
    context: { messageId: newHexId(), pattern: 'test', caller: SYSTEM_CALLER, requestId: newHexId(), deadline: Infinity },
  });
  const unlink = () => module.get(UnlinkController);
  const fence = async () => (await store.collection<{ _id: string; fence?: object }>('customers').findOne({ _id: 'customer' }))?.fence;
  const ended = (version: number): BusEvent<never> => ({
    id: newHexId(),
    type: customer.associationEnded.type,
    subject: 'customer',
    version,
    time: '2026-03-01T00:00:00Z',
    data: { ...LINK, association_id: 'association', association_type: '2', ended_at: '2026-03-01T00:00:00Z' } as never,
  });
  const told = async () => {
    const rows = await store.collection<{ _id: number; events: StoredEvent[] }>('outbox').find({}).sort({ _id: 1 }).toArray();
    return rows.flatMap(({ events }) => events).map(({ version, data }) => [Number(version), JSON.parse(data) as object]);
  };

  it('customers 6.15 prepare checks and sets the fence, cancel takes it away, and a dry run sets none', async () => {
    expect(await unlink().check()).toEqual(PASSED);
    expect(await fence()).toBeUndefined();
    expect(await unlink().prepare(ask({ ...LINK, attempt: 3 }))).toEqual(PASSED);
    expect(await fence()).toEqual({ partnerId: 'partner', attempt: 3 });
    await unlink().cancel(ask({ ...LINK, attempt: 3 }));
    expect(await fence()).toBeUndefined();
  });

  it('customers 6.15 a try that comes behind its cancel is refused and sets no fence', async () => {
    await unlink().cancel(ask({ ...LINK, attempt: 3 }));
    expect(await unlink().prepare(ask({ ...LINK, attempt: 3 }))).toMatchObject({ type: 'refusal', items: ['CANCELLED'] });
    expect(await fence()).toBeUndefined();
  });

  it('customers 6.15 the end lifts the fence and is answered by one event, however often it comes', async () => {
    await unlink().prepare(ask({ ...LINK, attempt: 3 }));
    const event = ended(5);
    const react = () => module.get(CustomerEventsController).associationEnded(event);
    await Promise.all([react(), react()]);
    await react();
    expect(await fence()).toBeUndefined();
    expect(await told()).toEqual([[1, { customer_id: 'customer', association_id: 'association', customer_version: 5, amount_fen: 0 }]]);
  });
});
