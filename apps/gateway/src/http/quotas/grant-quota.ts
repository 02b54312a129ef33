import { Controller, Inject } from '@nestjs/common';
import {
  filterList,
  idText,
  incentive,
  integerOption,
  money,
  optionalBoolean,
  optionalText,
  optionalTextOption,
  optionalTime,
  textOption,
} from '@pc/contracts';
import { type Clock, formatUtc, parseUtc, refuse, type Refusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { accepted } from '../../routing/refused';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownId } from '../shown';
import { quotaLimitInfo } from './quota';

/** Resale (benefits 1.3). */
const DEFAULT_ASSOCIATION_TYPES: Array<'1' | '2'> = ['2'];

const grantQuota = declareOperation({
  operation: 'grantCouponQuota',
  method: 'POST',
  path: '/v2/operations/coupon-quotas',
  tag: 'Operations: quotas and coupons',
  summary: 'Grant a quota to a partner',
  status: 200,
  body: z.object({
    partner_id: idText({ description: 'Partner that gets it', example: 'fedcba9876543210fedcba9876543210' }),
    indirect_partner_id: optionalText(64, {
      description: 'Reseller of that partner whose own quota it becomes',
      example: 'aaaabbbbccccddddeeeeffff00001111',
    }),
    quota_type: integerOption([0, 1, 2], { description: '0 voucher, 1 cash coupon, 2 pick-up coupon', example: 0 }),
    quota_value: money({ description: 'Total granted', example: 10_000 }),
    effective_time: optionalTime({ description: 'Coupons can be issued from here; absent: now' }),
    expire_time: optionalTime({
      description: 'and until here, exclusive; absent: a year after the start',
      example: '2027-01-31T08:00:00Z',
    }),
    limit_infos: filterList(quotaLimitInfo, 50, {
      description: 'Restrictions',
      example: [{ limit_key: 'faceValueRange', limit_values: [{ value1: '10', value2: '500' }] }],
    }),
    allowed_association_types: filterList(textOption(['1', '2'], { description: '1 referral, 2 resale', example: '2' }), 2, {
      description: 'Customers that may get coupons; absent or empty: resale only',
      example: ['2'],
    }),
    designated_customer_ids: filterList(idText({ description: 'Customer', example: '0123456789abcdef0123456789abcdef' }), 1000, {
      description: 'Only for these customers; absent or empty: for all',
    }),
    self_issue_allowed: optionalBoolean({ description: 'Whether the partner may issue to itself', example: false }),
    invoice_party: optionalTextOption(['COUPON_USER', 'ISSUER', 'NONE'], {
      description: 'Invoicing party of cash coupons',
      example: 'COUPON_USER',
    }),
    contracting_entity: optionalText(64, { description: 'Contracting entity of cash coupons', example: 'CN01' }),
  }),
  answer: z.object({ quota_id: shownId('The new quota') }),
  errors: ['CBC.99000015', 'CBC.99000037'],
  asks: incentive.grantQuota,
});

@Controller()
export class GrantQuotaController {
  constructor(
    private readonly services: Services,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** benefits 5.17 */
  @Route(grantQuota)
  async grant(call: Call<typeof grantQuota>) {
    const { quota_value, quota_type, effective_time = formatUtc(this.clock.now()), ...rest } = call.body;
    const payload = {
      ...rest,
      quota_type: quota_type as 0 | 1 | 2,
      quota_value_fen: quota_value,
      effective_time,
      expire_time: rest.expire_time ?? accepted(aYearAfter(effective_time)),
      limit_infos: rest.limit_infos ?? [],
      allowed_association_types: rest.allowed_association_types ?? DEFAULT_ASSOCIATION_TYPES,
      designated_customer_ids: rest.designated_customer_ids ?? [],
      self_issue_allowed: rest.self_issue_allowed ?? false,
    };
    return this.services.ask(call, payload, call.body.partner_id);
  }
}

/** Years have four digits on the wire. */
function aYearAfter(utc: string): string | Refusal {
  const moment = parseUtc(utc)!;
  moment.setUTCFullYear(moment.getUTCFullYear() + 1);
  return moment.getUTCFullYear() > 9999 ? refuse('CBC.0100', { field: 'expire_time', reason: 'required' }) : formatUtc(moment);
}
