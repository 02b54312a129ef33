import type { IndexPlan } from './indexes';

/** Collections that this library keeps in every service's database. */
export const OUTBOX = 'outbox';
export const INBOX = 'inbox';
export const COMMITS = 'commits';
export const LEASES = 'leases';
export const LIST_COUNTERS = 'list_counters';

const HOUR_S = 3600;

export function ownCollections(inboxKeepMs: number): IndexPlan {
  return {
    [OUTBOX]: [],
    [INBOX]: [
      { name: 'keys', key: { keys: 1 }, unique: true },
      { name: 'at', key: { at: 1 }, expireAfterSeconds: Math.ceil(inboxKeepMs / 1000) },
    ],
    [COMMITS]: [{ name: 'at', key: { at: 1 }, expireAfterSeconds: HOUR_S }],
    [LEASES]: [],
    [LIST_COUNTERS]: [],
  };
}
