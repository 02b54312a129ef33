import { Controller } from '@nestjs/common';
import { customer, filterTextA, optionalText, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerIdFilter } from '../coupons/coupon-filters';
import { declareOperation } from '../operations';
import { shownCount, shownId, shownInteger, shownList, shownOption, shownText, shownTime } from '../shown';

const customerAnswer = z
  .object({
    customer_id: shownId('Account of the customer', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Name of the account', 'customer1'),
    partner_id: shownId('Its partner', 'fedcba9876543210fedcba9876543210').optional(),
    indirect_partner_id: shownId('Its reseller', 'aaaabbbbccccddddeeeeffff00001111').optional(),
    association_type: shownOption(['1', '2'], '1 referral, 2 resale').optional(),
    associated_on: shownTime('Start of the association').optional(),
    is_frozen: shownInteger('0 no, 1 by its partner, 2 with its partner', 0),
    created_at: shownTime('Time of creation'),
  })
  .meta({ id: 'Customer', description: 'A customer' });

const listCustomers = declareOperation({
  operation: 'listCustomers',
  method: 'GET',
  path: '/v2/operations/customers',
  tag: 'Operations: parties',
  summary: 'List customers',
  status: 200,
  query: z.object({
    partner_id: partnerIdFilter,
    indirect_partner_id: optionalText(64, { description: 'Of this reseller only', example: 'aaaabbbbccccddddeeeeffff00001111' }),
    account_name: filterTextA(64, { description: 'Part of the name of the account', example: 'custom' }),
    ...queryPage(100),
  }),
  answer: z.object({ count: shownCount, customers: shownList(customerAnswer, 'Newest first') }),
  errors: ['CBC.99000037'],
  asks: customer.listCustomers,
});

@Controller()
export class ListCustomersController {
  constructor(private readonly services: Services) {}

  @Route(listCustomers)
  list(call: Call<typeof listCustomers>) {
    return this.services.ask(call, call.query);
  }
}
