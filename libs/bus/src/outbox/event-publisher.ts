import { silentLogger, type BusLogger } from '../logger';
import type { KafkaProducer, OutgoingMessage } from '../kafka/kafka-port';
import { kafkajsPort } from '../kafka/kafkajs-port';
import { encodeEvent } from '../messages/cloud-event.codec';
import { physicalName } from '../names';
import type { StoredEvent } from './outbox-store';

export interface EventPublisherOptions {
  readonly brokers: readonly string[];
  readonly namespace: string;
  readonly instanceId: string;
  readonly logger?: BusLogger;
}

/** Stays below the broker's limit of a batch, 1 MB, with all headers. */
const LARGEST_PRODUCE_BYTES = 512 * 1024;
const OVERHEAD_BYTES = 1_024;

/** Writes stored events to their topics as CloudEvents, in the order given. */
export class EventPublisher {
  private readonly producer: KafkaProducer;

  constructor(private readonly options: EventPublisherOptions) {
    const { brokers, instanceId, logger = silentLogger } = options;
    this.producer = kafkajsPort({ brokers, clientId: instanceId, logger }).producer();
  }

  /** Resolves when the broker has them all. After a failure any part of them may have been written. */
  async publish(events: readonly StoredEvent[]): Promise<void> {
    let batch: OutgoingMessage[] = [];
    let bytes = 0;
    for (const event of events) {
      const size = Buffer.byteLength(event.data) + OVERHEAD_BYTES;
      if (batch.length > 0 && bytes + size > LARGEST_PRODUCE_BYTES) {
        await this.producer.send(batch);
        batch = [];
        bytes = 0;
      }
      batch.push(encodeEvent(physicalName(this.options.namespace, event.topic), event));
      bytes += size;
    }
    if (batch.length > 0) await this.producer.send(batch);
  }

  close(): Promise<void> {
    return this.producer.close();
  }
}
