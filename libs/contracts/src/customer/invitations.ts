import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';
import { associationType, registeredVia } from './events';

/** customers 2.5. */
export const LINK_KINDS = ['GENERAL_LINK', 'CUSTOM_LINK', 'ACTIVITY_LINK'] as const;
export const INVITATION_KINDS = ['EMAIL', ...LINK_KINDS] as const;
export const INVITATION_STATUSES = ['OPEN', 'USED', 'EXPIRED'] as const;
/**
 * Why an acceptance fails: the reasons of customers 5.16 in their order, then ours for causes that have none there
 * (5.7: the phone is not the reported one; 5.20: the rest).
 */
export const FAILURE_REASONS = [
  'SYSTEM_BUSY',
  'LINK_NOT_FOUND',
  'LINK_EXPIRED',
  'INVITE_CODE_USED',
  'LINK_USED',
  'REPORTED_BY_OTHER',
  'HAS_CREDIT_ACCOUNT',
  'IS_PARTNER',
  'HAS_OTHER_PARTNER',
  'SPECIAL_CONTRACT',
  'PHONE_DIFFERS_FROM_REPORT',
  'NOT_ALLOWED',
] as const;

const label = z.string().min(1).max(64).optional();

/** An e-mail invitation of a reported customer (customers 5.8, 5.9). The mail leaves after the commit. */
export const inviteByEmail = command(
  'customer',
  'invite-by-email',
  z.object({ report_id: id, association_type: associationType, label }),
  z.object({ invitation_id: id, expire_time: utc }),
);

/** The mail as it would be sent, but for the token of its link, which is made when it is sent (customers 5.9). Its receiver is masked. */
export const previewInvitation = query(
  'customer',
  'preview-invitation',
  z.object({ report_id: id }),
  z.object({ subject: z.string(), text: z.string(), receiver: z.string() }),
);

/** The link of an operator for these options, always the same (customers 5.10, 5.21). The address is sealed for `invitation`. */
export const createInvitationLink = command(
  'customer',
  'create-invitation-link',
  z.object({ kind: z.enum(LINK_KINDS), association_type: associationType, label }),
  z.object({ invitation_id: id, sealed_url: z.string() }),
);

export const listInvitations = query(
  'customer',
  'list-invitations',
  z.object({
    kind: z.enum(INVITATION_KINDS).optional(),
    status: z.enum(INVITATION_STATUSES).optional(),
    label: z.string().max(64).optional(),
    report_id: id.optional(),
    ...page,
  }),
  z.object({
    total_count: z.int(),
    invitations: z.array(
      z.object({
        invitation_id: id,
        kind: z.enum(INVITATION_KINDS),
        association_type: associationType,
        label: z.string().optional(),
        created_by: z.string(),
        report_id: id.optional(),
        status: z.enum(INVITATION_STATUSES),
        associated_count: z.int(),
        failed_count: z.int(),
        created_at: utc,
        expire_time: utc.optional(),
      }),
    ),
  }),
);

/** Who accepted, and who failed for which reason (customers 5.16, 5.20); masked (5.22). */
export const listInvitationResults = query(
  'customer',
  'list-invitation-results',
  z.object({ invitation_id: id.optional(), association_status: z.enum(['ASSOCIATED', 'FAILED']).optional(), ...page }),
  z.object({
    total_count: z.int(),
    results: z.array(
      z.object({
        invitation_id: id,
        association_status: z.enum(['ASSOCIATED', 'FAILED']),
        failure_reason: z.enum(FAILURE_REASONS).optional(),
        customer_id: id.optional(),
        account_name: z.string().optional(),
        mobile_phone: z.string().optional(),
        registered_via: registeredVia.optional(),
        attempted_at: utc,
      }),
    ),
  }),
);

/** Keyed hash of the token behind a link, never the token. */
const token_hash = z.string().max(64);

/** What the page behind a link tells its reader. */
export const showInvitation = query(
  'customer',
  'show-invitation',
  z.object({ token_hash }),
  z.object({
    partner_name: z.string().optional(),
    association_type: associationType.optional(),
    /** Why nobody can accept it any longer. */
    failure_reason: z.enum(FAILURE_REASONS).optional(),
  }),
);

/** A code for somebody who wants to register by a link (customers 5.15, 4.14). The phone is sealed for `contact`. */
export const sendAcceptanceCode = command(
  'customer',
  'send-acceptance-code',
  z.object({ token_hash, sealed_phone: z.string(), language: z.enum(['zh-cn', 'en-us']) }),
  nothing,
);

/** Acceptance by a new customer, or by an existing one with its credential (customers 5.13 to 5.20). */
export const acceptInvitation = command(
  'customer',
  'accept-invitation',
  z.object({
    token_hash,
    agreed: z.boolean().optional(),
    /** Of a new customer: sealed for `contact`, `code` and `password`. */
    sealed_phone: z.string().optional(),
    sealed_code: z.string().optional(),
    sealed_password: z.string().optional(),
  }),
  z.object({ customer_id: id, account_name: z.string() }),
);
