import type { billing } from '@pc/contracts';
import { balanceId, creditLine, hasTransferable, type Account } from '../domain/accounts/account';

/** What A1 shows: credit where there is a line, transferable where there is that balance, lowered by what payments hold (billing 4.6, 6.5 step 4). */
export function partnerBalances(account: Account): billing.AccountBalance[] {
  const { balances, held, designated } = account;
  const line = creditLine(account);
  return [
    balance(account, 'CASH', 1, balances.CASH, designated),
    ...(line > 0n ? [{ ...balance(account, 'CREDIT', 2, balances.CREDIT), credit_amount_fen: Number(line) }] : []),
    ...(hasTransferable(account) ? [balance(account, 'TRANSFERABLE', 8, balances.TRANSFERABLE - held.TRANSFERABLE)] : []),
  ];
}

function balance(
  { id }: Account,
  kind: 'CASH' | 'CREDIT' | 'TRANSFERABLE',
  type: billing.AccountBalance['account_type'],
  amount: bigint,
  designated = 0n,
): billing.AccountBalance {
  return {
    account_id: balanceId(id, kind),
    account_type: type,
    amount_fen: Number(amount),
    designated_amount_fen: Number(designated),
  };
}
