import type { EventContract } from '@pc/contracts';
import { InvalidMessage } from '../faults';
import type { IncomingMessage, OutgoingMessage } from '../kafka/kafka-port';
import type { StoredEvent } from '../outbox/outbox-store';
import type { BusEvent } from '../request';
import { CLOUD_EVENT_HEADER, HEADER } from './headers';
import { parsePayload } from './request.codec';

/** CloudEvents 1.0, Kafka binary mode: attributes in headers, the data alone as value, key = subject (architecture 4.8). */
export function encodeEvent(topic: string, event: StoredEvent): OutgoingMessage {
  return {
    topic,
    key: event.subject,
    value: event.data,
    headers: {
      [CLOUD_EVENT_HEADER.specVersion]: '1.0',
      [CLOUD_EVENT_HEADER.id]: event.id,
      [CLOUD_EVENT_HEADER.source]: sourceOf(event.type),
      [CLOUD_EVENT_HEADER.type]: event.type,
      [CLOUD_EVENT_HEADER.subject]: event.subject,
      [CLOUD_EVENT_HEADER.time]: event.time,
      [CLOUD_EVENT_HEADER.aggregateVersion]: String(event.version),
      [CLOUD_EVENT_HEADER.contentType]: 'application/json',
      ...(event.traceparent !== undefined && { [HEADER.traceparent]: event.traceparent }),
    },
  };
}

/** Throws InvalidMessage when an attribute is missing or the data do not fit the contract. */
export function decodeEvent(contract: EventContract, { headers, value }: IncomingMessage): BusEvent<unknown> {
  const attribute = (name: keyof typeof CLOUD_EVENT_HEADER): string => {
    const text = headers[CLOUD_EVENT_HEADER[name]];
    if (text === undefined) throw new InvalidMessage(`The event lacks ${CLOUD_EVENT_HEADER[name]}`);
    return text;
  };
  if (attribute('specVersion') !== '1.0') throw new InvalidMessage('The event is not of CloudEvents 1.0');
  const version = Number(attribute('aggregateVersion'));
  if (!Number.isSafeInteger(version)) throw new InvalidMessage(`${CLOUD_EVENT_HEADER.aggregateVersion} is not a number`);
  return {
    id: attribute('id'),
    type: attribute('type'),
    subject: attribute('subject'),
    version,
    time: attribute('time'),
    data: parsePayload(contract.data, value),
  };
}

/** `pc.incentive.coupon-issued.v1` comes from `/pc/incentive`. */
function sourceOf(type: string): string {
  return `/${type.split('.').slice(0, 2).join('/')}`;
}
