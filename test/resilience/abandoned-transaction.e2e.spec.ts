import { TickSequence } from '@pc/kernel';
import { connectStore, type StoreConnection, UnitOfWork } from '@pc/store';
import { discard, testServers, uniqueName } from '@pc/testing';

interface Row {
  _id: string;
  value: number;
}

/** The store's part in the kill of a process: the transaction that it was in has no end. */
describe('a transaction that a killed process left open', () => {
  let store: StoreConnection;
  const rows = () => store.collection<Row>('rows');

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('abandoned') });
    await rows().insertOne({ _id: 'quota', value: 1 });
  });
  afterAll(() => discard(store));

  it('is undone by the store, and bars what it wrote to no longer than a unit of work goes on trying', async () => {
    const abandoned = store.mongoose.getClient().startSession();
    abandoned.startTransaction();
    await rows().updateOne({ _id: 'quota' }, { $inc: { value: 10 } }, { session: abandoned });
    const unitOfWork = new UnitOfWork(store, { ticks: new TickSequence() });
    await unitOfWork.run((tx) => tx.collection<Row>('rows').updateOne({ _id: 'quota' }, { $inc: { value: 100 } }, { session: tx.session }));
    expect(await rows().findOne({ _id: 'quota' })).toMatchObject({ value: 101 });
    await abandoned.endSession();
  });
});
