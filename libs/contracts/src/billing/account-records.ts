import { z } from 'zod';
import { fen, id, page, query, utc } from '../contract';
import { accountBalance } from './accounts';

/** Balances whose records are listed (billing 8: A7, A10). */
export const LISTED_BALANCES = ['BALANCE_TYPE_DEBIT', 'BALANCE_TYPE_CREDIT'] as const;
/** billing 3; `REFUND` and the like hold several details each. */
export const PARTNER_TRADE_TYPES = [
  'RECHARGE',
  'DEDEUCT',
  'REFUND',
  'RFROZEN',
  'TRANS',
  'ADJUST',
  'BEADJUST',
  'BERETRIEVE',
  'BEUNBIND',
  'BONUSCONVERT',
  'TRADE_MODE_TRANSFER',
] as const;
export const CUSTOMER_TRADE_TYPES = [...PARTNER_TRADE_TYPES, 'EXPIRED', 'DEPOSIT'] as const;
export const ADJUST_OPERATIONS = ['SOURCE_OPERATION_BEADJUST', 'SOURCE_OPERATION_BERETRIEVE', 'SOURCE_OPERATION_BEUNBIND'] as const;

/** Bounds of a time filter, both included (api 7.7). */
const range = z.object({ begin: utc.optional(), end: utc.optional() });

/** A6, billing 4.6 */
export const adjustRecord = z.object({
  trans_id: z.string(),
  customer_id: z.string(),
  /** Login; absent while it is not known here. */
  customer_name: z.string().optional(),
  operation_type: z.string(),
  amount_fen: fen,
  operation_time: utc,
});
export type AdjustRecord = z.infer<typeof adjustRecord>;

export const listAdjustRecords = query(
  'billing',
  'list-adjust-records',
  z.object({
    indirect_partner_id: z.string().optional(),
    customer_id: z.string().optional(),
    operation_type: z.enum(ADJUST_OPERATIONS).optional(),
    operation_time: range.optional(),
    trans_id: z.string().optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), records: z.array(adjustRecord) }),
);

/** A7 and A10, billing 4.6 */
export const changeRecord = z.object({
  account_change_id: z.string(),
  trade_detail_type: z.string(),
  trade_time: utc,
  trade_id: z.string(),
  /** Signed. */
  amount_fen: fen,
  balance_fen: fen,
  /** With whom money was given or taken back. */
  customer_id: z.string().optional(),
  account_name: z.string().optional(),
});
export type ChangeRecord = z.infer<typeof changeRecord>;

const changeFilters = { balance_type: z.enum(LISTED_BALANCES), trade_time: range, ...page };
const changes = z.object({ total_count: z.int(), records: z.array(changeRecord) });

export const listPartnerChanges = query(
  'billing',
  'list-partner-changes',
  z.object({
    indirect_partner_id: z.string().optional(),
    trade_type: z.enum(PARTNER_TRADE_TYPES).optional(),
    ...changeFilters,
  }),
  changes,
);

export const listCustomerChanges = query(
  'billing',
  'list-customer-changes',
  z.object({
    trade_type: z.enum(CUSTOMER_TRADE_TYPES).optional(),
    revenue_expense_type: z.enum(['REVENUE', 'EXPENSE']).optional(),
    trade_id: z.string().optional(),
    ...changeFilters,
  }),
  changes,
);

/** A8: of the resale customers among these that the caller, or the reseller that it names, serves. */
export const getCustomersBalances = query(
  'billing',
  'get-customers-balances',
  z.object({ customer_ids: z.array(id).min(1).max(100), indirect_partner_id: z.string().optional() }),
  z.object({ customer_balances: z.array(z.object({ customer_id: z.string(), amount_fen: fen, debt_amount_fen: fen })) }),
);

/** A9 */
export const getOwnBalances = query(
  'billing',
  'get-own-balances',
  z.object({}),
  z.object({ account_balances: z.array(accountBalance), debt_amount_fen: fen }),
);
