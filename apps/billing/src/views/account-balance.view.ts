import type { billing } from '@pc/contracts';
import { balanceId, creditLine, hasTransferable, type Account, type OwnBalance } from '../domain/accounts/account';

/** What A1 shows: credit where there is a line, transferable where there is that balance, lowered by what payments hold (billing 4.6, 6.5 step 4). */
export function partnerBalances(account: Account): billing.AccountBalance[] {
  const { balances, held } = account;
  const transferable = view(account, 'TRANSFERABLE', 8, balances.TRANSFERABLE - held.TRANSFERABLE);
  return [cashBalance(account), ...creditBalance(account), ...(hasTransferable(account) ? [transferable] : [])];
}

export function cashBalance(account: Account): billing.AccountBalance {
  return { ...view(account, 'CASH', 1, account.balances.CASH), designated_amount_fen: Number(account.designated) };
}

export function grantedBalance(account: Account): billing.AccountBalance {
  return view(account, 'GRANTED', 1, account.balances.GRANTED);
}

/** Empty: the account has no credit. */
export function creditBalance(account: Account): billing.AccountBalance[] {
  const line = creditLine(account);
  return line > 0n ? [{ ...view(account, 'CREDIT', 2, account.balances.CREDIT), credit_amount_fen: Number(line) }] : [];
}

function view({ id }: Account, balance: OwnBalance, type: billing.AccountBalance['account_type'], amount: bigint): billing.AccountBalance {
  return { account_id: balanceId(id, balance), account_type: type, amount_fen: Number(amount), designated_amount_fen: 0 };
}
