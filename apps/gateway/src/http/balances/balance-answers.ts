import type { billing } from '@pc/contracts';
import { z } from 'zod';
import { shownBalance, shownId, shownInteger, shownText, shownTextOrNull, yuan } from '../shown';

export const ACCOUNTS_TAG = 'Accounts';

export const shownTrade = z.object({ trade_id: shownId('The booking, as it stands in the records', 'DP260131080000A1B2C3') });

export const shownCurrency = shownText(8, 'Currency', 'CNY');
export const shownMeasure = shownInteger('Unit of amounts: 1 yuan', 1);

export const shownMemo = shownTextOrNull(255, 'Remark; null: none', null);

/** billing 4.6, of a partner */
export const accountBalance = z
  .object({
    account_id: shownId('Id of this balance', 'fedcba9876543210fedcba9876543210-1'),
    account_type: shownInteger('1 balance, 2 credit, 8 transferable: what may be given to customers or spent for them', 1),
    amount: shownBalance('What there is; of credit what is not used', 15_000),
    currency: shownCurrency,
    designated_amount: shownBalance('The part of it that is bound to a purpose', 2_000),
    credit_amount: shownBalance('Of credit: the whole line', 5_000).optional(),
    measure_id: shownMeasure,
    memo: shownMemo,
  })
  .meta({ id: 'AccountBalance', description: 'One balance of a partner' });

export function toAccountBalance({ amount_fen, designated_amount_fen, credit_amount_fen, ...rest }: billing.AccountBalance) {
  return {
    ...rest,
    amount: yuan(amount_fen),
    currency: 'CNY',
    designated_amount: yuan(designated_amount_fen),
    ...(credit_amount_fen !== undefined && { credit_amount: yuan(credit_amount_fen) }),
    measure_id: 1,
    memo: null,
  };
}
