import { Controller, StreamableFile } from '@nestjs/common';
import { incentive, time, withRanges } from '@pc/contracts';
import { parseUtc, refuse } from '@pc/kernel';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerScope } from '../partner-scope';
import { resellerFilter } from './coupon-filters';
import { COUPON_ITEMS } from './permission-items';
import { csvHead, csvRow } from './records-csv';

const exportRecords = declareRoute({
  operation: 'exportCouponRecords',
  method: 'GET',
  path: '/v2/partners/coupon-records/export',
  tag: 'Coupons',
  summary: 'Export issue and reclaim records as CSV',
  description: 'All records between two moments, both excluded, which lie at most a year apart; newest first, in UTF-8.',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.listRecords,
  status: 200,
  query: withRanges(
    z.object({
      begin: time({ description: 'Later than this', example: '2026-01-01T00:00:00Z' }),
      end: time({ description: 'and earlier than this', example: '2026-07-01T00:00:00Z' }),
      indirect_partner_id: resellerFilter,
    }),
    [['begin', 'end']],
    true,
  ),
  answerType: 'text/csv',
  errors: ['CBC.99000037'],
  asks: incentive.listCouponRecords,
});

/** Rows of one question to the service. */
const PAGE = 1000;

@Controller()
export class ExportRecordsController {
  constructor(private readonly services: Services) {}

  /** benefits 5.17, R-58. The first page is there before the answer begins, so that a refusal is one. */
  @Route(exportRecords)
  async export(call: Call<typeof exportRecords>): Promise<StreamableFile> {
    const { begin, end } = call.query;
    if (parseUtc(end)! > aYearAfter(begin))
      throw new Refused(refuse('CBC.0100', { field: 'end', reason: 'range_span', params: { other: 'begin' } }));
    const first = await this.page(call, 0);
    const disposition = `attachment; filename="coupon-records-${begin.slice(0, 10)}-${end.slice(0, 10)}.csv"`;
    return new StreamableFile(Readable.from(this.lines(call, first)), { type: 'text/csv; charset=utf-8', disposition });
  }

  private async *lines(call: Call<typeof exportRecords>, first: readonly incentive.RecordView[]): AsyncGenerator<string> {
    yield csvHead();
    for (let [records, offset] = [first, PAGE]; records.length > 0; offset += PAGE) {
      yield records.map(csvRow).join('');
      if (records.length < PAGE) return;
      records = await this.page(call, offset);
    }
  }

  private async page(call: Call<typeof exportRecords>, offset: number): Promise<readonly incentive.RecordView[]> {
    const { begin, end, indirect_partner_id } = call.query;
    const wanted = { operation_time: { begin, end }, offset, limit: PAGE };
    return (await this.services.ask(call, { ...partnerScope(call.caller, indirect_partner_id), ...wanted })).records;
  }
}

function aYearAfter(utc: string): Date {
  const moment = parseUtc(utc)!;
  moment.setUTCFullYear(moment.getUTCFullYear() + 1);
  return moment;
}
