import { Controller } from '@nestjs/common';
import { customer, idText, optionalTextOption, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerIdFilter } from '../coupons/coupon-filters';
import { declareOperation } from '../operations';
import { shownCount, shownId, shownInteger, shownList, shownOption, shownText, shownTime } from '../shown';

const TAG = "Jump from a partner's platform";

const notice = z
  .object({
    notice_id: shownId('The notice', '0198c0de-0000-7000-8000-000000000001'),
    partner_id: shownId('Partner whose platform is told', 'fedcba9876543210fedcba9876543210'),
    customer_id: shownId('The customer', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Name of its account', 'customer1'),
    xaccount_id: shownText(128, 'Its id on the platform', 'user-1'),
    action: shownInteger('0 bound, 1 let go of', 0),
    status: shownOption(customer.NOTICE_STATES, 'SENT: received by the platform; FAILED: given up'),
    attempts: shownInteger('How often it was tried', 1),
    last_outcome: shownText(256, 'How the last attempt ended', 'HTTP 503').optional(),
    created_at: shownTime('When the change was told'),
    next_attempt_at: shownTime('When it is tried next').optional(),
  })
  .meta({ id: 'BindingNotice', description: 'A notice of a bind or unbind' });

const filters = {
  status: optionalTextOption(customer.NOTICE_STATES, { description: 'Only those in this state', example: 'FAILED' }),
  ...queryPage(100),
};
const answer = z.object({ total_count: shownCount, notices: shownList(notice, 'Newest first') });
const params = z.object({ notice_id: idText({ description: 'The notice', example: '0198c0de-0000-7000-8000-000000000001' }) });
const RESEND = {
  method: 'POST',
  summary: 'Send a failed notice again',
  status: 204,
  params,
  errors: ['CBC.0101', 'CBC.99007004'],
} as const;

const listOwn = declareRoute({
  operation: 'listBindingNotices',
  method: 'GET',
  path: '/v2/partners/binding-notices',
  tag: TAG,
  summary: "Notices to the calling partner's platform",
  callers: [PARTNER],
  permissions: ['PCB_ITEM_BINDING_NOTICES'],
  status: 200,
  query: z.object(filters),
  answer,
  asks: customer.listBindingNotices,
});
const listAll = declareOperation({
  operation: 'listAllBindingNotices',
  method: 'GET',
  path: '/v2/operations/binding-notices',
  tag: 'Operations: parties',
  summary: "Notices to partners' platforms",
  status: 200,
  query: z.object({ partner_id: partnerIdFilter, ...filters }),
  answer,
  asks: customer.listBindingNotices,
});
const resendOwn = declareRoute({
  ...RESEND,
  operation: 'resendBindingNotice',
  path: '/v2/partners/binding-notices/{notice_id}/resend',
  tag: TAG,
  callers: [PARTNER],
  permissions: ['PCB_ITEM_BINDING_NOTICES'],
  asks: customer.resendBindingNotice,
});
const resendAny = declareOperation({
  ...RESEND,
  operation: 'resendAnyBindingNotice',
  path: '/v2/operations/binding-notices/{notice_id}/resend',
  tag: 'Operations: parties',
  asks: customer.resendBindingNotice,
});

/** customers 9.6 */
@Controller()
export class BindingNoticesController {
  constructor(private readonly services: Services) {}

  @Route(listOwn)
  listOwn(call: Call<typeof listOwn>) {
    return this.services.ask(call, call.query);
  }

  @Route(listAll)
  listAll(call: Call<typeof listAll>) {
    return this.services.ask(call, call.query);
  }

  @Route(resendOwn)
  async resendOwn(call: Call<typeof resendOwn>): Promise<void> {
    await this.services.ask(call, call.params, call.params.notice_id);
  }

  @Route(resendAny)
  async resendAny(call: Call<typeof resendAny>): Promise<void> {
    await this.services.ask(call, call.params, call.params.notice_id);
  }
}
