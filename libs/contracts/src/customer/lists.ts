import { z } from 'zod';
import { command, fen, id, nothing, page, query, utc } from '../contract';
import { associationType, CUSTOMER_LEVELS } from './events';

/** Whose customers: the caller's, or those of a reseller of it (customers 7.4). */
const ofReseller = { indirect_partner_id: id.optional() };
const part = z.string().min(1).max(64);

/** customers 2.1. The phone and the e-mail address are sealed for `contact`. */
export const listedCustomer = z.object({
  customer_id: id,
  account_name: z.string(),
  customer: z.string().optional(),
  associated_on: utc.optional(),
  association_type: associationType.optional(),
  label: z.string().optional(),
  sealed_telephone: z.string().optional(),
  sealed_email: z.string().optional(),
  verified_status: z.enum(['-1', '0', '1', '2']),
  customer_type: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  is_frozen: z.int(),
  account_manager: z.string().optional(),
  xaccount_id: z.string().optional(),
  xaccount_type: z.string().optional(),
  customer_level: z.enum(CUSTOMER_LEVELS),
});

/** A partner's customers (customers 8.4). The two last filters are the console's (customers 7.6); the phone is sealed for `contact`. */
export const queryCustomers = query(
  'customer',
  'query-customers',
  z.object({
    account_name: part.optional(),
    customer: part.optional(),
    label: part.optional(),
    association_type: associationType.optional(),
    associated_on_begin: utc.optional(),
    associated_on_end: utc.optional(),
    customer_id: id.optional(),
    account_manager_name: part.optional(),
    sealed_telephone: z.string().optional(),
    ...ofReseller,
    ...page,
  }),
  z.object({ count: z.int(), customers: z.array(listedCustomer) }),
);

export const NEW_CUSTOMER_TAGS = ['Y', 'N', 'UNDETERMINED'] as const;
const month = z.string().regex(/^\d{4}-\d\d$/);

/** customers 8.5; ids that are not the caller's customers are left out. */
export const queryNewCustomerTags = query(
  'customer',
  'query-new-customer-tags',
  z.object({ customer_ids: z.array(id).max(200).optional(), ...ofReseller, ...page }),
  z.object({
    tags: z.array(
      z.object({
        customer_id: id,
        new_customer_tag: z.enum([...NEW_CUSTOMER_TAGS, '']),
        effective_time: month.optional(),
        expire_time: month.optional(),
      }),
    ),
  }),
);

/** A fact of the vendor (customers 7.18). */
export const setNewCustomerTag = command(
  'customer',
  'set-new-customer-tag',
  z.object({ customer_id: id, new_customer_tag: z.enum(NEW_CUSTOMER_TAGS), effective_time: month, expire_time: month }),
  nothing,
);

/** customers 8.7; the answer names every customer that was refused. */
export const changeFreeze = command(
  'customer',
  'change-freeze',
  z.object({
    action: z.enum(['FREEZE', 'UNFREEZE']),
    kind: z.enum(['ACCOUNT', 'ACCOUNT_AND_RESOURCE']),
    customer_ids: z.array(id).min(1).max(10),
    reason: z.string().min(1).max(256),
    ...ofReseller,
  }),
  z.object({ refused: z.array(z.object({ customer_id: id, code: z.string() })) }),
);

/** customers 7.15; the empty label clears. */
export const labelCustomer = command(
  'customer',
  'label-customer',
  z.object({ customer_id: id, label: z.string().max(64), ...ofReseller }),
  nothing,
);

/** customers 7.15; absent clears. */
export const setAccountManager = command(
  'customer',
  'set-account-manager',
  z.object({ customer_id: id, account_name: z.string().max(64).optional(), ...ofReseller }),
  nothing,
);

const days = z.int().min(0);

/** What the levels are and give (customers 7.8, 7.9). */
export const listCustomerLevels = query(
  'customer',
  'list-customer-levels',
  z.object({}),
  z.object({
    levels: z.array(
      z.object({
        customer_level: z.enum(CUSTOMER_LEVELS),
        /** Consumption of a calendar year from which it is reached. */
        threshold_fen: fen,
        period: z.object({ grace_days: days, retention_days: days }),
        on_demand: z.object({ grace_days: days, retention_days: days }),
        hotline: z.boolean(),
      }),
    ),
  }),
);
