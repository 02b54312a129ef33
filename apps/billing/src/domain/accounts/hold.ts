import { refuse, type Fen, type Refusal } from '@pc/kernel';
import { available, availableGranted, hasTransferable, type Account } from './account';
import { book, sound, type Booking } from './booking';
import type { Trade } from './trade';

export type HoldPurpose = 'PAY' | 'PROXY_PAY';
export type PayingBalance = 'CASH' | 'GRANTED' | 'CREDIT';

/** What one balance paid of an order; refunds go back there (billing 4.4, RF-8). */
export interface PaidPart {
  readonly accountId: string;
  readonly balance: PayingBalance;
  readonly amount: Fen;
}

/** Money that is reserved for a payment until its saga captures or releases it (billing 4.5). */
export interface Hold {
  /** The id of the payment. */
  readonly id: string;
  readonly accountId: string;
  readonly amount: Fen;
  readonly parts: readonly PaidPart[];
  /** By how much it lowers the transferable balance. */
  readonly transferable: Fen;
  readonly purpose: HoldPurpose;
  readonly orderId: string;
  readonly state: 'ACTIVE' | 'CAPTURED' | 'RELEASED';
  readonly expiresAt: Date;
}

/** Whose money pays, and which: granted money that of the association alone (billing AC-1). */
export type Purse = { readonly from: 'CASH' } | { readonly from: 'GRANTED'; readonly associationId: string };

export interface Reservation extends Pick<Hold, 'id' | 'purpose' | 'orderId' | 'amount' | 'expiresAt'> {
  readonly purse: Purse;
}

/**
 * billing PP-4, SG-6: from the balance first, the rest on credit. What a solution provider or distributor pays from its balance, its
 * transferable balance must cover too (V4: that one moves by the same amounts as cash).
 */
export function reserve(account: Account, wish: Reservation): { readonly account: Account; readonly hold: Hold } | Refusal {
  const { amount, purse } = wish;
  const spendable = purse.from === 'CASH' ? available(account, 'CASH') : availableGranted(account, purse.associationId);
  const fromBalance = least(amount, spendable);
  const fromCredit = amount - fromBalance;
  const transferable = purse.from === 'CASH' && hasTransferable(account) ? fromBalance : 0n;
  const isBalanceShort = fromCredit > available(account, 'CREDIT');
  const isTransferableShort = transferable > available(account, 'TRANSFERABLE');
  if (isBalanceShort || isTransferableShort) return short(isBalanceShort, isTransferableShort);
  const parts = [part(account, purse.from, fromBalance), part(account, 'CREDIT', fromCredit)].filter((one) => one.amount > 0n);
  const { id, purpose, orderId, expiresAt } = wish;
  const hold: Hold = { id, accountId: account.id, amount, parts, transferable, purpose, orderId, state: 'ACTIVE', expiresAt };
  return { account: withHeld(account, hold, 1n), hold };
}

/** billing 6.5 step 6: what was reserved is spent. */
export function capture(account: Account, hold: Hold, trade: Trade): { readonly booking: Booking; readonly hold: Hold } {
  const paid = Object.fromEntries(hold.parts.map(({ balance, amount }) => [balance, -amount]));
  const freed = { ...withHeld(account, hold, -1n), hasConsumed: account.hasConsumed || hold.amount > 0n };
  const changes = { ...paid, REVENUE: hold.amount, TRANSFERABLE: -hold.transferable };
  return { booking: book(trade, { account: freed, changes }), hold: { ...hold, state: 'CAPTURED' } };
}

/** billing 6.5 C4 */
export function release(account: Account, hold: Hold): { readonly account: Account; readonly hold: Hold } {
  return { account: withHeld(account, hold, -1n), hold: { ...hold, state: 'RELEASED' } };
}

function part(account: Account, balance: PayingBalance, amount: Fen): PaidPart {
  return { accountId: account.id, balance, amount };
}

function withHeld(account: Account, { parts, transferable }: Hold, sign: 1n | -1n): Account {
  const held = { ...account.held, TRANSFERABLE: account.held.TRANSFERABLE + sign * transferable };
  for (const { balance, amount } of parts) held[balance] += sign * amount;
  return sound({ ...account, held });
}

/** The message names what is short (billing PP-4). */
function short(balance: boolean, transferable: boolean): Refusal {
  const reason = balance && transferable ? 'both_short' : balance ? 'balance_short' : 'transferable_short';
  return refuse('CBC.99005003', { reason });
}

export function least(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}
