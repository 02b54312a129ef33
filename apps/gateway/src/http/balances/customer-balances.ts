import { Controller } from '@nestjs/common';
import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, namedReseller } from '../customers/own-customers';
import { CUSTOMER_ID } from '../orders/order-answers';
import { shownBalance, shownId, shownList, yuan } from '../shown';
import { accountBalance, ACCOUNTS_TAG, shownCurrency, shownMeasure, toAccountBalance } from './balance-answers';
import { ACCOUNT_ITEMS } from './permission-items';

const BALANCES_A_SECOND = 20;
const MOST_CUSTOMERS = 100;
const PATH = '/v2/accounts/customer-accounts/balances';
const shownDebt = shownBalance('What is owed', 0);

const customersBalances = declareRoute({
  operation: 'listCustomersBalancesDetail',
  method: 'POST',
  path: `${PATH}/batch-query`,
  tag: ACCOUNTS_TAG,
  summary: 'Show what customers have',
  description: 'Customers that are not resale customers of the partner, or of the reseller that a distributor names, are left out.',
  callers: DEALERS,
  permissions: ACCOUNT_ITEMS.customers,
  status: 200,
  body: z.object({
    customer_infos: z
      .array(
        z
          .object({ customer_id: idText({ description: 'Customer', example: CUSTOMER_ID }) })
          .meta({ id: 'CustomerOfInterest', description: 'A customer whose balance is wanted' }),
      )
      .min(1)
      .max(MOST_CUSTOMERS)
      .meta({ description: 'Which customers' }),
    indirect_partner_id: namedReseller,
  }),
  answer: z.object({
    customer_balances: shownList(
      z
        .object({
          customer_id: shownId('The customer', CUSTOMER_ID),
          amount: shownBalance('All that it can spend', 500),
          debt_amount: shownDebt,
          currency: shownCurrency,
          measure_id: shownMeasure,
        })
        .meta({ id: 'CustomerBalance', description: 'What a resale customer has' }),
      'In the order of the question',
    ),
  }),
  errors: ['CBC.99000037'],
  rate: BALANCES_A_SECOND,
  asks: billing.getCustomersBalances,
});

const ownBalances = declareRoute({
  operation: 'showCustomerAccountBalances',
  method: 'GET',
  path: PATH,
  tag: ACCOUNTS_TAG,
  summary: 'Show own balances',
  description:
    'A resale customer sees what its partner granted first, then its own cash where there is any, which it can only have paid out.',
  callers: [CUSTOMER],
  status: 200,
  answer: z.object({
    account_balances: shownList(
      accountBalance.omit({ memo: true }).meta({ id: 'OwnBalance', description: 'One balance of a customer' }),
      'Balances',
    ),
    debt_amount: shownDebt,
    currency: shownCurrency,
    measure_id: shownMeasure,
  }),
  rate: BALANCES_A_SECOND,
  asks: billing.getOwnBalances,
});

@Controller()
export class CustomerBalancesController {
  constructor(private readonly services: Services) {}

  /** A8 (billing 8) */
  @Route(customersBalances)
  async several(call: Call<typeof customersBalances>) {
    const { customer_infos, indirect_partner_id } = call.body;
    const payload = { customer_ids: customer_infos.map(({ customer_id }) => customer_id), indirect_partner_id };
    const { customer_balances } = await this.services.ask(call, payload);
    return {
      customer_balances: customer_balances.map(({ customer_id, amount_fen, debt_amount_fen }) => ({
        customer_id,
        amount: yuan(amount_fen),
        debt_amount: yuan(debt_amount_fen),
        currency: 'CNY',
        measure_id: 1,
      })),
    };
  }

  /** A9 (billing 8) */
  @Route(ownBalances)
  async own(call: Call<typeof ownBalances>) {
    const { account_balances, debt_amount_fen } = await this.services.ask(call, {});
    return {
      account_balances: account_balances.map((balance) => {
        const { memo: _, ...shown } = toAccountBalance(balance);
        return shown;
      }),
      debt_amount: yuan(debt_amount_fen),
      currency: 'CNY',
      measure_id: 1,
    };
  }
}
