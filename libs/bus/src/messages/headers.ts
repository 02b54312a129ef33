/** The headers of our messages. The value of a message is JSON and nothing but the payload. */
export const HEADER = {
  pattern: 'pc-pattern',
  /** Id of a request, and in its reply. */
  correlationId: 'pc-correlation-id',
  replyTo: 'pc-reply-to',
  /** Milliseconds since 1970. */
  deadline: 'pc-deadline',
  caller: 'pc-caller',
  requestId: 'pc-request-id',
  traceparent: 'traceparent',
  language: 'pc-language',
  idempotencyScope: 'pc-idempotency-scope',
  bodyDigest: 'pc-idempotency-digest',
  /** Of a reply: `reply` or `fault`. */
  outcome: 'pc-outcome',
  deadCause: 'pc-dead-cause',
  deadTopic: 'pc-dead-topic',
  deadPartition: 'pc-dead-partition',
  deadOffset: 'pc-dead-offset',
  deadGroup: 'pc-dead-group',
  deadAttempts: 'pc-dead-attempts',
  deadAt: 'pc-dead-at',
  /** Id of the dead letter that this message repeats. */
  replayOf: 'pc-replay-of',
  /** The only consumer group that shall handle this repetition. */
  replayGroup: 'pc-replay-group',
  /** Of a note among the dead letters: the letter that was replayed, and when. */
  replayed: 'pc-replayed',
  replayedAt: 'pc-replayed-at',
} as const;

export const CLOUD_EVENT_HEADER = {
  specVersion: 'ce_specversion',
  id: 'ce_id',
  source: 'ce_source',
  type: 'ce_type',
  subject: 'ce_subject',
  time: 'ce_time',
  aggregateVersion: 'ce_aggregateversion',
  contentType: 'content-type',
} as const;
