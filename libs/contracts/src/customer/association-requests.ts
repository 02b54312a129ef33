import { z } from 'zod';
import { command, id, page, query, utc } from '../contract';
import { ASSOCIATION_REQUEST_STATUSES, ASSOCIATION_REQUEST_TYPES, associationType, SIDES } from './events';

/** What stands against the end or switch of an association (customers 6.13, 6.17), and `CHECK_UNAVAILABLE` where it could not be asked. */
export const ASSOCIATION_CHECK_ITEMS = [
  'TOO_SOON',
  'PARTNER_FROZEN',
  'PROXY_PAY_OPEN',
  'IN_DEBT',
  'POST_PAYMENT',
  'INVOICES_OWED',
  'RESERVED_INSTANCE',
  'CUSTODY_MEMBERS',
  'CUSTODY_MEMBER',
  'NON_CUSTODY_MEMBER',
  'ENTERPRISE_LINKED',
  'SUPPORT_PLAN',
  'SPECIAL_CONTRACT',
  'PICK_UP_COUPON_UNSPENT',
  'CHECK_UNAVAILABLE',
] as const;
const checks = z.array(z.object({ item: z.enum(ASSOCIATION_CHECK_ITEMS), passed: z.boolean() }));

export const associationRequestView = z.object({
  request_id: id,
  type: z.enum(ASSOCIATION_REQUEST_TYPES),
  initiator: z.enum(SIDES),
  customer_id: id,
  account_name: z.string(),
  partner_id: id,
  indirect_partner_id: id.optional(),
  association_type: associationType,
  target_type: associationType.optional(),
  reason: z.string(),
  status: z.enum(ASSOCIATION_REQUEST_STATUSES),
  checks,
  submitted_at: utc,
  handled_at: utc.optional(),
  settled_at: utc.optional(),
});

/** The side is that of the caller. A customer names no customer: it means itself (customers 6.2). */
const subject = {
  customer_id: id.optional(),
  /** The reseller of the customer, where a distributor acts for it (customers 7.4). */
  indirect_partner_id: id.optional(),
  type: z.enum(ASSOCIATION_REQUEST_TYPES),
  target_type: associationType.optional(),
};
/** The code of a sensitive operation, sealed for `code`; demanded by customers 6.1, 10.7. */
const code = { sealed_code: z.string().optional() };

export const submitAssociationRequest = command(
  'customer',
  'submit-association-request',
  z.object({ ...subject, reason: z.string().min(1).max(255), ...code }),
  associationRequestView,
);
export const approveAssociationRequest = command(
  'customer',
  'approve-association-request',
  z.object({ request_id: id, ...code }),
  associationRequestView,
);
export const rejectAssociationRequest = command(
  'customer',
  'reject-association-request',
  z.object({ request_id: id, ...code }),
  associationRequestView,
);
/** The account check as a dry run (customers 6.7, 6.17). */
export const checkAssociation = query('customer', 'check-association', z.object(subject), z.object({ checks }));

export const listAssociationRequests = query(
  'customer',
  'list-association-requests',
  z.object({
    customer_id: id.optional(),
    indirect_partner_id: id.optional(),
    type: z.enum(ASSOCIATION_REQUEST_TYPES).optional(),
    initiator: z.enum(SIDES).optional(),
    status: z.enum(ASSOCIATION_REQUEST_STATUSES).optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), association_requests: z.array(associationRequestView) }),
);

export const ASSOCIATION_LOG_EVENTS = ['STARTED', 'SWITCHED', 'ENDED'] as const;
/** The immutable log of associations, newest first (customers 2.6). */
export const listAssociationLog = query(
  'customer',
  'list-association-log',
  z.object({ customer_id: id.optional(), indirect_partner_id: id.optional(), ...page }),
  z.object({
    total_count: z.int(),
    entries: z.array(
      z.object({
        customer_id: id,
        association_id: id,
        partner_id: id,
        indirect_partner_id: id.optional(),
        event: z.enum(ASSOCIATION_LOG_EVENTS),
        association_type: associationType,
        occurred_at: utc,
        reason: z.string().optional(),
      }),
    ),
  }),
);
