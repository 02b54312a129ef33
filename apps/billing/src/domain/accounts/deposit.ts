import { refuse, type Fen, type Refusal } from '@pc/kernel';
import { available, creditUsed, hasTransferable, type Account } from './account';
import { book, type Booking } from './booking';
import type { Trade } from './trade';

/** billing AC-13: cash rises by the amount, designated by its part, the transferable balance by the rest. */
export function deposit(account: Account, { amount, designated }: { amount: Fen; designated: Fen }, trade: Trade): Booking | Refusal {
  if (designated > amount) return refuse('CBC.0100', { field: 'designated_amount', reason: 'above', params: { other: 'amount' } });
  const transferable = hasTransferable(account) ? amount - designated : 0n;
  const { accounts, lines } = book(trade, { account, changes: { CASH: amount, BANK: -amount, TRANSFERABLE: transferable } });
  return { accounts: accounts.map((one) => ({ ...one, designated: one.designated + designated })), lines };
}

/** billing AC-13: the whole line, not below what is used or reserved of it. */
export function setCreditLine(account: Account, line: Fen, trade: Trade): Booking | Refusal {
  const inUse = creditUsed(account) + account.held.CREDIT;
  if (line < inUse) return refuse('CBC.0100', { field: 'amount', reason: 'below_used' });
  const change = line + account.balances.CREDIT_LINE;
  return book(trade, { account, changes: { CREDIT: change, CREDIT_LINE: -change } });
}

/** billing AC-19: of the cash that its owner cannot spend, at most that. */
export function withdraw(account: Account, amount: Fen, isWithdrawOnly: boolean, trade: Trade): Booking | Refusal {
  const most = isWithdrawOnly ? available(account, 'CASH') : 0n;
  if (amount > most) return refuse('CBC.99005003', { reason: 'balance_short' });
  return book(trade, { account, changes: { CASH: -amount, BANK: amount } });
}
