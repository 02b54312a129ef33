import { uniqueName, until } from '@pc/testing';
import { BusClient } from '../src';
import { BusFixture } from './bus-fixture';

describe('reply topics', () => {
  let bus: BusFixture;
  const replyTopics = () =>
    bus.kafka.administer(async (admin) => (await admin.listTopics()).filter((topic) => topic.startsWith(bus.physical('pc.replies.'))));
  beforeAll(async () => {
    bus = await BusFixture.create();
  });
  afterAll(() => bus.stop());

  it('go with their client', async () => {
    const client = await bus.client();
    expect(await replyTopics()).toHaveLength(1);
    await client.stop();
    await until(async () => (await replyTopics()).length === 0);
  });

  it('that a dead client left are swept by a living one', async () => {
    const abandoned = bus.physical('pc.replies.dead.0000');
    await bus.kafka.administer((admin) => admin.createTopics([{ topic: abandoned, partitions: 1, replication: -1, config: {} }]));
    const client = new BusClient({ brokers: bus.brokers, namespace: bus.namespace, instanceId: uniqueName('sweeper'), sweepAfterMs: 200 });
    await client.start();
    await until(async () => !(await replyTopics()).includes(abandoned));
    expect(await replyTopics()).toHaveLength(1);
    await client.stop();
  });
});
