import { type AnswerOf, type incentive, optionalText, queryIntegerOption, queryList, queryPage } from '@pc/contracts';
import { z } from 'zod';
import { exclusiveBounds, rangeOf, withExclusiveRanges } from '../ranges';
import { shownCount, shownId, shownInteger, shownList, shownMoney, shownOption, shownText, shownTime, yuan } from '../shown';
import { customerIdFilter, resellerFilter } from './coupon-filters';

const OPERATION_TYPES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MEANING =
  '1 issue, 2 reclaim by hand, 3 on disassociation, 4 on expiry, 5 on unsubscription, 6 reversal, 7 on association, 8 on a change of mode, 9 reseller transfer';

/** A record of an issue or reclaim (benefits 2.5). */
export const couponRecord = z
  .object({
    id: shownId('Id of the record'),
    operation_type: shownOption(OPERATION_TYPES, MEANING),
    quota_id: shownId('Quota'),
    quota_type: shownInteger('0 voucher, 1 cash coupon, 2 pick-up coupon', 0),
    coupon_id: shownId('Coupon; absent on a failed issue').optional(),
    customer_id: shownId('Customer', '0123456789abcdef0123456789abcdef'),
    operation_amount: shownMoney('Face value of an issue, or what a reclaim took back'),
    operation_time: shownTime('When it happened'),
    result: shownOption(['0', '-1'], '0 success, -1 failure'),
    remark: shownText(256, 'Remark of the issuer', 'Welcome').optional(),
  })
  .meta({ id: 'CouponRecord', description: 'A record of an issue or reclaim' });

export const couponRecordsAnswer = z.object({ total_count: shownCount, records: shownList(couponRecord, 'Newest first') });

/** Any other text than the two results is no filter (benefits section 6). */
const resultFilter = optionalText(64, { description: '0 success, -1 failure; any other value is no filter', example: '0' }).transform(
  (value) => (value === '0' || value === '-1' ? value : undefined),
);

/** The filters of lists of records, a partner's and the operator's. */
export const couponRecordsQuery = withExclusiveRanges(
  z.object({
    operation_types: queryList(z.enum(OPERATION_TYPES), 8, {
      description: `Repeated parameter; present but empty matches nothing. ${MEANING}`,
      example: ['1', '2'],
    }),
    quota_id: optionalText(64, { description: 'Records of this quota', example: '202601310000000001' }),
    quota_type: queryIntegerOption([0, 1, 2], { description: '0 voucher, 1 cash coupon, 2 pick-up coupon; absent: all', example: 0 }),
    coupon_ids: queryList(z.string().min(1).max(64), 100, {
      description: 'Repeated parameter; present but empty matches nothing',
      example: ['202601310000000002'],
    }),
    customer_id: customerIdFilter,
    ...exclusiveBounds('operation_time', 'Happened'),
    result: resultFilter,
    indirect_partner_id: resellerFilter,
    ...queryPage(100),
  }),
  'operation_time',
);

/** The part of the question that does not depend on who asks. */
export function couponRecordFilters(query: z.output<typeof couponRecordsQuery>) {
  const { operation_types, quota_id, quota_type, coupon_ids, customer_id, result, offset, limit } = query;
  return {
    operation_types,
    quota_id,
    quota_type,
    coupon_ids,
    customer_id,
    result,
    offset,
    limit,
    operation_time: rangeOf(query.operation_time_begin, query.operation_time_end),
  };
}

export function toCouponRecords({
  total_count,
  records,
}: AnswerOf<typeof incentive.listCouponRecords>): z.infer<typeof couponRecordsAnswer> {
  return { total_count, records: records.map(toCouponRecord) };
}

export function toCouponRecord({ operation_amount_fen, ...record }: incentive.RecordView): z.infer<typeof couponRecord> {
  return {
    ...record,
    operation_type: record.operation_type as (typeof OPERATION_TYPES)[number],
    operation_amount: yuan(operation_amount_fen),
  };
}
