import { z } from 'zod';
import type { EventContract } from '../contract';
import { exampleOf, type JsonSchema } from './example';

/** The `ce_*` headers of CloudEvents 1.0 in Kafka's binary mode; header values are text. */
export const cloudEventHeaders = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_aggregateversion', 'content-type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', minLength: 1, description: 'Id of the event; a repeat has the same one' },
    ce_source: { type: 'string', minLength: 1, description: 'The service that tells it' },
    ce_type: { type: 'string', pattern: '^pc\\.[a-z]+\\.[a-z-]+\\.v\\d+$', description: 'Name and version of the kind of event' },
    ce_subject: { type: 'string', minLength: 1, maxLength: 64, description: 'Id of the aggregate; also the key of the message' },
    ce_time: {
      type: 'string',
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$',
      description: 'When it happened, UTC',
    },
    ce_aggregateversion: { type: 'string', pattern: '^[1-9]\\d*$', description: 'Version of the aggregate, from 1 on without gaps' },
    'content-type': { type: 'string', const: 'application/json' },
    traceparent: { type: 'string', description: 'W3C trace context of the request that led to it' },
  },
} as const;

/** `coupon-issued` is the message `CouponIssued`. */
export function messageName({ name }: EventContract): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function payloadSchema(event: EventContract): JsonSchema {
  // The input side leaves objects open: a field may be added to an event without a new version of it.
  const { $schema: _, ...schema } = z.toJSONSchema(event.data, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => withoutSafeBounds(jsonSchema),
  });
  return schema as JsonSchema;
}

/** zod notes the limits of JavaScript's integers, which are no rule of the event. */
function withoutSafeBounds(schema: { minimum?: number | undefined; maximum?: number | undefined }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

export function messageOf(event: EventContract) {
  const name = messageName(event);
  const source = `/pc/${event.service}`;
  return {
    name: event.type,
    title: event.name,
    summary: event.summary,
    contentType: 'application/json',
    headers: {
      type: 'object',
      allOf: [
        { $ref: '#/components/schemas/CloudEventHeaders' },
        { type: 'object', properties: { ce_type: { const: event.type }, ce_source: { const: source } } },
      ],
    },
    payload: { $ref: `#/components/schemas/${name}` },
    bindings: { kafka: { key: { type: 'string', description: `${event.subject}, as in ce_subject` }, bindingVersion: '0.5.0' } },
    examples: [exampleMessage(event, source)],
  };
}

function exampleMessage(event: EventContract, source: string) {
  const payload = exampleOf(payloadSchema(event)) as Record<string, unknown>;
  const subject = String(payload[event.subject]);
  const headers = {
    ce_specversion: '1.0',
    ce_id: `${event.type}:${subject}:1`,
    ce_source: source,
    ce_type: event.type,
    ce_subject: subject,
    ce_time: '2026-01-31T08:00:00Z',
    ce_aggregateversion: '1',
    'content-type': 'application/json',
  };
  return { name: event.name, headers, payload };
}
