import type { Headers, IncomingMessage } from '../kafka/kafka-port';
import { CLOUD_EVENT_HEADER, HEADER } from '../messages/headers';

/** A message that could not be handled, and why. */
export interface DeadLetter {
  /** `<dead-letter topic>:<partition>:<offset>` */
  readonly id: string;
  /** Where the message was first. */
  readonly origin: { readonly topic: string; readonly partition: number; readonly offset: number };
  /** Pattern of a request, type of an event. */
  readonly pattern: string;
  readonly key?: string;
  /** The consumer group that could not handle it. */
  readonly group: string;
  readonly cause: string;
  readonly attempts: number;
  readonly at: string;
  readonly requestId?: string;
  /** When it was last given to its group again. */
  readonly replayedAt?: string;
}

export interface DeadLetterContent extends DeadLetter {
  readonly headers: Headers;
  /** The text of the value. */
  readonly value: string;
}

export function letterOf(id: string, { headers, key }: IncomingMessage, replayedAt?: string): DeadLetter {
  const requestId = headers[HEADER.requestId];
  return {
    id,
    origin: {
      topic: headers[HEADER.deadTopic] ?? '',
      partition: Number(headers[HEADER.deadPartition]),
      offset: Number(headers[HEADER.deadOffset]),
    },
    pattern: headers[HEADER.pattern] ?? headers[CLOUD_EVENT_HEADER.type] ?? '(none)',
    ...(key !== undefined && { key }),
    group: headers[HEADER.deadGroup] ?? '',
    cause: headers[HEADER.deadCause] ?? '',
    attempts: Number(headers[HEADER.deadAttempts]),
    at: headers[HEADER.deadAt] ?? '',
    ...(requestId !== undefined && { requestId }),
    ...(replayedAt !== undefined && { replayedAt }),
  };
}

export function letterContent(letter: DeadLetter, { headers, value }: IncomingMessage): DeadLetterContent {
  return { ...letter, headers, value: value.toString('utf8') };
}
