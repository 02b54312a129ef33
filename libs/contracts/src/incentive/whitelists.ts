import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';

/** Of vouchers and cash coupons, and of pick-up coupons (benefits 2.10). */
export const WHITELIST_KINDS = ['CASH_AND_VOUCHER', 'PICK_UP'] as const;
export const MAX_WHITELIST = 10_000;

const list_kind = z.enum(WHITELIST_KINDS);
const newEntry = z.object({ customer_id: id, customer_name: z.string().max(256).optional(), account_name: z.string().max(128).optional() });
export type NewWhitelistEntry = z.infer<typeof newEntry>;

export const whitelistEntry = newEntry.extend({ id, list_kind, version: z.int(), create_time: utc });
export type WhitelistEntryView = z.infer<typeof whitelistEntry>;

/** Puts a new version in the place of the whole list (benefits R-62). */
export const importWhitelist = command(
  'incentive',
  'import-whitelist',
  z.object({ list_kind, entries: z.array(newEntry).min(1).max(MAX_WHITELIST) }),
  z.object({ version: z.int() }),
);

export const addToWhitelist = command('incentive', 'add-to-whitelist', newEntry.extend({ list_kind }), whitelistEntry);

export const removeFromWhitelist = command('incentive', 'remove-from-whitelist', z.object({ list_kind, id }), nothing);

/** The current version; 0 when none was imported yet. */
export const listWhitelist = query(
  'incentive',
  'list-whitelist',
  z.object({
    list_kind,
    customer_id: z.string().optional(),
    customer_name: z.string().optional(),
    account_name: z.string().optional(),
    ...page,
  }),
  z.object({ version: z.int(), total_count: z.int(), entries: z.array(whitelistEntry) }),
);
