import { uniqueName } from '@pc/testing';
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventMessage } from '../contract/asyncapi-events';

export interface Servers {
  readonly kafka_brokers: string;
  readonly namespace?: string;
}

/** An event as a consumer got it, and where it stands. */
export type Told = EventMessage & { readonly position: string };

/** All that the system of this data folder has told on these topics, read by a consumer that knows nothing but their names. */
export function toldOn(dataDir: string, topics: readonly string[]): Promise<Told[]> {
  return toldBy(JSON.parse(readFileSync(join(dataDir, 'servers.json'), 'utf8')) as Servers, topics);
}

/** The same of a system with this name on this broker: from the first message of the topics to those that are there now. */
export async function toldBy({ kafka_brokers, namespace }: Servers, addresses: readonly string[]): Promise<Told[]> {
  const kafka = new Kafka({ clientId: 'test', brokers: kafka_brokers.split(','), logLevel: logLevel.NOTHING });
  const prefix = namespace ? `${namespace}.` : '';
  const topics = addresses.map((address) => prefix + address);
  const admin = kafka.admin();
  const groupId = prefix + uniqueName('test-events');
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
