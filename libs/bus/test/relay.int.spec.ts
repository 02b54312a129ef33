import { setTimeout as sleep } from 'node:timers/promises';
import { eventTopic } from '@pc/contracts';
import { until } from '@pc/testing';
import { OutboxRelay, type Publisher, type StoredEvent } from '../src';
import type { IncomingMessage } from '../src/kafka/kafka-port';
import { BusFixture } from './bus-fixture';
import { MemoryOutbox } from './memory-outbox';

const TOPIC = eventTopic('incentive');
const SUBJECTS = ['a', 'b', 'c', 'd'];
const BATCH_ROWS = 20;

function event(subject: string, version: number): StoredEvent {
  return {
    id: `${subject}:${version}`,
    topic: TOPIC,
    type: 'pc.incentive.moved.v1',
    subject,
    version,
    time: '2026-01-31T08:00:00Z',
    data: '{}',
  };
}

describe('the relay on a broker', () => {
  let bus: BusFixture;
  let store: MemoryOutbox;
  const relays: OutboxRelay[] = [];
  const relay = (publisher: Publisher, owner: string, idleMs = 50) => {
    const made = new OutboxRelay(publisher, store, { owner, leaseMs: 500, idleMs, batchRows: BATCH_ROWS });
    relays.push(made);
    made.start();
  };
  const published = async (): Promise<IncomingMessage[]> => {
    const ranges = await bus.kafka.administer((admin) => admin.partitionRanges(bus.physical(TOPIC)));
    return bus.kafka.read(ranges);
  };
  beforeEach(async () => {
    bus = await BusFixture.create();
    store = new MemoryOutbox();
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((made) => made.stop()));
    await bus.stop();
  });

  it('a killed one is replaced: nothing is lost or out of order, and only its last batch comes twice', async () => {
    const real = bus.publisher();
    const end = Promise.withResolvers<void>();
    let batches = 0;
    const killed: Publisher = {
      publish: async (events) => {
        await real.publish(events);
        if (++batches === 4) await end.promise;
      },
    };
    for (let version = 1; version <= 50; version++) for (const subject of SUBJECTS) store.commit(event(subject, version));
    relay(killed, 'killed');
    await until(() => batches === 4);
    relay(bus.publisher(), 'successor');
    await until(() => store.rows.length === 0);
    end.resolve();
    const messages = await published();
    expect(messages).toHaveLength(200 + BATCH_ROWS);
    for (const subject of SUBJECTS) {
      const versions = messages.filter(({ key }) => key === subject).map(({ headers }) => Number(headers['ce_aggregateversion']));
      const firsts = versions.filter((version, index) => versions.indexOf(version) === index);
      expect(firsts).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(versions.length - firsts.length).toBe(BATCH_ROWS / SUBJECTS.length);
    }
  });

  it('publishes a commit at once, long before its next look', async () => {
    relay(bus.publisher(), 'only', 20_000);
    const delays: number[] = [];
    for (let version = 1; version <= 40; version++) {
      await sleep(10);
      const committed = performance.now();
      store.commit(event('a', version));
      store.wake();
      await until(() => store.rows.length === 0);
      delays.push(performance.now() - committed);
    }
    const median = delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)]!;
    // On an idle machine it is a few milliseconds; by polling it would be the 20 seconds of the next look.
    expect(median).toBeLessThan(2_000);
  });
});
