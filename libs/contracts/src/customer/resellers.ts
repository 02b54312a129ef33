import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';

/** customers 2.7, 8.6. Contacts are sealed for `contact`. */
export const queryResellers = query(
  'customer',
  'query-resellers',
  z.object({
    account_name: z.string().min(1).max(64).optional(),
    associated_on_begin: utc.optional(),
    associated_on_end: utc.optional(),
    indirect_partner_id: id.optional(),
    ...page,
  }),
  z.object({
    count: z.int(),
    resellers: z.array(
      z.object({
        indirect_partner_id: id,
        account_name: z.string(),
        name: z.string(),
        sealed_mobile_phone: z.string().optional(),
        sealed_email: z.string().optional(),
        associated_on: utc,
        account_manager: z.string().optional(),
      }),
    ),
  }),
);

/** The address and the token are sealed for `contact` and `code`. */
export const inviteReseller = command(
  'customer',
  'invite-reseller',
  z.object({ sealed_email: z.string() }),
  z.object({ invitation_id: id, sealed_token: z.string(), expire_time: utc }),
);

export const RESELLER_ITEMS = [
  'NOT_ENTERPRISE_VERIFIED',
  'FROZEN',
  'HAS_DISTRIBUTOR',
  'SPECIAL_CONTRACT',
  'IS_CUSTOMER',
  'IS_PARTNER',
] as const;

/** The caller's account becomes a reseller of the distributor that invited it (customers 7.13). */
export const acceptResellerInvitation = command(
  'customer',
  'accept-reseller-invitation',
  z.object({ sealed_token: z.string() }),
  z.object({ indirect_partner_id: id }),
);

/** What is absent stays; an empty account manager clears. */
export const configureReseller = command(
  'customer',
  'configure-reseller',
  z.object({ indirect_partner_id: id, account_manager: z.string().max(64).optional(), may_freeze_resources: z.boolean().optional() }),
  nothing,
);

export const leaveDistributor = command(
  'customer',
  'leave-distributor',
  z.object({ indirect_partner_id: id }),
  z.object({ state: z.enum(['LEAVING', 'LEFT']) }),
);
