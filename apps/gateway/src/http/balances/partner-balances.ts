import { Controller } from '@nestjs/common';
import { billing } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, namedReseller } from '../customers/own-customers';
import { shownList } from '../shown';
import { accountBalance, ACCOUNTS_TAG, toAccountBalance } from './balance-answers';
import { ACCOUNT_ITEMS } from './permission-items';

const partnerBalances = declareRoute({
  operation: 'showPartnerBalances',
  method: 'GET',
  path: '/v2/accounts/partner-accounts/balances',
  tag: ACCOUNTS_TAG,
  summary: 'Show the balances of a partner',
  description: 'Its own, or those of the reseller that a distributor names.',
  callers: DEALERS,
  permissions: ACCOUNT_ITEMS.balances,
  status: 200,
  query: z.object({ indirect_partner_id: namedReseller }),
  answer: z.object({ account_balances: shownList(accountBalance, 'One for each kind of account') }),
  errors: ['CBC.99000037'],
  asks: billing.getPartnerBalances,
});

@Controller()
export class PartnerBalancesController {
  constructor(private readonly services: Services) {}

  /** A1 (billing 8) */
  @Route(partnerBalances)
  async show(call: Call<typeof partnerBalances>) {
    const { account_balances } = await this.services.ask(call, call.query);
    return { account_balances: account_balances.map(toAccountBalance) };
  }
}
