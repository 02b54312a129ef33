import { fromEnvironment, uniqueName } from '@pc/testing';
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventMessage, eventValidator, publishedAsyncApi } from '../contract/asyncapi-events';

interface Servers {
  readonly kafka_brokers: string;
  readonly namespace?: string;
}

type Told = EventMessage & { readonly position: string };

/** All that the system has told since it began, as a consumer reads it that knows nothing but docs/asyncapi.yaml. */
describe('the events of the running system', () => {
  const document = publishedAsyncApi();
  let told: Told[];

  beforeAll(async () => {
    const servers = JSON.parse(readFileSync(join(fromEnvironment('PC_DATA_DIR'), 'servers.json'), 'utf8')) as Servers;
    told = await readAll(
      servers,
      Object.values(document.channels).map(({ address }) => address),
    );
  });

  it('are there: a quota was granted and customers found their partners', () => {
    const types = new Set(told.map(({ headers }) => headers['ce_type']));
    expect([...types]).toEqual(
      expect.arrayContaining(['pc.incentive.quota-changed.v1', 'pc.customer.customer-created.v1', 'pc.customer.association-started.v1']),
    );
  });

  it('fit docs/asyncapi.yaml, headers, key and data, each on its topic', () => {
    const validate = eventValidator(document);
    expect(told.flatMap((message) => validate(message).map((fault) => `${message.position}: ${fault}`))).toEqual([]);
  });

  it('benefits R-70 are one a version of each aggregate, in order, without gaps or contradicting doubles', () => {
    expect([...byAggregate(told).values()].flatMap(sequenceFaults)).toEqual([]);
  });
});

describe('sequenceFaults', () => {
  const event = (version: number, id = `e${version}`, payload: unknown = {}): Told => ({
    position: '',
    topic: 't',
    headers: { ce_subject: 's', ce_aggregateversion: String(version), ce_id: id },
    payload,
  });

  it.each<[string, Told[], RegExp | undefined]>([
    ['versions in order', [event(1), event(2), event(3)], undefined],
    ['the same events once more, as after a kill', [event(1), event(2), event(1), event(2), event(3)], undefined],
    ['a gap', [event(1), event(3)], /version 3 follows 1/],
    ['a start in the middle', [event(2)], /version 2 follows 0/],
    ['a late event', [event(2), event(1)], /version 2 follows 0/],
    ['two events of one version', [event(1), event(1, 'other')], /version 1 was told twice/],
    ['one id with two contents', [event(1), event(1, 'e1', { other: 1 })], /version 1 was told twice/],
  ])('judges %s', (_case, events, fault) => {
    const faults = sequenceFaults(events).join('\n');
    if (fault) expect(faults).toMatch(fault);
    else expect(faults).toBe('');
  });
});

function byAggregate(messages: readonly Told[]): Map<string, Told[]> {
  return Map.groupBy(messages, ({ topic, headers }) => `${topic} ${headers['ce_subject']}`);
}

/** What is wrong with the events of one aggregate in the order in which they stand in their partition (architecture 8). */
function sequenceFaults(events: readonly Told[]): string[] {
  const seen = new Map<number, string>();
  const faults: string[] = [];
  for (const { headers, payload } of events) {
    const version = Number(headers['ce_aggregateversion']);
    const content = JSON.stringify([headers['ce_id'], headers['ce_type'], payload]);
    const before = seen.get(version);
    if (before === undefined && version !== seen.size + 1)
      faults.push(`${headers['ce_subject']}: version ${version} follows ${seen.size} (${headers['ce_type']})`);
    if (before !== undefined && before !== content)
      faults.push(`${headers['ce_subject']}: version ${version} was told twice: ${before} and ${content}`);
    seen.set(version, content);
  }
  return faults;
}

/** Reads the topics from their first message to those that are there now. */
async function readAll({ kafka_brokers, namespace }: Servers, addresses: readonly string[]): Promise<Told[]> {
  const kafka = new Kafka({ clientId: 'events-contract', brokers: kafka_brokers.split(','), logLevel: logLevel.NOTHING });
  const prefix = namespace ? `${namespace}.` : '';
  const topics = addresses.map((address) => prefix + address);
  const admin = kafka.admin();
  const groupId = prefix + uniqueName('events-contract');
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    const ends = await Promise.all(
      topics.map(async (topic) =>
        (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
          name: `${topic}:${partition}`,
          low,
          high: Number(high),
        })),
      ),
    );
    const open = new Map(
      ends
        .flat()
        .filter(({ low, high }) => Number(low) < high)
        .map(({ name, high }) => [name, high]),
    );
    const messages: Told[] = [];
    const done = Promise.withResolvers<void>();
    if (open.size === 0) done.resolve();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        const name = `${topic}:${partition}`;
        messages.push(asTold(topic.slice(prefix.length), `${name}:${message.offset}`, message));
        if (Number(message.offset) + 1 >= (open.get(name) ?? Infinity)) open.delete(name);
        if (open.size === 0) done.resolve();
      },
    });
    await done.promise;
    return messages;
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]);
    await admin.disconnect();
  }
}

function asTold(topic: string, position: string, { key, headers = {}, value }: KafkaMessage): Told {
  return {
    topic,
    position,
    ...(key && { key: key.toString() }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])),
    payload: JSON.parse(String(value)) as unknown,
  };
}
