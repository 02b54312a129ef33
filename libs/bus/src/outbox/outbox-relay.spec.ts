import { setImmediate } from 'node:timers/promises';
import { until } from '@pc/testing';
import { OutboxRelay, type Publisher } from './outbox-relay';
import { MemoryOutbox } from '../../test/memory-outbox';
import type { OutboxRow, StoredEvent } from './outbox-store';

const event = (subject: string, version: number): StoredEvent => ({
  id: `${subject}:${version}`,
  topic: 't',
  type: 'x',
  subject,
  version,
  time: '',
  data: '{}',
});

class RecordingPublisher implements Publisher {
  readonly batches: string[][] = [];
  before: (batch: string[]) => Promise<void> = () => Promise.resolve();
  after: (batch: string[]) => Promise<void> = () => Promise.resolve();

  async publish(events: readonly StoredEvent[]): Promise<void> {
    const ids = events.map(({ id }) => id);
    await this.before(ids);
    this.batches.push(ids);
    await this.after(ids);
  }
}

describe('OutboxRelay', () => {
  let store: MemoryOutbox;
  let bus: RecordingPublisher;
  const running: OutboxRelay[] = [];
  const relay = (owner: string, changes = {}) => {
    const made = new OutboxRelay(bus, store, { owner, leaseMs: 150, idleMs: 5, batchRows: 2, ...changes });
    running.push(made);
    made.start();
    return made;
  };
  beforeEach(() => {
    store = new MemoryOutbox();
    bus = new RecordingPublisher();
  });
  afterEach(() => Promise.all(running.splice(0).map((made) => made.stop())));

  it('publishes rows in the order of their positions, in batches, and removes them', async () => {
    for (const version of [1, 2, 3, 4, 5]) store.commit(event('a', version));
    relay('one');
    await until(() => store.rows.length === 0);
    expect(bus.batches).toEqual([['a:1', 'a:2'], ['a:3', 'a:4'], ['a:5']]);
  });

  it('publishes many events in slices of whole rows, each under a lease that is surely held, and removes each at once', async () => {
    for (const row of [0, 1, 2]) store.commit(...Array.from({ length: 700 }, (_, n) => event('a', row * 700 + n)));
    bus.after = async () => void left.push(store.rows.length);
    const left: number[] = [];
    relay('one', { batchRows: 10 });
    await until(() => store.rows.length === 0);
    expect(bus.batches.map((batch) => batch.length)).toEqual([700, 700, 700]);
    expect(left).toEqual([3, 2, 1]);
  });

  it('stops between two slices when another relay has taken over, and leaves it the rest', async () => {
    for (const row of [0, 1]) store.commit(...Array.from({ length: 700 }, (_, n) => event('a', row * 700 + n)));
    bus.after = async () => {
      bus.after = () => Promise.resolve();
      await store.release('one');
      await store.acquire('two', 60_000);
    };
    relay('one', { batchRows: 10 });
    await until(() => bus.batches.length > 0);
    await running.splice(0)[0]!.stop();
    expect(bus.batches.map((batch) => batch.length)).toEqual([700]);
    expect(store.rows).toHaveLength(2);
  });

  it('lets events gather in a busy time, and none wait in a quiet one', async () => {
    const many = () => store.commit(...Array.from({ length: 16 }, (_, n) => event(`s${n}`, store.rows.length)));
    const published = (batches: number) => until(() => bus.batches.length === batches && store.rows.length === 0);
    many();
    relay('one', { gatherMs: 1_000, batchRows: 10 });
    await published(1);
    for (let commits = 0; commits < 3; commits++) {
      many();
      store.wake();
      await setImmediate();
    }
    await published(2);
    store.commit(event('a', 1));
    store.wake();
    await published(3);
    store.commit(event('a', 2));
    store.wake();
    await published(4);
    expect(bus.batches.map((batch) => batch.length)).toEqual([16, 48, 1, 1]);
  });

  it('ends a wait for more events when it is to stop', async () => {
    store.commit(...Array.from({ length: 16 }, (_, n) => event(`s${n}`, 1)));
    relay('one', { gatherMs: 60_000 });
    await until(() => store.rows.length === 0);
    await running.splice(0)[0]!.stop();
  });

  it('is woken by a commit instead of waiting for its next look', async () => {
    relay('one', { idleMs: 60_000, leaseMs: 60_000 });
    await until(() => store.reads > 0);
    store.commit(event('a', 1));
    store.wake();
    await until(() => store.rows.length === 0, { timeoutMs: 2_000 });
  });

  it('leaves the work to the one that holds the lease, and takes over when that one stops', async () => {
    const first = relay('one');
    await until(() => store.reads > 0);
    relay('two');
    store.commit(event('a', 1));
    await until(() => store.rows.length === 0);
    await first.stop();
    store.commit(event('a', 2));
    await until(() => store.rows.length === 0);
    expect(bus.batches).toEqual([['a:1'], ['a:2']]);
  });

  it('a successor repeats only the batch whose end is unknown, and the dead one removes nothing any more', async () => {
    const dead = Promise.withResolvers<void>();
    bus.after = (batch) => (batch.includes('a:3') && bus.batches.length === 2 ? dead.promise : Promise.resolve());
    for (const version of [1, 2, 3, 4, 5]) store.commit(event('a', version));
    relay('one');
    await until(() => bus.batches.length === 2);
    relay('two');
    await until(() => store.rows.length === 0);
    expect(bus.batches).toEqual([['a:1', 'a:2'], ['a:3', 'a:4'], ['a:3', 'a:4'], ['a:5']]);
    const remove = jest.spyOn(store, 'remove');
    dead.resolve();
    await until(() => remove.mock.results.length > 0);
    await expect(remove.mock.results[0]!.value).resolves.toBe(false);
  });

  it('does not send with a lease that ran out while it stood still', async () => {
    const standing = Promise.withResolvers<OutboxRow[]>();
    store.commit(event('a', 1));
    const read = jest.spyOn(store, 'read').mockReturnValueOnce(standing.promise);
    relay('one');
    await until(() => read.mock.calls.length === 1);
    relay('two');
    await until(() => store.rows.length === 0);
    standing.resolve([{ position: 1, events: [event('a', 1)] }]);
    store.commit(event('a', 2));
    await until(() => store.rows.length === 0);
    expect(bus.batches).toEqual([['a:1'], ['a:2']]);
  });

  it('tries the same batch again after a failure', async () => {
    let failures = 1;
    bus.before = () => (failures-- > 0 ? Promise.reject(new Error('broker away')) : Promise.resolve());
    store.commit(event('a', 1));
    relay('one');
    await until(() => store.rows.length === 0);
    expect(bus.batches).toEqual([['a:1']]);
  });
});
