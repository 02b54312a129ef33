import { kafkaClient } from './servers/clients.mjs';

const PARTITIONS = 4;
const HOUR_MS = 3_600_000;

/** Creates the topics of libs/contracts that the broker lacks; those that exist stay as they are. */
export async function createTopics(brokers, namespace) {
  const { allTopics } = await import('../../libs/contracts/src/topics.ts');
  const topics = allTopics().map((name) => (namespace ? `${namespace}.${name}` : name));
  const admin = kafkaClient(brokers).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    if (missing.length > 0) await admin.createTopics({ waitForLeaders: true, timeout: 20_000, topics: missing.map(settings) });
    return missing.length > 0 ? `${missing.length} created` : 'exist';
  } finally {
    await admin.disconnect();
  }
}

/** Events stay for good, so that a new reader can begin at the start; requests only until nobody waits for them any longer. */
function settings(topic) {
  const retention = topic.endsWith('.events') ? -1 : topic.endsWith('.dlq') ? 30 * 24 * HOUR_MS : 24 * HOUR_MS;
  return { topic, numPartitions: topic.endsWith('.dlq') ? 1 : PARTITIONS, configEntries: [{ name: 'retention.ms', value: String(retention) }] };
}
