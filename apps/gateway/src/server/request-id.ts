import { randomUUID } from 'node:crypto';

/** The id of a request, 32 hex digits. A UUID draws on entropy that Node keeps ready: random bytes would cost a call each. */
export function newRequestId(): string {
  return randomUUID().replaceAll('-', '');
}
