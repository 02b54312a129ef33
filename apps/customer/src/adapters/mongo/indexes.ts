import { AUDIT_ENTRIES, AUDIT_INDEX, type IndexPlan } from '@pc/store';
import { ASSOCIATION_REQUESTS } from './association-requests/association-request.document';
import { COLLECTIONS } from './collections';
import { LISTING_INDEX } from './customer-list/listing';
import { SSO_INDEXES } from './sso/collections';

/** 30 days: long enough to look for a message that did not arrive. */
const NOTICES_KEPT_SECONDS = 30 * 86_400;

/** The unique ones decide between two creations at the same moment. */
export const INDEXES: IndexPlan = {
  ...SSO_INDEXES,
  [COLLECTIONS.accounts]: [
    { name: 'name', key: { nameKey: 1 }, unique: true },
    { name: 'platform', key: { xaccountType: 1 }, unique: true, partialFilterExpression: { xaccountType: { $exists: true } } },
    {
      name: 'binding',
      key: { 'binding.xaccountType': 1, 'binding.xaccountId': 1 },
      unique: true,
      partialFilterExpression: { 'binding.xaccountId': { $exists: true } },
    },
    { name: 'phone', key: { 'contact.phone.index': 1 }, partialFilterExpression: { 'contact.phone.index': { $exists: true } } },
    { name: 'email', key: { 'contact.email.index': 1 }, partialFilterExpression: { 'contact.email.index': { $exists: true } } },
    { name: 'company', key: { companyId: 1 }, partialFilterExpression: { companyId: { $exists: true } } },
    { name: 'type', key: { type: 1, createdAt: 1 } },
    {
      name: 'enterprise',
      key: { 'facts.enterpriseMasterId': 1 },
      partialFilterExpression: { 'facts.enterpriseMasterId': { $exists: true } },
    },
    LISTING_INDEX,
    { name: 'distributor', key: { distributorId: 1 }, partialFilterExpression: { distributorId: { $exists: true } } },
    {
      name: 'release',
      key: { 'freezes.releaseDueAt': 1 },
      partialFilterExpression: { 'freezes.releaseDueAt': { $exists: true } },
    },
  ],
  [COLLECTIONS.resellerInvitations]: [{ name: 'token', key: { tokenHash: 1 }, unique: true }],
  [COLLECTIONS.consumption]: [
    { name: 'customer', key: { customerId: 1 } },
    { name: 'changed', key: { changedAt: 1 }, partialFilterExpression: { changedAt: { $exists: true } } },
  ],
  [COLLECTIONS.keys]: [{ name: 'account', key: { accountId: 1 } }],
  [COLLECTIONS.companies]: [
    {
      name: 'credit_code',
      key: { 'profile.creditCode': 1 },
      unique: true,
      partialFilterExpression: { 'profile.creditCode': { $exists: true } },
    },
  ],
  [COLLECTIONS.profileEdits]: [
    { name: 'state', key: { status: 1, submittedAt: 1 } },
    { name: 'company', key: { companyId: 1, submittedAt: -1 } },
  ],
  [COLLECTIONS.users]: [{ name: 'name', key: { accountId: 1, nameKey: 1 }, unique: true }],
  [COLLECTIONS.tokens]: [
    { name: 'life', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    { name: 'account', key: { accountId: 1 } },
  ],
  [COLLECTIONS.identityProofs]: [{ name: 'life', key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
  [COLLECTIONS.emailAddresses]: [],
  [COLLECTIONS.sessions]: [
    { name: 'life', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
    { name: 'account', key: { accountId: 1 } },
  ],
  [COLLECTIONS.loginFailures]: [{ name: 'life', key: { forgetAt: 1 }, expireAfterSeconds: 0 }],
  [COLLECTIONS.pendingAssociations]: [
    { name: 'waiting', key: { waiting: 1, createdAt: 1 }, partialFilterExpression: { waiting: true } },
    { name: 'partner', key: { partnerId: 1, createdAt: -1 } },
    { name: 'newest', key: { createdAt: -1 } },
  ],
  [COLLECTIONS.associationLog]: [
    { name: 'customer', key: { customerId: 1, version: 1 } },
    { name: 'partner', key: { partnerId: 1, at: -1 } },
  ],
  [ASSOCIATION_REQUESTS]: [
    { name: 'customer', key: { customerId: 1, submittedAt: -1 } },
    { name: 'dealer', key: { dealerId: 1, submittedAt: -1 } },
    { name: 'unlink', key: { 'unlink.until': 1 }, partialFilterExpression: { 'unlink.until': { $exists: true } } },
  ],
  [COLLECTIONS.phones]: [],
  [AUDIT_ENTRIES]: [AUDIT_INDEX],
  [COLLECTIONS.codes]: [{ name: 'life', key: { until: 1 }, expireAfterSeconds: 0 }],
  [COLLECTIONS.notices]: [
    { name: 'due', key: { state: 1, dueAt: 1 } },
    { name: 'receiver', key: { 'receiver.index': 1, createdAt: 1 } },
    { name: 'life', key: { createdAt: 1 }, expireAfterSeconds: NOTICES_KEPT_SECONDS },
  ],
  [COLLECTIONS.reports]: [
    { name: 'phone', key: { phoneKey: 1 } },
    { name: 'email', key: { emailKey: 1 }, partialFilterExpression: { emailKey: { $exists: true } } },
    { name: 'account', key: { 'account.id': 1 }, partialFilterExpression: { 'account.id': { $exists: true } } },
    { name: 'partner', key: { partnerId: 1, createdAt: -1 } },
    { name: 'held', key: { partnerId: 1, status: 1, expiresAt: 1 } },
    { name: 'due', key: { status: 1, expiresAt: 1 } },
    { name: 'claimed_phone', key: { 'claims.phone': 1 }, unique: true, partialFilterExpression: { 'claims.phone': { $exists: true } } },
    {
      name: 'claimed_account',
      key: { 'claims.account': 1 },
      unique: true,
      partialFilterExpression: { 'claims.account': { $exists: true } },
    },
  ],
  [COLLECTIONS.invitations]: [
    { name: 'token', key: { tokenHash: 1 }, unique: true },
    { name: 'link', key: { linkKey: 1 }, unique: true, partialFilterExpression: { linkKey: { $exists: true } } },
    { name: 'partner', key: { partnerId: 1, createdAt: -1 } },
    { name: 'report', key: { reportId: 1 }, partialFilterExpression: { reportId: { $exists: true } } },
    { name: 'due', key: { status: 1, expiresAt: 1 } },
  ],
  [COLLECTIONS.acceptances]: [
    { name: 'partner', key: { partnerId: 1, at: -1 } },
    { name: 'invitation', key: { invitationId: 1, 'customer.id': 1 } },
  ],
};
