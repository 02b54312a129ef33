import { randomBytes } from 'node:crypto';
import type { Consumer, Kafka } from 'kafkajs';
import type { IncomingMessage, OffsetRange } from './kafka-port';
import { administerKafkajs } from './kafkajs-admin';
import { incomingMessage } from './kafkajs-message';

const TIME_LIMIT_MS = 30_000;

/** Reads ranges of offsets through a group that lives only for this. */
export async function readKafkajs(kafka: Kafka, ranges: readonly OffsetRange[]): Promise<IncomingMessage[]> {
  const wanted = ranges.filter(({ from, to }) => from < to);
  if (wanted.length === 0) return [];
  const groupId = `${wanted[0]!.topic}.reader.${randomBytes(6).toString('hex')}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 250 });
  await consumer.connect();
  try {
    return await collect(consumer, wanted);
  } finally {
    await consumer.disconnect();
    await administerKafkajs(kafka, (admin) => admin.deleteGroups([groupId]));
  }
}

async function collect(consumer: Consumer, ranges: readonly OffsetRange[]): Promise<IncomingMessage[]> {
  const found: IncomingMessage[] = [];
  const open = new Map(ranges.map((range) => [`${range.topic}:${range.partition}`, range]));
  const end = Promise.withResolvers<void>();
  const timer = setTimeout(() => end.reject(new Error('The messages could not be read in time')), TIME_LIMIT_MS);
  consumer.on('consumer.crash', ({ payload }) => end.reject(payload.error));
  await consumer.subscribe({ topics: [...new Set(ranges.map(({ topic }) => topic))], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const name = `${batch.topic}:${batch.partition}`;
      const range = open.get(name);
      if (!range) return;
      const messages = batch.messages.map((message) => incomingMessage(batch.topic, batch.partition, message));
      found.push(...messages.filter(({ offset }) => offset >= range.from && offset < range.to));
      if ((messages.at(-1)?.offset ?? -1) >= range.to - 1) open.delete(name);
      if (open.size === 0) end.resolve();
    },
  });
  for (const { topic, partition, from } of ranges) consumer.seek({ topic, partition, offset: String(from) });
  await end.promise.finally(() => clearTimeout(timer));
  return found;
}
