import { connect, type Socket } from 'node:net';
import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { BusLogger } from '../logger';
import type { KafkaPort } from './kafka-port';
import { administerKafkajs } from './kafkajs-admin';
import { KafkajsConsumer } from './kafkajs-consumer';
import { KafkajsProducer } from './kafkajs-producer';
import { readKafkajs } from './kafkajs-reader';
import { mendEncoder } from './mend-encoder';
import { mendRequestQueue } from './mend-request-queue';

export interface KafkaConnection {
  /** `host:port` of some brokers of the cluster. */
  readonly brokers: readonly string[];
  /** Names this process in the broker's logs. */
  readonly clientId: string;
  readonly logger: BusLogger;
}

/** A connection on which nothing comes back for this long is given up; well below the deadline of a request. */
const REQUEST_TIMEOUT_MS = 5_000;
const ADMIN_TIMEOUT_MS = 20_000;

/** The Kafka port on kafkajs 2. */
export function kafkajsPort(connection: KafkaConnection): KafkaPort {
  mendRequestQueue();
  mendEncoder();
  return {
    producer: () => new KafkajsProducer((sockets) => createKafka(connection, REQUEST_TIMEOUT_MS, sockets)),
    consumer: (options) => new KafkajsConsumer(createKafka(connection, REQUEST_TIMEOUT_MS), options, connection.logger),
    administer: (work) => administerKafkajs(createKafka(connection, ADMIN_TIMEOUT_MS), work),
    read: (ranges) => readKafkajs(createKafka(connection, ADMIN_TIMEOUT_MS), ranges),
  };
}

/** `sockets` will always hold the open connections of the client. */
function createKafka({ brokers, clientId, logger }: KafkaConnection, requestTimeout: number, sockets?: Set<Socket>): Kafka {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout,
    retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: logLevel.INFO,
    logCreator: () => (entry) => writeLog(logger, entry),
    socketFactory: ({ host, port, onConnect }) => {
      const socket = connect({ host, port, noDelay: true, keepAlive: true }, onConnect);
      sockets?.add(socket);
      return socket.once('close', () => sockets?.delete(socket));
    },
  });
}

/** A broker that is away fails every attempt to connect; those who need it report what that means for them. */
const CHATTERING = new Set(['Connection', 'BrokerPool']);

/** A consumer that crashed is told by who builds it anew, and says what for. */
const isToldAlready = ({ namespace, log }: LogEntry): boolean => namespace === 'Consumer' && log.message.startsWith('Crash: ');

/** kafkajs calls an error what the bus gets over by itself, so its lines are one level lower here. */
function writeLog(logger: BusLogger, entry: LogEntry): void {
  const { level, namespace, log } = entry;
  const { message, error, groupId, broker, retryCount } = log as Record<string, unknown> & { message: string };
  const fields = { kafka: namespace, error, groupId, broker, retryCount };
  if (level === logLevel.ERROR && !CHATTERING.has(namespace) && !isToldAlready(entry)) logger.warn(fields, message);
  else logger.debug(fields, message);
}
