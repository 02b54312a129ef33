import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { KafkaAdmin, TopicSpec } from './kafka-port';
import { isOfType } from './kafkajs-errors';

const CREATION_LIMIT_MS = 15_000;

export async function administerKafkajs<T>(kafka: Kafka, work: (admin: KafkaAdmin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(adapt(admin));
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function adapt(admin: Admin): KafkaAdmin {
  return {
    listTopics: () => admin.listTopics(),
    createTopics: (topics) => createMissing(admin, topics),
    deleteTopics: (topics) => unless(admin.deleteTopics({ topics: [...topics], timeout: 10_000 }), 'UNKNOWN_TOPIC_OR_PARTITION'),
    deleteGroups: (groups) => unless(admin.deleteGroups([...groups]), 'GROUP_ID_NOT_FOUND', 'NON_EMPTY_GROUP'),
    async memberCounts(groups) {
      if (groups.length === 0) return new Map();
      const described = await admin.describeGroups([...groups]);
      return new Map(described.groups.map(({ groupId, members }) => [groupId, members.length]));
    },
    async partitionRanges(topic) {
      const offsets = await admin.fetchTopicOffsets(topic);
      return offsets.map(({ partition, low, high }) => ({ topic, partition, from: Number(low), to: Number(high) }));
    },
  };
}

async function createMissing(admin: Admin, topics: readonly TopicSpec[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ topic }) => !existing.has(topic));
  if (missing.length === 0) return;
  const created = admin.createTopics({
    waitForLeaders: false,
    topics: missing.map(({ topic, partitions, replication, config }) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: replication,
      configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
    })),
  });
  await unless(created, 'TOPIC_ALREADY_EXISTS');
  await untilUsable(
    admin,
    missing.map(({ topic }) => topic),
  );
}

/** kafkajs' own wait fails when the broker has not heard of its new topic yet, and ends before the partitions take messages. */
async function untilUsable(admin: Admin, topics: readonly string[]): Promise<void> {
  const end = Date.now() + CREATION_LIMIT_MS;
  for (const topic of topics) {
    while (!(await isUsable(admin, topic))) {
      if (Date.now() > end) throw new Error(`The new topic ${topic} cannot be used yet`);
      await sleep(20);
    }
  }
}

async function isUsable(admin: Admin, topic: string): Promise<boolean> {
  try {
    return (await admin.fetchTopicOffsets(topic)).length > 0;
  } catch (error) {
    if (isOfType(error, 'UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION')) return false;
    throw error;
  }
}

/** Waits for the work; a failure of only these types means that somebody else did it. */
async function unless(work: Promise<unknown>, ...types: string[]): Promise<void> {
  try {
    await work;
  } catch (error) {
    const failures = (error as { groups?: unknown[]; errors?: unknown[] }).groups ?? (error as { errors?: unknown[] }).errors ?? [error];
    const expected = failures.every((failure) => isOfType((failure as { error?: unknown }).error ?? failure, ...types));
    if (!expected) throw error;
  }
}
