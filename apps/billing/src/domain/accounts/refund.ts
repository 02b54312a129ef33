import type { Fen } from '@pc/kernel';
import { creditUsed, hasTransferable, type Account } from './account';
import { book, type Booking } from './booking';
import { least, type PaidPart } from './hold';
import type { Trade } from './trade';

/** A part of a payment, and what went back to it already. */
export interface RefundablePart extends PaidPart {
  readonly refunded: Fen;
}

/**
 * billing RF-8, RF-9: to the accounts that paid, credit first, each never above what it paid. Throws when more is to go back than is
 * left of what was paid.
 */
export function spreadRefund(parts: readonly RefundablePart[], amount: Fen): PaidPart[] {
  const creditFirst = parts.toSorted((a, b) => Number(b.balance === 'CREDIT') - Number(a.balance === 'CREDIT'));
  let rest = amount;
  const shares = creditFirst.map(({ accountId, balance, amount: paid, refunded }): PaidPart => {
    const share = least(rest, paid - refunded);
    rest -= share;
    return { accountId, balance, amount: share };
  });
  if (rest > 0n) throw new Error(`${rest} fen more are to be refunded than were paid`);
  return shares.filter((share) => share.amount > 0n);
}

/**
 * billing RF-10, V4: gives the account its parts back. Credit that was paid back meanwhile is not refilled beyond its line: that part
 * goes to its money, of a resale customer to what was granted, which paid it back (billing AC-18). Granted money goes back while its association lasts; after it who refunds names the partner's cash
 * (billing RF-7). Throws otherwise.
 */
export function refund(account: Account, parts: readonly PaidPart[], trade: Trade): Booking {
  const sum = (balance: PaidPart['balance']) => total(parts.filter((part) => part.balance === balance));
  const credit = least(sum('CREDIT'), creditUsed(account));
  const own = sum('CREDIT') - credit;
  const isOpen = account.grantedIn !== undefined && !account.grantedIn.isOver;
  if (sum('GRANTED') > 0n && !isOpen) throw new Error(`Account ${account.id} takes no granted money any more`);
  const cash = sum('CASH') + (isOpen ? 0n : own);
  const granted = sum('GRANTED') + (isOpen ? own : 0n);
  const transferable = hasTransferable(account) ? cash : 0n;
  const changes = { CREDIT: credit, CASH: cash, GRANTED: granted, TRANSFERABLE: transferable, REVENUE: -total(parts) };
  return book(trade, { account, changes });
}

function total(parts: readonly PaidPart[]): Fen {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}
