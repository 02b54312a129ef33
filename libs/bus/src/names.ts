import { allTopics } from '@pc/contracts';

/** The physical name of a topic or group; the namespace keeps several systems on one broker apart. */
export function physicalName(namespace: string, name: string): string {
  return namespace ? `${namespace}.${name}` : name;
}

/** The name without the namespace. */
export function logicalName(namespace: string, name: string): string {
  return namespace && name.startsWith(`${namespace}.`) ? name.slice(namespace.length + 1) : name;
}

export const DEAD_LETTER_SUFFIX = '.dlq';
export const REPLY_PREFIX = 'pc.replies.';

export const requestGroup = (service: string) => `${service}.requests`;
export const eventGroup = (service: string) => `${service}.events`;

/** Every topic that has dead letters. */
export function deadLetterTopics(): string[] {
  return allTopics().filter((topic) => topic.endsWith(DEAD_LETTER_SUFFIX));
}
