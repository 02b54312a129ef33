import { billingEvents } from '../billing';
import { certificationEvents } from '../certification';
import type { EventContract } from '../contract';
import { customerEvents } from '../customer';
import { incentiveEvents } from '../incentive';
import { eventTopic, SERVICES, type ServiceName } from '../topics';
import { cloudEventHeaders, messageOf, messageName, payloadSchema } from './message';

/** Every event that the services tell. */
export const EVENTS: readonly EventContract[] = [...customerEvents, ...incentiveEvents, ...billingEvents, ...certificationEvents];

const DESCRIPTION = `What the services of Partner Center tell everyone, for other systems to consume.

- Events are CloudEvents 1.0 in Kafka's binary mode: attributes in \`ce_*\` headers, the data alone as JSON value.
- Key and \`ce_subject\` are the id of the aggregate; \`ce_aggregateversion\` is its version. Each aggregate's events come in order,
  one event a version, without gaps. Delivery is at least once: a repeat has the same \`ce_id\`.
- Consumers ignore fields that they do not know; a change that breaks them gets a new \`ce_type\`.
- Money is integer fen (1/100 yuan) in fields that end in \`_fen\`; times are UTC with whole seconds.
- Where a namespace is configured, it stands before the topic, with a dot.`;

/** The AsyncAPI 3.0 document of all events, made from their contracts. */
export function asyncApiDocument() {
  const told = SERVICES.map((service) => ({ service, events: EVENTS.filter((event) => event.service === service) })).filter(
    ({ events }) => events.length > 0,
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Partner Center events',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{address}',
        protocol: 'kafka',
        description: 'The broker that the system was started with',
        variables: { address: { default: '127.0.0.1:9092', description: 'host:port' } },
      },
    },
    channels: Object.fromEntries(told.map(({ service, events }) => [channelName(service), channelOf(service, events)])),
    operations: Object.fromEntries(told.map(({ service, events }) => [operationName(service), operationOf(service, events)])),
    components: {
      messages: Object.fromEntries(EVENTS.map((event) => [messageName(event), messageOf(event)])),
      schemas: {
        CloudEventHeaders: cloudEventHeaders,
        ...Object.fromEntries(EVENTS.map((event) => [messageName(event), payloadSchema(event)])),
      },
    },
  };
}

const channelName = (service: ServiceName) => `${service}Events`;
const operationName = (service: ServiceName) => `tell${service[0]!.toUpperCase()}${service.slice(1)}Events`;

function channelOf(service: ServiceName, events: readonly EventContract[]) {
  return {
    address: eventTopic(service),
    title: `Events of ${service}`,
    servers: [{ $ref: '#/servers/kafka' }],
    messages: Object.fromEntries(events.map((event) => [messageName(event), { $ref: `#/components/messages/${messageName(event)}` }])),
  };
}

function operationOf(service: ServiceName, events: readonly EventContract[]) {
  const channel = `#/channels/${channelName(service)}`;
  return {
    action: 'send',
    channel: { $ref: channel },
    summary: `The ${service} service tells what happened`,
    messages: events.map((event) => ({ $ref: `${channel}/messages/${messageName(event)}` })),
  };
}
