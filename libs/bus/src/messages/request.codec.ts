import { callerSchema, LANGUAGES, type RequestContract } from '@pc/contracts';
import type { z } from 'zod';
import { InvalidMessage } from '../faults';
import type { Headers, IncomingMessage, OutgoingMessage } from '../kafka/kafka-port';
import type { BusRequest, RequestContext } from '../request';
import { HEADER } from './headers';
import { parseValue } from './json';

export function encodeRequest(topic: string, payload: unknown, context: RequestContext, replyTo: string): OutgoingMessage {
  const headers: Record<string, string> = {
    [HEADER.pattern]: context.pattern,
    [HEADER.correlationId]: context.messageId,
    [HEADER.replyTo]: replyTo,
    [HEADER.deadline]: String(context.deadline),
    [HEADER.caller]: JSON.stringify(context.caller),
    [HEADER.requestId]: context.requestId,
  };
  if (context.traceparent !== undefined) headers[HEADER.traceparent] = context.traceparent;
  if (context.language !== undefined) headers[HEADER.language] = context.language;
  if (context.idempotency) {
    headers[HEADER.idempotencyScope] = context.idempotency.scope;
    headers[HEADER.bodyDigest] = context.idempotency.bodyDigest;
  }
  return { topic, ...(context.key !== undefined && { key: context.key }), value: JSON.stringify(payload), headers };
}

/** Throws InvalidMessage when a header is missing or broken. A request without a deadline is a replayed one. */
export function decodeContext({ headers, key }: Pick<IncomingMessage, 'headers' | 'key'>): RequestContext {
  const scope = headers[HEADER.idempotencyScope];
  const traceparent = headers[HEADER.traceparent];
  const language = LANGUAGES.find((known) => known === headers[HEADER.language]);
  return {
    messageId: required(headers, HEADER.correlationId),
    pattern: required(headers, HEADER.pattern),
    ...(key !== undefined && { key }),
    caller: decodeCaller(required(headers, HEADER.caller)),
    requestId: required(headers, HEADER.requestId),
    deadline: Number(headers[HEADER.deadline] ?? Infinity),
    ...(traceparent !== undefined && { traceparent }),
    ...(language !== undefined && { language }),
    ...(scope !== undefined && { idempotency: { scope, bodyDigest: required(headers, HEADER.bodyDigest) } }),
  };
}

/** The request with its payload checked. Throws InvalidMessage, which names the fields at fault but never their values. */
export function decodeRequest(contract: RequestContract, value: Buffer, context: RequestContext): BusRequest<unknown> {
  return { payload: parsePayload(contract.payload, value), context };
}

export function parsePayload(schema: z.ZodType, value: Buffer): unknown {
  const result = schema.safeParse(parseValue(value));
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, code }) => `${path.join('.') || '(all)'} ${code}`);
  throw new InvalidMessage(`The payload does not fit its contract: ${fields.slice(0, 10).join(', ')}`);
}

function required(headers: Headers, name: string): string {
  const value = headers[name];
  if (value === undefined) throw new InvalidMessage(`The header ${name} is missing`);
  return value;
}

const CALLERS_KEPT = 1_000;
const callers = new Map<string, RequestContext['caller']>();

/** Callers repeat: parsing one again and again would cost more than the rest of the headers. */
function decodeCaller(text: string): RequestContext['caller'] {
  const known = callers.get(text);
  if (known) return known;
  const result = callerSchema.safeParse(parseValue(Buffer.from(text)));
  if (!result.success) throw new InvalidMessage(`The header ${HEADER.caller} is malformed`);
  if (callers.size >= CALLERS_KEPT) callers.clear();
  callers.set(text, Object.freeze(result.data));
  return result.data;
}
