import { Controller } from '@nestjs/common';
import { incentive, optionalText, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, DISTRIBUTOR } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { COUPON_ITEMS } from '../coupons/permission-items';
import { exclusiveBounds, rangeOf, withExclusiveRanges } from '../ranges';
import { shownCount, shownId, shownList, shownMoney, shownOption, shownText, shownTime, yuan } from '../shown';
import { allottedQuotaFilters, resellerNames } from './allotment-fields';

const OPERATION_TYPES = Object.values(incentive.QUOTA_OPERATION_TYPES) as ['10', '11'];

const quotaRecord = z
  .object({
    id: shownId('Id of the record'),
    operator: shownText(128, 'Account that did it', 'demo-distributor'),
    operation_type: shownOption(OPERATION_TYPES, '10 allotment, 11 reclaim of an allotted quota'),
    quota_id: shownId("The reseller's quota; absent when none came about").optional(),
    parent_quota_id: shownId("The distributor's quota").optional(),
    amount: shownMoney('What was allotted, or came back', 4_000),
    operation_time: shownTime('When it happened'),
    result: shownOption(['0', '-1'], '0 success, -1 failure'),
    indirect_partner_id: shownId('Reseller', 'aaaabbbbccccddddeeeeffff00001111').optional(),
    ...resellerNames,
    remark: shownText(256, 'Remark of the reclaim', 'End of the campaign').optional(),
  })
  .meta({ id: 'QuotaRecord', description: 'A record of an allotment or its reclaim' });

/** Any other text than the two types is no filter (benefits section 6). */
const operationTypeFilter = optionalText(8, {
  description: '10 allotment, 11 reclaim; any other value is no filter',
  example: '10',
}).transform((value) => OPERATION_TYPES.find((type) => type === value));

const listQuotaRecords = declareRoute({
  operation: 'listQuotaRecords',
  method: 'GET',
  path: '/v2/partners/coupon-quotas/records',
  tag: 'Quotas',
  summary: 'List records of allotments and their reclaims',
  description: 'For distributors: what it allotted to its resellers and took back.',
  callers: [DISTRIBUTOR],
  permissions: COUPON_ITEMS.listAllotted,
  status: 200,
  query: withExclusiveRanges(
    z.object({
      ...allottedQuotaFilters,
      ...exclusiveBounds('operation_time', 'Happened'),
      operation_type: operationTypeFilter,
      ...queryPage(100),
    }),
    'operation_time',
  ),
  answer: z.object({ total_count: shownCount, records: shownList(quotaRecord, 'Newest first') }),
  asks: incentive.listQuotaRecords,
});

@Controller()
export class ListQuotaRecordsController {
  constructor(private readonly services: Services) {}

  /** benefits 5.10 */
  @Route(listQuotaRecords)
  async list(call: Call<typeof listQuotaRecords>) {
    const { operation_time_begin, operation_time_end, ...filters } = call.query;
    const payload = { ...filters, operation_time: rangeOf(operation_time_begin, operation_time_end) };
    const { total_count, records } = await this.services.ask(call, payload);
    return { total_count, records: records.map(({ amount_fen, ...record }) => ({ ...record, amount: yuan(amount_fen) })) };
  }
}
