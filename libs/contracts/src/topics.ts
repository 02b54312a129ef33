/** The services that own data; each has a topic of requests and one of events (architecture 1). */
export const SERVICES = ['customer', 'incentive', 'billing', 'certification'] as const;
export type ServiceName = (typeof SERVICES)[number];

export const requestTopic = (service: ServiceName) => `pc.${service}.requests`;
export const eventTopic = (service: ServiceName) => `pc.${service}.events`;
export const deadLetterTopic = (topic: string) => `${topic}.dlq`;

/** Every topic that must exist before a service starts. Replies have topics of their own, one a gateway. */
export function allTopics(): string[] {
  return SERVICES.flatMap((service) => [requestTopic(service), eventTopic(service)]).flatMap((topic) => [topic, deadLetterTopic(topic)]);
}
