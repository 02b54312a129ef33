import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

interface Schema {
  [keyword: string]: unknown;
}

export interface AsyncApi {
  readonly channels: Readonly<Record<string, { address: string; messages: Record<string, { $ref: string }> }>>;
  readonly operations: Readonly<Record<string, { messages: ReadonlyArray<{ $ref: string }> }>>;
  readonly components: {
    readonly messages: Readonly<
      Record<string, { name: string; headers: Schema; payload: Schema; examples: ReadonlyArray<Omit<EventMessage, 'topic'>> }>
    >;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

/** A message as a consumer gets it, with text headers and the parsed value. */
export interface EventMessage {
  /** Without namespace. */
  readonly topic: string;
  readonly key?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: unknown;
}

export const ASYNCAPI_FILE = resolve(__dirname, '../../docs/asyncapi.yaml');

export function publishedAsyncApi(): AsyncApi {
  return parse(readFileSync(ASYNCAPI_FILE, 'utf8')) as AsyncApi;
}

/**
 * A check of real messages against a document: returns everything that is wrong, in words; nothing when the message fits.
 * Stricter than the document in one point: what we send has no field that the document does not name.
 */
export function eventValidator(document: AsyncApi): (message: EventMessage) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'asyncapi', components: { schemas: withoutOtherFields(document.components.schemas) } });
  const parts = (schema: Schema) => ajv.compile(absolute(schema) as object);
  const messages = Object.values(document.components.messages).map(
    ({ name, headers, payload }) => [name, { headers: parts(headers), payload: parts(payload) }] as const,
  );
  const byType = new Map(messages);
  return ({ topic, key, headers, payload }) => {
    const type = headers['ce_type'] ?? 'none';
    const checks = byType.get(type);
    if (!checks) return [`ce_type ${type} is not in the document`];
    const faults = [...faultsOf('headers', checks.headers, headers), ...faultsOf('payload', checks.payload, payload)];
    if (!topicsOf(document, type).includes(topic)) faults.push(`${type} is not told on ${topic}`);
    if (key !== undefined && key !== headers['ce_subject']) faults.push(`key ${key} is not the subject ${headers['ce_subject']}`);
    return faults;
  };
}

function topicsOf(document: AsyncApi, type: string): string[] {
  const tells = ({ $ref }: { $ref: string }) => document.components.messages[$ref.split('/').at(-1)!]?.name === type;
  return Object.values(document.channels)
    .filter(({ messages }) => Object.values(messages).some(tells))
    .map(({ address }) => address);
}

function faultsOf(part: string, validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return validate.errors!.map(({ instancePath, message, params }) => `${part}${instancePath} ${message} ${JSON.stringify(params)}`);
}

function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"asyncapi#/'));
}

/** Closes the objects of payloads; headers stay open, as the transport may add some. */
function withoutOtherFields(schemas: AsyncApi['components']['schemas']): unknown {
  const { CloudEventHeaders, ...payloads } = schemas;
  const closed: unknown = JSON.parse(JSON.stringify(payloads), (_, value: Schema | null) =>
    value?.['type'] === 'object' && value['properties'] ? { ...value, additionalProperties: false } : value,
  );
  return { CloudEventHeaders, ...(closed as object) };
}
