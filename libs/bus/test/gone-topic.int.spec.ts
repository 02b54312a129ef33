import { BusFixture } from './bus-fixture';

describe('a producer', () => {
  let bus: BusFixture;
  beforeAll(async () => {
    bus = await BusFixture.create();
  });
  afterAll(() => bus.stop());

  const create = async (name: string): Promise<string> => {
    const topic = bus.physical(name);
    await bus.kafka.administer((admin) => admin.createTopics([{ topic, partitions: 1, replication: -1, config: {} }]));
    return topic;
  };
  const to = (topic: string) => [{ topic, value: 'x', headers: {} }];

  it('goes on with its other topics when one that it served is gone, as that of a stopped gateway', async () => {
    const producer = bus.kafka.producer();
    const [stopped, living] = [await create('pc.replies.stopped'), await create('pc.replies.living')];
    await producer.send(to(stopped));
    await bus.kafka.administer((admin) => admin.deleteTopics([stopped]));
    await producer.send(to(living));
    await expect(producer.send(to(stopped))).rejects.toMatchObject({ name: 'SendFailure', kind: 'no topic' });
    await producer.send(to(living));
    await producer.close();
  });
});
