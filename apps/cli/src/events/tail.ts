import { eventTopic, SERVICES } from '@pc/contracts';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Admin, type Consumer, type EachMessagePayload, Kafka, logLevel } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFault } from '../shell/faults';
import type { BusAddress } from './bus-address';
import { watchReachability } from './reachability';

/** How long the end waits until the broker has forgotten the group. */
const LEAVE_LIMIT_MS = 1_000;

export interface TailOptions {
  /** From the first event that is kept, else only what comes from now on. */
  readonly fromBeginning: boolean;
  /** Ends the tail. */
  readonly stop: AbortSignal;
  /** Called when nothing that comes now can be missed. */
  readonly ready: () => void;
  /** Called when the broker falls silent, and when it answers again. */
  readonly reachable: (reachable: boolean) => void;
  readonly received: (payload: EachMessagePayload) => void;
}

/**
 * Reads the event topics of all services with a plain kafkajs consumer in a group of its own: an outsider's view,
 * which shares no code with the bus. The group is gone afterwards. Resolves when `stop` is aborted.
 */
export async function tailEvents({ brokers, namespace }: BusAddress, options: TailOptions): Promise<void> {
  const prefix = namespace && `${namespace}.`;
  const topics = SERVICES.map((service) => prefix + eventTopic(service));
  const group = `${prefix}pc-cli-tail-${randomBytes(6).toString('hex')}`;
  const kafka = new Kafka({ clientId: 'pc-cli', brokers, connectionTimeout: 3_000, logLevel: logLevel.NOTHING, retry: { retries: 3 } });
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
  try {
    await Promise.race([read(admin, consumer, topics, options), aborted(options.stop)]);
  } catch (error) {
    throw new CommandFault(`Kafka at ${brokers.join(',')}: ${(error as Error).message}`, { cause: error });
  } finally {
    // A broker that is gone would hold the end for as long as kafkajs tries to reach it.
    await Promise.race([leave(consumer, admin, group), sleep(LEAVE_LIMIT_MS, undefined, { ref: false })]);
  }
}

async function read(admin: Admin, consumer: Consumer, topics: string[], options: TailOptions): Promise<void> {
  await admin.connect();
  const starts = await startOffsets(admin, topics, options.fromBeginning);
  const reachability = watchReachability(options.reachable);
  consumer.on('consumer.fetch', reachability.answered);
  try {
    await consume(consumer, topics, starts, { ...options, ready: () => (reachability.answered(), options.ready()) });
  } finally {
    reachability.end();
  }
}

async function aborted(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}

type Starts = ReadonlyArray<{ topic: string; partition: number; offset: string }>;

async function startOffsets(admin: Admin, topics: readonly string[], fromBeginning: boolean): Promise<Starts> {
  const starts = topics.map(async (topic) =>
    (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({ topic, partition, offset: fromBeginning ? low : high })),
  );
  return (await Promise.all(starts)).flat();
}

async function consume(consumer: Consumer, topics: string[], starts: Starts, { stop, ready, received }: TailOptions): Promise<void> {
  const crashed = Promise.withResolvers<never>();
  consumer.on('consumer.crash', ({ payload }) => payload.restart || crashed.reject(payload.error));
  // A broker that has just come up lets the first try to join fail; kafkajs tries again, and until then there is nothing to seek in.
  const joined = Promise.withResolvers<void>();
  consumer.on('consumer.group_join', () => joined.resolve());
  const next = new Map(starts.map(({ topic, partition, offset }) => [`${topic}:${partition}`, BigInt(offset)]));
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    eachMessage: async (payload) => {
      // A fetch that was under way when the start was sought brings older messages, and what was read before that comes again.
      const place = `${payload.topic}:${payload.partition}`;
      const offset = BigInt(payload.message.offset);
      if (stop.aborted || offset < (next.get(place) ?? 0n)) return;
      next.set(place, offset + 1n);
      received(payload);
    },
  });
  if (!stop.aborted) await Promise.race([joined.promise, crashed.promise, once(stop, 'abort')]);
  if (!stop.aborted) for (const start of starts) consumer.seek(start);
  ready();
  if (!stop.aborted) await Promise.race([once(stop, 'abort'), crashed.promise]);
}

async function leave(consumer: Consumer, admin: Admin, group: string): Promise<void> {
  await consumer.disconnect();
  // A group that never came to be, or a broker that is gone, leaves nothing to clean.
  await admin.deleteGroups([group]).catch(() => undefined);
  await admin.disconnect();
}
