import type { IndexPlan } from '@pc/store';

export const SSO_COLLECTIONS = {
  configurations: 'access_configurations',
  requests: 'sso_requests',
  assertions: 'sso_assertions',
  arrivals: 'sso_arrivals',
  tries: 'sso_tries',
  notices: 'binding_notices',
} as const;

const life = [{ name: 'life', key: { expiresAt: 1 }, expireAfterSeconds: 0 }] as const;

/** The unique ones decide between two at the same moment. */
export const SSO_INDEXES: IndexPlan = {
  [SSO_COLLECTIONS.configurations]: [
    { name: 'platform', key: { xaccountType: 1 }, unique: true },
    { name: 'bucket', key: { bucket: 1 }, unique: true, partialFilterExpression: { bucket: { $exists: true } } },
  ],
  [SSO_COLLECTIONS.requests]: life,
  [SSO_COLLECTIONS.assertions]: life,
  [SSO_COLLECTIONS.arrivals]: life,
  [SSO_COLLECTIONS.tries]: life,
  [SSO_COLLECTIONS.notices]: [
    { name: 'due', key: { status: 1, nextAttemptAt: 1 } },
    { name: 'customer', key: { customerId: 1, status: 1, version: 1 } },
    { name: 'partner', key: { partnerId: 1, createdAt: -1 } },
  ],
};
