import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Loaded when first used: the entry scripts run before anything is installed. */
const driver = () => require('mongoose').mongo;

/** A Kafka client that keeps quiet while it waits for a broker. */
export function kafkaClient(brokers) {
  const { Kafka, logLevel } = require('kafkajs');
  return new Kafka({
    clientId: 'partner-center-start',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    connectionTimeout: 1_000,
  });
}

/** True when a broker of this address is ready to serve. */
export async function brokerAnswers(brokers) {
  const admin = kafkaClient(brokers).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } finally {
    await admin.disconnect();
  }
}

/** Runs work on one connection to a MongoDB server. */
export async function withMongo(uri, work) {
  const client = new (driver().MongoClient)(uri, { serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000 });
  try {
    await client.connect();
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

/** True when the server takes writes and can do transactions, which needs a replica set. */
export async function storeAnswers(uri) {
  const hello = await withMongo(uri, (admin) => admin.command({ hello: 1 }));
  return Boolean(hello.isWritablePrimary && hello.setName);
}
