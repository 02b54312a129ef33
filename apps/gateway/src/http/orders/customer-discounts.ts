import { Controller } from '@nestjs/common';
import { billing, idText, issueReason, optionalList, time, withRanges } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { deductionRatio } from '../coupons/deduction-ratio';
import { DEALERS } from '../customers/own-customers';
import { shownId } from '../shown';
import { CUSTOMER_ID } from './order-answers';

const PATH = '/v2/partners/customer-discounts';
const TAG = 'Customer discounts';
/** Ours: the vendor publishes no such API (api 11, 10). */
const ITEMS = ['PCB_ITEM_CUSTOMER_DISCOUNTS'];
/** billing DC-13: two decimals. */
const HUNDREDTHS = /^(0\.\d{1,2}|1(\.0{1,2})?)$/;

const ratio = deductionRatio({ description: 'What is left to pay, 0.01 to 1.00: 0.90 means 90 percent', example: '0.90' })
  .refine((value) => value !== undefined, issueReason('required'))
  .refine((value) => value === undefined || HUNDREDTHS.test(value), issueReason('ratio'));

const grantDiscount = declareRoute({
  operation: 'grantCustomerDiscount',
  method: 'PUT',
  path: PATH,
  tag: TAG,
  summary: 'Grant a customer a discount',
  description:
    'For who serves the customer directly. It can be chosen for orders that are unpaid in its time, until they end, and ends with the association and its kind. The same grant again answers the one that stands.',
  callers: DEALERS,
  permissions: ITEMS,
  status: 200,
  body: withRanges(
    z.object({
      customer_id: idText({ description: 'The customer', example: CUSTOMER_ID }),
      discount_ratio: ratio,
      service_type_codes: optionalList(idText({ description: 'Code of a service', example: 'hws.service.type.ec2' }), 50, {
        description: 'Services that it is for; absent or empty: all',
        example: ['hws.service.type.ec2'],
      }),
      effective_time: time({ description: 'Usable from here', example: '2026-01-31T08:00:00Z' }),
      expire_time: time({ description: 'and until here, exclusive', example: '2099-01-31T08:00:00Z' }),
    }),
    [['effective_time', 'expire_time']],
    true,
  ),
  answer: z.object({ discount_id: shownId('The discount') }),
  errors: ['CBC.99000035'],
  asks: billing.grantCustomerDiscount,
});

const revokeDiscount = declareRoute({
  operation: 'revokeCustomerDiscount',
  method: 'DELETE',
  path: `${PATH}/{discount_id}`,
  tag: TAG,
  summary: 'Take a discount back',
  callers: DEALERS,
  permissions: ITEMS,
  status: 204,
  params: z.object({ discount_id: idText({ description: 'The discount', example: '202601310000000001' }) }),
  errors: ['CBC.0101'],
  asks: billing.revokeCustomerDiscount,
});

/** Discounts that partners grant (billing DC-13). */
@Controller()
export class CustomerDiscountsController {
  constructor(private readonly services: Services) {}

  @Route(grantDiscount)
  grant(call: Call<typeof grantDiscount>) {
    const { discount_ratio, service_type_codes = [], ...rest } = call.body;
    return this.services.ask(call, { ...rest, discount_ratio, service_type_codes }, rest.customer_id);
  }

  @Route(revokeDiscount)
  async revoke(call: Call<typeof revokeDiscount>): Promise<void> {
    await this.services.ask(call, call.params, call.params.discount_id);
  }
}
