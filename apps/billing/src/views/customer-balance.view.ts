import type { AnswerOf, billing } from '@pc/contracts';
import { available, availableGranted, type Account } from '../domain/accounts/account';
import type { Customer } from '../domain/customer';
import { cashBalance, creditBalance, grantedBalance } from './account-balance.view';

type Own = AnswerOf<typeof billing.getOwnBalances>;

/** A8: all that a resale customer can spend. */
export function customerBalance(account: Account, associationId: string) {
  const amount = availableGranted(account, associationId) + available(account, 'CREDIT');
  return { customer_id: account.id, amount_fen: Number(amount), debt_amount_fen: Number(account.debt) };
}

/** A9: a resale customer's granted money first; cash of its own, which it can only have paid out, where there is any (billing AC-19). */
export function ownBalances(account: Account, customer: Customer | undefined): Own {
  const isResale = customer?.association?.type === '2';
  const money = isResale
    ? [grantedBalance(account), ...(account.balances.CASH > 0n ? [cashBalance(account)] : [])]
    : [cashBalance(account)];
  return { account_balances: [...money, ...creditBalance(account)], debt_amount_fen: Number(account.debt) };
}
