import type { IncomingMessage, OutgoingMessage } from '../kafka/kafka-port';
import type { Reply } from '../request';
import { HEADER } from './headers';
import { parseValue } from './json';

export function encodeReply(topic: string, correlationId: string, reply: Reply<unknown>): OutgoingMessage {
  return { topic, value: JSON.stringify(reply), headers: { [HEADER.correlationId]: correlationId, [HEADER.outcome]: 'reply' } };
}

/** Tells the caller that the request failed; why, only the log and the dead letter say. */
export function encodeFault(topic: string, correlationId: string): OutgoingMessage {
  return { topic, value: '{}', headers: { [HEADER.correlationId]: correlationId, [HEADER.outcome]: 'fault' } };
}

/** Undefined for a fault. */
export function decodeReply(message: IncomingMessage): Reply<unknown> | undefined {
  return message.headers[HEADER.outcome] === 'reply' ? (parseValue(message.value) as Reply<unknown>) : undefined;
}
