import { z } from 'zod';
import { command, fen, id, query } from '../contract';

/** What an owner has, then where its money comes from and goes to (billing 3, M-5). */
export const BALANCE_TYPES = ['CASH', 'GRANTED', 'CREDIT', 'TRANSFERABLE', 'BANK', 'REVENUE', 'CREDIT_LINE'] as const;
/** billing 3; 5 and 7 are of old products. */
export const ACCOUNT_TYPES = { CASH: 1, CREDIT: 2, TRANSFERABLE: 8 } as const;

const trade = z.object({ trade_id: z.string() });

/** billing AC-13: money that came in at the bank. */
export const deposit = command(
  'billing',
  'deposit',
  z.object({ account_id: id, amount_fen: fen.min(1), designated_amount_fen: fen.min(0), memo: z.string().max(255).optional() }),
  trade,
);
/** billing AC-13: the whole credit line from now on. */
export const setCreditLine = command('billing', 'set-credit-line', z.object({ account_id: id, amount_fen: fen.min(0) }), z.object({}));
/** billing AC-18: credit used past its due date, all of it from now on. */
export const setDebt = command('billing', 'set-debt', z.object({ account_id: id, amount_fen: fen.min(0) }), z.object({}));
/** billing AC-19: money that leaves by the bank. */
export const withdraw = command('billing', 'withdraw', z.object({ account_id: id, amount_fen: fen.min(1) }), trade);

/** billing 4.6 */
export const accountBalance = z.object({
  account_id: z.string(),
  account_type: z.union([z.literal(1), z.literal(2), z.literal(8)]),
  amount_fen: fen,
  designated_amount_fen: fen,
  /** Of a credit account: the whole line. */
  credit_amount_fen: fen.optional(),
});
export type AccountBalance = z.infer<typeof accountBalance>;

/** A1. Of the caller, or of a reseller that a distributor names. */
export const getPartnerBalances = query(
  'billing',
  'get-partner-balances',
  z.object({ indirect_partner_id: z.string().optional() }),
  z.object({ account_balances: z.array(accountBalance) }),
);

const party = { indirect_partner_id: id.optional(), amount_fen: fen.min(1), sealed_code: z.string().optional() };
const transfer = z.object({ transfer_id: z.string() });
const transaction = z.object({ trans_id: z.string() });

/** A2. Of the caller's customer, or of a customer of the reseller that a distributor names, out of that one's money (billing AC-4). */
export const grantToCustomer = command('billing', 'grant-to-customer', z.object({ customer_id: id, ...party }), transfer);
/** A3 */
export const reclaimFromCustomer = command('billing', 'reclaim-from-customer', z.object({ customer_id: id, ...party }), transaction);
/** A4. Between a distributor and its reseller. */
export const grantToReseller = command('billing', 'grant-to-reseller', z.object({ ...party, indirect_partner_id: id }), transfer);
/** A5 */
export const reclaimFromReseller = command(
  'billing',
  'reclaim-from-reseller',
  z.object({ ...party, indirect_partner_id: id }),
  transaction,
);
