import { Controller } from '@nestjs/common';
import { type AnswerOf, customer, filterTextA, listPage, optionalTime, withRanges } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownCount, shownId, shownInteger, shownList, shownOption, shownText, shownTime } from '../shown';
import { CUSTOMER_ITEMS, DEALERS, optionFilterA, partFilter, resellerFilter } from './own-customers';

const listedCustomer = z
  .object({
    customer_id: shownId('Account of the customer', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Login name of the main account', 'customer1'),
    customer: shownText(128, 'Real-name name; absent before real-name authentication', '示例科技有限公司').optional(),
    associated_on: shownTime('Start of the association').optional(),
    association_type: shownOption(['1', '2'], '1 referral, 2 resale').optional(),
    label: shownText(64, "The partner's own label", 'fair-2026').optional(),
    telephone: shownText(32, 'Phone, digits without country prefix', '13800000000').optional(),
    country_code: shownText(8, 'Country prefix of the phone', '0086').optional(),
    email: shownText(256, 'E-mail address', 'someone@example.com').optional(),
    verified_status: shownOption(['-1', '0', '1', '2'], 'Real-name authentication: -1 none, 0 under review, 1 rejected, 2 verified'),
    customer_type: z.int().min(-1).max(1).meta({ description: '-1 undetermined, 0 individual, 1 enterprise', written: -1 }),
    is_frozen: shownInteger('0 no, 1 account frozen, 2 account and resources frozen', 0),
    account_managers: shownList(
      z.object({ account_name: shownText(64, "Login name of the partner's operator", 'sales-1') }),
      'At most one',
    ).optional(),
    xaccount_id: shownText(128, "Its id on the partner's platform, where it is bound", 'user-1').optional(),
    xaccount_type: shownText(64, "Identifier of the partner's platform, where it is bound", 'platform1').optional(),
    customer_level: shownOption(['V0', 'V1', 'V2', 'V3', 'V4', 'V5'], 'Level by consumption'),
  })
  .meta({ id: 'OwnCustomer', description: 'A customer of the partner' });

const ASSOCIATED_ON = [['associated_on_begin', 'associated_on_end']] as const;

const queryCustomers = declareRoute({
  operation: 'queryCustomers',
  method: 'POST',
  path: '/v2/partners/sub-customers/query',
  tag: 'Customers',
  summary: "List the partner's customers",
  description:
    'The latest association first. A distributor sees the customers of a reseller only where it names it. `account_manager_name` and `telephone` are filters of the console, and ignored elsewhere.',
  callers: DEALERS,
  permissions: CUSTOMER_ITEMS.list,
  status: 200,
  body: withRanges(
    z.object({
      account_name: partFilter('Name of the account, letter case does not matter', 'custom'),
      customer: partFilter('Real-name name, letter case does not matter', '科技'),
      label: partFilter("The partner's label, letter case matters", 'fair'),
      association_type: optionFilterA(['1', '2'], '1 referral, 2 resale'),
      associated_on_begin: optionalTime({ description: 'Associated at this moment or later' }),
      associated_on_end: optionalTime({ description: 'Associated at this moment or earlier', example: '2026-12-31T16:00:00Z' }),
      customer_id: filterTextA(64, { description: 'This customer only', example: '0123456789abcdef0123456789abcdef' }),
      indirect_partner_id: resellerFilter,
      account_manager_name: partFilter('Console only: account manager', 'sales'),
      telephone: filterTextA(32, { description: 'Console only: the whole phone, digits', example: '13800000000' }),
      ...listPage(100),
    }),
    ASSOCIATED_ON,
    false,
  ),
  answer: z.object({ count: shownCount, customer_infos: shownList(listedCustomer, 'The latest association first') }),
  errors: ['CBC.99000037'],
  asks: customer.queryCustomers,
});

@Controller()
export class QueryCustomersController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** customers 8.4 */
  @Route(queryCustomers)
  async query(call: Call<typeof queryCustomers>) {
    const { telephone, ...filters } = call.body;
    const sealed_telephone = telephone && this.sealer.seal(telephone, 'contact');
    const { count, customers } = await this.services.ask(call, { ...filters, sealed_telephone });
    return { count, customer_infos: customers.map((listed) => this.shown(listed)) };
  }

  private shown({ sealed_telephone, sealed_email, account_manager, ...rest }: Listed) {
    return {
      ...rest,
      ...(sealed_telephone !== undefined && { telephone: this.sealer.open(sealed_telephone, 'contact'), country_code: '0086' }),
      ...(sealed_email !== undefined && { email: this.sealer.open(sealed_email, 'contact') }),
      ...(account_manager !== undefined && { account_managers: [{ account_name: account_manager }] }),
    };
  }
}

type Listed = AnswerOf<typeof customer.queryCustomers>['customers'][number];
