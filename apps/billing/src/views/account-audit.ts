import { yuanText } from '@pc/kernel';
import { creditLine, type Account } from '../domain/accounts/account';

/** What the log of operations shows of an account (api 7.20). */
export function accountAudit(account: Account) {
  return {
    cash: yuanText(account.balances.CASH),
    designated: yuanText(account.designated),
    credit_line: yuanText(creditLine(account)),
    debt: yuanText(account.debt),
  };
}
