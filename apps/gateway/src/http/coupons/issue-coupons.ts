import { Controller } from '@nestjs/common';
import {
  filterList,
  idText,
  incentive,
  memoText,
  money,
  optionalMoney,
  optionalText,
  optionalTime,
  textOption,
  uniqueList,
} from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { errorDetail, withSentence } from '../error-detail';
import { resellerOf } from '../partner-scope';
import { shownId, shownList } from '../shown';
import { CODE_ERRORS, sealedCode, verificationCode } from '../verification/sensitive-code';
import { deductionRatio } from './deduction-ratio';
import { COUPON_ITEMS } from './permission-items';

const issueCoupons = declareRoute({
  operation: 'issueCoupons',
  method: 'POST',
  path: '/v2/promotions/benefits/partner-coupons',
  tag: 'Coupons',
  summary: 'Issue coupons to customers',
  description:
    'Each listed customer gets one coupon of the full face value, in the order of the list. A customer that cannot have one stands in `error_details`; the others are issued all the same. The console takes ten customers at a time.',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.issue,
  status: 200,
  body: z.object({
    quota_id: idText({ description: 'Quota from which the coupons are issued; its type fixes theirs', example: '202601310000000001' }),
    customer_ids: uniqueList(idText({ description: 'Customer', example: '0123456789abcdef0123456789abcdef' }), 1, 100, {
      description: 'Who gets one; no duplicates',
    }),
    face_value: money({ description: 'Face value of each coupon', example: 100.5 }),
    valid_time: optionalTime({ description: 'Start of validity; absent: that of the quota' }),
    expire_time: optionalTime({ description: 'End of validity, exclusive; absent: that of the quota', example: '2026-12-31T16:00:00Z' }),
    cloud_service_types: filterList(idText({ description: 'Cloud service type', example: 'hws.service.type.ec2' }), 10, {
      description: 'Services for which it may be used; absent or empty: those of the quota',
    }),
    product_ids: filterList(idText({ description: 'Product', example: 'OFFI000001' }), 10, {
      description: 'Products for which it may be used; absent or empty: those of the quota',
    }),
    memo: memoText(256, { description: 'Remark that only the issuer sees', example: 'Welcome' }),
    indirect_partner_id: optionalText(64, {
      description: 'Reseller whose quota and customers these are; for distributors only',
      example: 'aaaabbbbccccddddeeeeffff00001111',
    }),
    min_order_amount: optionalMoney({ description: 'Least payable amount of an order that may use it', example: 200 }),
    max_deduction_ratio: deductionRatio({ description: 'Largest share of an order that it pays, above 0 and at most 1', example: 0.5 }),
    subscribe_types: filterList(textOption(incentive.SUBSCRIBE_TYPES, { description: 'Order kind', example: 'new' }), 3, {
      description: 'Order kinds that may use it',
    }),
    ...verificationCode,
  }),
  answer: z.object({
    coupon_infos: shownList(
      z
        .object({ id: shownId('Customer', '0123456789abcdef0123456789abcdef'), coupon_id: shownId('Its coupon') })
        .meta({ id: 'CouponSimpleInfo', description: 'An issued coupon' }),
      'Issued coupons, in the order of the request',
    ),
    error_details: shownList(errorDetail, 'Customers that got none, and why'),
  }),
  errors: [
    'CBC.99000012',
    'CBC.99000017',
    'CBC.99000018',
    'CBC.99000019',
    'CBC.99000022',
    'CBC.99000023',
    'CBC.99000024',
    'CBC.99000025',
    'CBC.99000037',
    'CBC.50000020',
    'CBC.50000010',
    ...CODE_ERRORS,
  ],
  detailErrors: ['CBC.99000000', 'CBC.99000013', 'CBC.99000014', 'CBC.99000020', 'CBC.99000021', 'CBC.99000035', 'CBC.50000034'],
  asks: incentive.issueCoupons,
});

@Controller()
export class IssueCouponsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** benefits 5.2. All commands of one account are one lane, so its key is the account. */
  @Route(issueCoupons)
  async issue(call: Call<typeof issueCoupons>) {
    const { face_value, min_order_amount, indirect_partner_id, verification_code, ...rest } = call.body;
    const payload = {
      ...rest,
      face_value_fen: face_value,
      min_order_amount_fen: min_order_amount,
      indirect_partner_id: resellerOf(call.caller, indirect_partner_id),
      ...sealedCode(this.sealer, verification_code),
    };
    const { coupon_infos, error_details } = await this.services.ask(call, payload, call.caller.account_id);
    return { coupon_infos, error_details: error_details.map((detail) => withSentence(detail, call.language)) };
  }
}
