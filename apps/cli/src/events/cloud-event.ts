import type { KafkaMessage } from 'kafkajs';

/** An event in the structured form of CloudEvents 1.0, with the version of its aggregate. */
export interface CloudEvent {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly aggregateversion?: number;
  readonly datacontenttype?: string;
  readonly data: unknown;
}

const PREFIX = 'ce_';
const MANDATORY = ['specversion', 'id', 'source', 'type'];

/** Reads a message in Kafka's binary mode: attributes are `ce_*` headers, data is the value. Undefined when it is no CloudEvent. */
export function readCloudEvent(message: Pick<KafkaMessage, 'headers' | 'value'>): CloudEvent | undefined {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const { aggregateversion, ...attributes } = Object.fromEntries(
    headers.filter(([name]) => name.startsWith(PREFIX)).map(([name, value]) => [name.slice(PREFIX.length), value]),
  );
  const data = jsonOrUndefined(message.value);
  if (data === undefined || MANDATORY.some((name) => attributes[name] === undefined)) return undefined;
  const type = headers.find(([name]) => name === 'content-type')?.[1];
  return {
    ...(attributes as unknown as CloudEvent),
    ...(aggregateversion !== undefined && { aggregateversion: Number(aggregateversion) }),
    ...(type !== undefined && { datacontenttype: type }),
    data,
  };
}

/** Whether a filter names the event's type, in full or by its bare name: `coupon-issued`. */
export function isOfType(event: CloudEvent, filter: string): boolean {
  return event.type === filter || event.type.split('.').at(-2) === filter;
}

/** An event for people: one line of what happened to what, then its data. */
export function eventText({ time, type, subject, aggregateversion, data }: CloudEvent): string {
  const head = [time, type, subject, aggregateversion !== undefined && `version ${aggregateversion}`].filter(Boolean).join('  ');
  const fields = typeof data === 'object' && data !== null ? Object.entries(data) : [['data', data] as const];
  return [head, ...fields.map(([name, value]) => `    ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)].join('\n');
}

function jsonOrUndefined(value: Buffer | null): unknown {
  try {
    return value === null ? undefined : JSON.parse(value.toString('utf8'));
  } catch {
    return undefined;
  }
}
