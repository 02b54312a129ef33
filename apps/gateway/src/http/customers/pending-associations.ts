import { Controller } from '@nestjs/common';
import { type AnswerOf, customer, filterTextA, type Language, messageOf, optionalTextOption, queryPage } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerIdFilter } from '../coupons/coupon-filters';
import { declareOperation } from '../operations';
import { shownCount, shownId, shownList, shownOption, shownText, shownTime } from '../shown';
import { REGISTRATION_ITEMS } from './permission-items';

const association = z
  .object({
    customer_id: shownId('The customer', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Name of its account', 'customer1'),
    partner_id: shownId('Partner that registered it', 'fedcba9876543210fedcba9876543210'),
    indirect_partner_id: shownId("The partner's reseller for which it was registered", '00112233445566778899aabbccddeeff').optional(),
    xaccount_id: shownText(128, "Its id on the partner's platform", 'user-1'),
    association_type: shownOption(['1', '2'], '1 referral, 2 resale'),
    created_at: shownTime('When it was registered'),
    status: shownOption(
      customer.PENDING_ASSOCIATION_STATES,
      'PENDING: follows soon; REFUSED: the account is there and belongs to nobody, it is not tried again',
    ),
    refused_at: shownTime('When it was refused').optional(),
    error_code: shownText(16, 'Why it was refused', 'CBC.50010085').optional(),
    error_msg: shownText(1024, 'The same in words', 'The partner is restricted').optional(),
  })
  .meta({ id: 'PendingAssociation', description: 'An association that a registration promised and that is not there' });

const filters = {
  customer_id: filterTextA(64, { description: 'Only this customer', example: '0123456789abcdef0123456789abcdef' }),
  status: optionalTextOption(customer.PENDING_ASSOCIATION_STATES, { description: 'Only those in this state', example: 'REFUSED' }),
  ...queryPage(100),
};
const COMMON = {
  method: 'GET',
  status: 200,
  answer: z.object({ total_count: shownCount, associations: shownList(association, 'Newest first') }),
  asks: customer.listPendingAssociations,
} as const;

const listOwn = declareRoute({
  ...COMMON,
  operation: 'listPendingAssociations',
  path: '/v2/partners/pending-associations',
  tag: 'Registration',
  summary: 'Customers that the calling partner registered and that wait for their association, or were refused it',
  callers: [PARTNER],
  permissions: REGISTRATION_ITEMS,
  query: z.object(filters),
});
const listAll = declareOperation({
  ...COMMON,
  operation: 'listAllPendingAssociations',
  path: '/v2/operations/pending-associations',
  tag: 'Operations: parties',
  summary: 'Registered customers that wait for their association, or were refused it',
  query: z.object({ partner_id: partnerIdFilter, ...filters }),
});

/** customers 4.34 */
@Controller()
export class PendingAssociationsController {
  constructor(private readonly services: Services) {}

  @Route(listOwn)
  async listOwn(call: Call<typeof listOwn>) {
    return shown(await this.services.ask(call, call.query), call.language);
  }

  @Route(listAll)
  async listAll(call: Call<typeof listAll>) {
    return shown(await this.services.ask(call, call.query), call.language);
  }
}

function shown({ total_count, associations }: AnswerOf<typeof customer.listPendingAssociations>, language: Language) {
  const inWords = (code: string) => ({ error_code: code, error_msg: messageOf(refuse(code), language) });
  return {
    total_count,
    associations: associations.map(({ refused_code: code, ...one }) => ({ ...one, ...(code !== undefined && inWords(code)) })),
  };
}
