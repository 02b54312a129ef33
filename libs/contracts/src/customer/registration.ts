import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';

/** Whether a name, phone or e-mail may still register (customers 8.1). The value is sealed for `contact`. */
export const checkIdentity = query(
  'customer',
  'check-identity',
  z.object({ search_type: z.enum(['email', 'mobile', 'name']), sealed_value: z.string().max(1024) }),
  z.object({
    available: z.boolean(),
    /** Registrations still possible; of phones only. */
    remaining: z.int().min(0).optional(),
  }),
);

/**
 * A partner registers a customer (customers 8.3). Phone, code and password are sealed for `contact`, `code` and `password`;
 * an empty phone is one that is set to nothing (customers 4.19).
 */
export const registerCustomer = command(
  'customer',
  'register-customer',
  z.object({
    xaccount_id: z.string().min(1).max(128),
    xaccount_type: z.string().min(1).max(64),
    /** Absent: one is made (customers 4.6). */
    domain_name: z.string().min(1).max(256).optional(),
    sealed_phone: z.string().max(2048).optional(),
    sealed_code: z.string().max(1024).optional(),
    sealed_password: z.string().max(2048).optional(),
    marketing_closed: z.boolean(),
    cooperation_type: z.string().max(2).optional(),
    indirect_partner_id: id.optional(),
    include_association_result: z.boolean(),
  }),
  z.object({
    domain_id: id,
    domain_name: z.string(),
    /** How the association stands, where it was waited for: `PENDING` when the wait was over first. */
    association: z.enum(['DONE', 'PENDING', 'REFUSED']).optional(),
  }),
);

export const PENDING_ASSOCIATION_STATES = ['PENDING', 'REFUSED'] as const;
/**
 * Associations of registered customers that did not come about yet, or were refused (customers 4.34). A partner lists its own, those
 * for its resellers too; the vendor's staff all, or those of one partner. Newest first.
 */
export const listPendingAssociations = query(
  'customer',
  'list-pending-associations',
  z.object({
    partner_id: id.optional(),
    customer_id: id.optional(),
    status: z.enum(PENDING_ASSOCIATION_STATES).optional(),
    ...page,
  }),
  z.object({
    total_count: z.int(),
    associations: z.array(
      z.object({
        customer_id: id,
        account_name: z.string(),
        partner_id: id,
        indirect_partner_id: id.optional(),
        xaccount_id: z.string(),
        association_type: z.enum(['1', '2']),
        created_at: utc,
        status: z.enum(PENDING_ASSOCIATION_STATES),
        refused_at: utc.optional(),
        /** The code that the refusal would have had at the registration. */
        refused_code: z.string().optional(),
      }),
    ),
  }),
);

/** Somebody opens an account by himself, with the code that was sent to his phone; sealed as with `registerCustomer`. */
export const signUp = command(
  'customer',
  'sign-up',
  z.object({
    /** Absent: one is made (customers 4.6). */
    domain_name: z.string().min(1).max(256).optional(),
    sealed_phone: z.string().max(2048),
    sealed_code: z.string().max(1024),
    sealed_password: z.string().max(2048),
    sealed_email: z.string().max(1024).optional(),
    marketing_closed: z.boolean(),
  }),
  z.object({ domain_id: id, domain_name: z.string() }),
);

/** Sends the code for it; the answer does not depend on what is known of the phone. */
export const sendSignUpCode = command(
  'customer',
  'send-sign-up-code',
  z.object({ sealed_phone: z.string().max(2048), language: z.enum(['zh-cn', 'en-us']) }),
  nothing,
);
