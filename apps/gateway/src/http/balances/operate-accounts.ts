import { Controller } from '@nestjs/common';
import { billing, memoText, movedMoney, movedMoneyOrNothing, optionalMovedMoney } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { accountParams } from '../accounts/account-params';
import { declareOperation } from '../operations';
import { shownTrade } from './balance-answers';

const tag = 'Operations: money';
const ACCOUNT = '/v2/operations/accounts/{account_id}';

const depositMoney = declareOperation({
  operation: 'depositMoney',
  method: 'POST',
  path: `${ACCOUNT}/deposits`,
  tag,
  summary: 'Book money that an account paid in',
  description:
    'For partners, resellers and customers. The transferable balance of a solution provider or distributor rises by what is not designated.',
  keyRequired: true,
  status: 200,
  params: accountParams,
  body: z.object({
    amount: movedMoney({ description: 'What came in', example: 15_000 }),
    designated_amount: optionalMovedMoney({ description: 'The part that is bound to a purpose; absent: nothing', example: 2_000 }),
    memo: memoText(255, { description: 'Remark', example: 'Transfer of 2026-01-31' }),
  }),
  answer: shownTrade,
  errors: ['CBC.0101'],
  asks: billing.deposit,
});

const setCreditLine = declareOperation({
  operation: 'setCreditLine',
  method: 'PUT',
  path: `${ACCOUNT}/credit-line`,
  tag,
  summary: 'Set the credit line of an account',
  description: 'Not below what is used of it.',
  status: 204,
  params: accountParams,
  body: z.object({ amount: movedMoneyOrNothing({ description: 'The whole line', example: 5_000 }) }),
  errors: ['CBC.0101'],
  asks: billing.setCreditLine,
});

const setDebt = declareOperation({
  operation: 'setDebt',
  method: 'PUT',
  path: `${ACCOUNT}/debt`,
  tag,
  summary: 'Set what an account owes past its due date',
  description: 'A grant to a customer that owes something pays that first.',
  status: 204,
  params: accountParams,
  body: z.object({ amount: movedMoneyOrNothing({ description: 'All that it owes', example: 100 }) }),
  errors: ['CBC.0101'],
  asks: billing.setDebt,
});

const withdrawMoney = declareOperation({
  operation: 'withdrawMoney',
  method: 'POST',
  path: `${ACCOUNT}/withdrawals`,
  tag,
  summary: 'Book money that was paid out to a customer',
  description: 'At most its own cash while it is a resale customer, which cannot spend that.',
  status: 200,
  params: accountParams,
  body: z.object({ amount: movedMoney({ description: 'What went out', example: 100 }) }),
  answer: shownTrade,
  errors: ['CBC.0101', 'CBC.99005003'],
  asks: billing.withdraw,
});

/** billing AC-13, AC-18, AC-19 */
@Controller()
export class OperateAccountsController {
  constructor(private readonly services: Services) {}

  @Route(depositMoney)
  deposit(call: Call<typeof depositMoney>) {
    const { amount, designated_amount = 0, memo } = call.body;
    const payload = { ...call.params, amount_fen: amount, designated_amount_fen: designated_amount, memo };
    return this.services.ask(call, payload, call.params.account_id);
  }

  @Route(setCreditLine)
  async creditLine(call: Call<typeof setCreditLine>): Promise<void> {
    await this.services.ask(call, { ...call.params, amount_fen: call.body.amount }, call.params.account_id);
  }

  @Route(setDebt)
  async debt(call: Call<typeof setDebt>): Promise<void> {
    await this.services.ask(call, { ...call.params, amount_fen: call.body.amount }, call.params.account_id);
  }

  @Route(withdrawMoney)
  withdraw(call: Call<typeof withdrawMoney>) {
    return this.services.ask(call, { ...call.params, amount_fen: call.body.amount }, call.params.account_id);
  }
}
