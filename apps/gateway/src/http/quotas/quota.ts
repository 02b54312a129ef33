import {
  type AnswerOf,
  bodyPage,
  filterList,
  idText,
  type incentive,
  integerOption,
  optionalIntegerOption,
  optionalText,
} from '@pc/contracts';
import { z } from 'zod';
import { exclusiveBounds, rangeOf, withExclusiveRanges } from '../ranges';
import { shownId, shownInteger, shownList, shownMoney, shownText, shownTime, yuan } from '../shown';

type QuotaView = AnswerOf<typeof incentive.listQuotas>['quotas'][number];

/** A restriction of a quota (benefits 2.1), in requests and answers. */
const limitValue = z
  .object({
    value1: z
      .string()
      .max(256)
      .optional()
      .meta({ description: 'Value', examples: ['10'] }),
    value2: z
      .string()
      .max(256)
      .optional()
      .meta({ description: 'Second value', examples: ['500'] }),
  })
  .meta({ id: 'LimitValue', description: 'Values of a restriction' });
export const quotaLimitInfo = z
  .object({
    limit_key: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'What is restricted', examples: ['faceValueRange'] }),
    limit_values: z.array(limitValue).max(100).meta({ description: 'Its values' }),
  })
  .meta({ id: 'QuotaLimitInfo', description: 'A restriction of a quota' });

const fields = {
  quota_id: shownId('Id of the quota'),
  quota_type: shownInteger('0 voucher, 1 cash coupon, 2 pick-up coupon', 0),
  create_time: shownTime('Time of the grant'),
  last_update_time: shownTime('Last change of balance or state'),
  quota_value: shownMoney('Total granted', 10_000),
  quota_status: shownInteger('0 normal, 3 invalid, 4 being adjusted, 5 frozen, 6 reclaimed', 0),
  balance: shownMoney('Not yet issued or allotted', 9_899.5),
  measure_id: shownInteger('Unit of the amounts: 1 is yuan', 1),
  currency: shownText(8, 'Currency', 'CNY'),
  effective_time: shownTime('Coupons can be issued from here'),
  expire_time: shownTime('and until here, exclusive', '2026-12-31T16:00:00Z'),
  limit_infos: shownList(quotaLimitInfo, 'Restrictions; empty when there are none'),
};

export const couponQuota = z.object(fields).meta({ id: 'CouponQuota', description: 'A coupon quota' });
/** As the vendor's staff sees it: with its owner. */
export const ownedQuota = z
  .object({
    ...fields,
    owner_partner_id: shownId('Partner that owns it', 'fedcba9876543210fedcba9876543210'),
    indirect_partner_id: shownId('Reseller that owns it', 'aaaabbbbccccddddeeeeffff00001111').optional(),
  })
  .meta({ id: 'OwnedCouponQuota', description: 'A coupon quota and its owner' });

export function toOwnedQuota({ quota_value_fen, balance_fen, ...view }: QuotaView): z.infer<typeof ownedQuota> {
  return { ...view, quota_value: yuan(quota_value_fen), balance: yuan(balance_fen) };
}

/** The owner is not on the public wire (benefits 2.1). */
export function toCouponQuota(view: QuotaView): z.infer<typeof couponQuota> {
  const { owner_partner_id: _owner, indirect_partner_id: _reseller, ...quota } = toOwnedQuota(view);
  return quota;
}

/** The body of benefits 5.1. */
export const quotasBody = withExclusiveRanges(
  z.object({
    quota_ids: filterList(idText({ description: 'Quota', example: '202601310000000001' }), 50, {
      description: 'These quotas only; absent, null or empty: all',
    }),
    quota_status_list: filterList(integerOption([0, 3, 4, 5, 6], { description: 'State', example: 0 }), 5, {
      description: '0 normal, 3 invalid, 4 being adjusted, 5 frozen, 6 reclaimed (of a reseller); absent, null or empty: all',
    }),
    quota_type: optionalIntegerOption([0, 1, 2], {
      description: '0 voucher, 1 cash coupon, 2 pick-up coupon; absent or null is 0, not all',
      example: 0,
    }),
    ...exclusiveBounds('create_time', 'Granted'),
    ...exclusiveBounds('effective_time', 'Effective'),
    ...exclusiveBounds('expire_time', 'Expiring'),
    indirect_partner_id: optionalText(64, {
      description: "That reseller's quotas instead of the caller's own; ignored unless the caller is a distributor",
      example: 'aaaabbbbccccddddeeeeffff00001111',
    }),
    ...bodyPage(100),
  }),
  'create_time',
  'effective_time',
  'expire_time',
);

export function quotaFilters(body: z.output<typeof quotasBody>) {
  const { quota_ids, quota_status_list, quota_type, offset, limit } = body;
  return {
    quota_ids,
    quota_status_list,
    quota_type,
    offset,
    limit,
    create_time: rangeOf(body.create_time_begin, body.create_time_end),
    effective_time: rangeOf(body.effective_time_begin, body.effective_time_end),
    expire_time: rangeOf(body.expire_time_begin, body.expire_time_end),
  };
}
