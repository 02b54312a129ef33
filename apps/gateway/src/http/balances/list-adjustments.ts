import { Controller } from '@nestjs/common';
import { billing, filterTextA, queryPage, queryTimeA, withRanges } from '@pc/contracts';
import { yuanText } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, optionFilterA, resellerFilter } from '../customers/own-customers';
import { CUSTOMER_ID } from '../orders/order-answers';
import { rangeOf } from '../ranges';
import { shownCount, shownId, shownList, shownText, shownTextOrNull, shownTime } from '../shown';
import { ACCOUNTS_TAG, shownCurrency, shownMeasure, shownMemo } from './balance-answers';
import { ACCOUNT_ITEMS } from './permission-items';

/** billing 4.6 */
const adjustRecord = z
  .object({
    customer_id: shownId('Customer or reseller', CUSTOMER_ID),
    customer_name: shownTextOrNull(128, 'Its login; null: not known', 'customer1'),
    operation_type: shownText(64, 'Grant, reclaim, or return at the end of an association', 'SOURCE_OPERATION_BEADJUST'),
    amount: shownText(20, 'How much, in yuan', '500.00'),
    currency: shownCurrency,
    apply_scene: shownMemo,
    operation_time: shownTime('When'),
    measure_id: shownMeasure,
    trans_id: shownText(128, 'The movement; what a grant answers as `transfer_id`', 'BE260131080000A1B2C3'),
    memo: shownMemo,
  })
  .meta({ id: 'AdjustRecord', description: 'Money that was given or taken back' });

const listAdjustments = declareRoute({
  operation: 'listPartnerAdjustRecords',
  method: 'GET',
  path: '/v3/accounts/partner-accounts/adjust-records',
  tag: ACCOUNTS_TAG,
  summary: 'List what a partner granted and took back',
  description: 'Its own, or that of the reseller that a distributor names. What an end or switch of an association returned is among it.',
  callers: DEALERS,
  permissions: ACCOUNT_ITEMS.adjustments,
  status: 200,
  query: withRanges(
    z.object({
      customer_id: filterTextA(64, { description: 'This customer or reseller; the old spelling is `customerId`', example: CUSTOMER_ID }),
      operation_type: optionFilterA(billing.ADJUST_OPERATIONS, 'Grant, reclaim, or return at the end of an association'),
      operation_time_begin: queryTimeA({ description: 'At this moment or later' }),
      operation_time_end: queryTimeA({ description: 'At this moment or earlier', example: '2026-12-31T16:00:00Z' }),
      trans_id: filterTextA(128, { description: 'This movement', example: 'BE260131080000A1B2C3' }),
      indirect_partner_id: resellerFilter,
      ...queryPage(100),
    }),
    [['operation_time_begin', 'operation_time_end']],
    false,
  ),
  answer: z.object({ records: shownList(adjustRecord, 'Newest first'), total_count: shownCount }),
  errors: ['CBC.99000037'],
  asks: billing.listAdjustRecords,
});

@Controller()
export class ListAdjustmentsController {
  constructor(private readonly services: Services) {}

  /** A6 (billing 8) */
  @Route(listAdjustments)
  async list(call: Call<typeof listAdjustments>) {
    const { operation_time_begin, operation_time_end, ...filters } = call.query;
    const payload = { ...filters, operation_time: rangeOf(operation_time_begin, operation_time_end) };
    const { records, total_count } = await this.services.ask(call, payload);
    return { records: records.map(toAdjustRecord), total_count };
  }
}

function toAdjustRecord({ amount_fen, customer_name, ...record }: billing.AdjustRecord) {
  const amount = yuanText(BigInt(amount_fen));
  return { ...record, customer_name: customer_name ?? null, amount, currency: 'CNY', apply_scene: null, measure_id: 1, memo: null };
}
