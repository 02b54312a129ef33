import type { KafkaMessage } from 'kafkajs';
import type { IncomingMessage } from './kafka-port';

/** A message in the port's form; of a repeated header the first value counts. */
export function incomingMessage(topic: string, partition: number, message: KafkaMessage): IncomingMessage {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    headers[name] = String(Array.isArray(value) ? value[0] : value);
  }
  return {
    topic,
    partition,
    offset: Number(message.offset),
    ...(message.key && { key: message.key.toString() }),
    value: message.value ?? Buffer.alloc(0),
    headers,
    timestamp: Number(message.timestamp),
  };
}
