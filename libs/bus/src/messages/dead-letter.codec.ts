import type { IncomingMessage, OutgoingMessage } from '../kafka/kafka-port';
import { HEADER } from './headers';

export interface DeadLetterCause {
  readonly cause: string;
  readonly group: string;
  readonly attempts: number;
  readonly at: Date;
}

const LONGEST_CAUSE = 1_000;
/** Headers that hold for one delivery only, or that the letter gets anew. */
const DELIVERY_HEADERS: readonly string[] = [
  HEADER.deadCause,
  HEADER.deadTopic,
  HEADER.deadPartition,
  HEADER.deadOffset,
  HEADER.deadGroup,
  HEADER.deadAttempts,
  HEADER.deadAt,
  HEADER.replayOf,
  HEADER.replayGroup,
];

/** The message as it was, with what became of it in headers (architecture 4.7). `origin` is the topic's logical name. */
export function encodeDeadLetter(topic: string, origin: string, message: IncomingMessage, cause: DeadLetterCause): OutgoingMessage {
  return {
    topic,
    ...(message.key !== undefined && { key: message.key }),
    value: message.value,
    headers: {
      ...without(message.headers, DELIVERY_HEADERS),
      [HEADER.deadCause]: cause.cause.slice(0, LONGEST_CAUSE),
      [HEADER.deadTopic]: origin,
      [HEADER.deadPartition]: String(message.partition),
      [HEADER.deadOffset]: String(message.offset),
      [HEADER.deadGroup]: cause.group,
      [HEADER.deadAttempts]: String(cause.attempts),
      [HEADER.deadAt]: cause.at.toISOString(),
    },
  };
}

/** The original message again, for the group that could not handle it. Nobody waits for its answer, so it has no deadline. */
export function encodeReplay(topic: string, id: string, letter: IncomingMessage): OutgoingMessage {
  return {
    topic,
    ...(letter.key !== undefined && { key: letter.key }),
    value: letter.value,
    headers: {
      ...without(letter.headers, [...DELIVERY_HEADERS, HEADER.deadline, HEADER.replyTo]),
      [HEADER.replayOf]: id,
      [HEADER.replayGroup]: letter.headers[HEADER.deadGroup] ?? '',
    },
  };
}

/** Tells those who list the dead letters that this one was replayed. `topic` is physical. */
export function encodeReplayNote(topic: string, id: string, at: Date): OutgoingMessage {
  return { topic, value: '{}', headers: { [HEADER.replayed]: id, [HEADER.replayedAt]: at.toISOString() } };
}

function without(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
