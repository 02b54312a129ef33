import { deadLetterTopic } from '@pc/contracts';
import type { IncomingMessage } from '../kafka/kafka-port';
import { errorFields, type BusLogger } from '../logger';
import { encodeDeadLetter } from '../messages/dead-letter.codec';
import { HEADER } from '../messages/headers';
import type { BusMetrics } from '../metrics';
import { logicalName } from '../names';
import type { BatchingSender } from '../sending/batching-sender';

/** Puts messages aside that cannot be handled (architecture 4.7). */
export class DeadLetterOffice {
  constructor(
    private readonly sender: BatchingSender,
    private readonly namespace: string,
    private readonly group: string,
    private readonly logger: BusLogger,
    private readonly metrics: BusMetrics,
  ) {}

  /** Resolves when the letter is safe; rejects only when this process ends before that. */
  async accept(message: IncomingMessage, pattern: string, error: unknown, attempts: number): Promise<void> {
    const origin = logicalName(this.namespace, message.topic);
    const { error: cause } = errorFields(error);
    const letter = encodeDeadLetter(deadLetterTopic(message.topic), origin, message, {
      cause,
      group: this.group,
      attempts,
      at: new Date(),
    });
    const { topic, partition, offset, headers } = message;
    const place = { pattern, requestId: headers[HEADER.requestId], topic, partition, offset, attempts };
    this.logger.error({ ...place, ...errorFields(error) }, 'A message goes to the dead letters');
    this.metrics.deadLettered(pattern);
    await this.sender.send(letter).acknowledged;
  }
}
