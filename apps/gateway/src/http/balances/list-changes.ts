import { Controller, Inject } from '@nestjs/common';
import { billing, filterTextA, queryPage } from '@pc/contracts';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, optionFilterA, resellerFilter } from '../customers/own-customers';
import { shownCount, shownList } from '../shown';
import { ACCOUNTS_TAG, shownCurrency } from './balance-answers';
import { ACCOUNT_ITEMS } from './permission-items';
import { changeFilters, customerChange, daysInOrder, partnerChange, spanOf, toCustomerChange, toPartnerChange } from './record-fields';

const RECORDS_A_SECOND = 20;
const TRADE = 'Why money moved';

const partnerChanges = declareRoute({
  operation: 'listPartnerAccountChangeRecords',
  method: 'GET',
  path: '/v2/accounts/partner-accounts/account-change-records',
  tag: ACCOUNTS_TAG,
  summary: 'List what changed the balances of a partner',
  description: 'Its own, or those of the reseller that a distributor names.',
  callers: DEALERS,
  permissions: ACCOUNT_ITEMS.changes,
  status: 200,
  query: z
    .object({
      ...changeFilters,
      trade_type: optionFilterA(billing.PARTNER_TRADE_TYPES, TRADE),
      indirect_partner_id: resellerFilter,
      ...queryPage(100),
    })
    .superRefine(daysInOrder),
  answer: z.object({ total_count: shownCount, currency: shownCurrency, records: shownList(partnerChange, 'Newest first') }),
  errors: ['CBC.99000037'],
  rate: RECORDS_A_SECOND,
  asks: billing.listPartnerChanges,
});

const customerChanges = declareRoute({
  operation: 'listCustomerAccountChangeRecords',
  method: 'GET',
  path: '/v2/accounts/customer-accounts/account-change-records',
  tag: ACCOUNTS_TAG,
  summary: 'List what changed own balances',
  description: 'Not for resale customers. No record here came through a payment channel: with one of these filters there are none.',
  callers: [CUSTOMER],
  status: 200,
  query: z
    .object({
      ...changeFilters,
      revenue_expense_type: optionFilterA(['REVENUE', 'EXPENSE'], 'Only income, or only expenses'),
      trade_type: optionFilterA(billing.CUSTOMER_TRADE_TYPES, TRADE),
      trade_id: filterTextA(64, { description: 'Order or movement', example: 'DP260131080000A1B2C3' }),
      payment_channel_id: filterTextA(64, { description: 'Payment channels, separated by commas', example: '1,2' }),
      payment_channel_no: filterTextA(64, { description: 'Number at the payment channel', example: '4711' }),
      ...queryPage(100),
    })
    .superRefine(daysInOrder),
  answer: z.object({ total_count: shownCount, currency: shownCurrency, records: shownList(customerChange, 'Newest first') }),
  errors: ['CBC.99000084'],
  asks: billing.listCustomerChanges,
});

@Controller()
export class ListChangesController {
  constructor(
    private readonly services: Services,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A7 (billing 8) */
  @Route(partnerChanges)
  async ofPartner(call: Call<typeof partnerChanges>) {
    const { trade_time_begin, trade_time_end, ...filters } = call.query;
    const trade_time = spanOf({ trade_time_begin, trade_time_end }, this.clock.now());
    const { total_count, records } = await this.services.ask(call, { ...filters, trade_time });
    return { total_count, currency: 'CNY', records: records.map(toPartnerChange) };
  }

  /** A10 (billing 8) */
  @Route(customerChanges)
  async ofCustomer(call: Call<typeof customerChanges>) {
    const { trade_time_begin, trade_time_end, payment_channel_id, payment_channel_no, ...filters } = call.query;
    const trade_time = spanOf({ trade_time_begin, trade_time_end }, this.clock.now());
    const { total_count, records } = await this.services.ask(call, { ...filters, trade_time });
    if (payment_channel_id !== undefined || payment_channel_no !== undefined) return { total_count: 0, currency: 'CNY', records: [] };
    return { total_count, currency: 'CNY', records: records.map(toCustomerChange) };
  }
}
