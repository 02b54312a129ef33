import { Controller } from '@nestjs/common';
import { customer, filterTextA, listPage, optionalTime, withRanges } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, DISTRIBUTOR } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partFilter } from '../customers/own-customers';
import { shownCount, shownId, shownList, shownText, shownTime } from '../shown';
import { RESELLER_EXAMPLE, RESELLER_ITEMS } from './reseller-fields';

const listedReseller = z
  .object({
    indirect_partner_id: shownId('Account of the reseller', RESELLER_EXAMPLE),
    account_name: shownText(64, 'Name of the account', 'reseller1'),
    name: shownText(128, 'Name of the company', 'Example Ltd'),
    mobile_phone: shownText(32, 'Phone', '13800000000').optional(),
    email: shownText(64, 'E-mail address', 'someone@example.com').optional(),
    associated_on: shownTime('When it joined the distributor'),
    account_manager_id: shownText(64, 'Login name of the account manager', 'sales-1').optional(),
    account_manager_name: shownText(64, 'Name of the account manager', 'sales-1').optional(),
  })
  .meta({ id: 'OwnReseller', description: 'A reseller of the distributor' });

const queryResellers = declareRoute({
  operation: 'queryResellers',
  method: 'POST',
  path: '/v2/partners/indirect-partners/query',
  tag: 'Resellers',
  summary: "List the distributor's resellers",
  callers: [DISTRIBUTOR],
  permissions: RESELLER_ITEMS.list,
  status: 200,
  body: withRanges(
    z.object({
      account_name: partFilter('Name of the account, letter case does not matter', 'resell'),
      associated_on_begin: optionalTime({ description: 'Joined at this moment or later' }),
      associated_on_end: optionalTime({ description: 'Joined at this moment or earlier', example: '2026-12-31T16:00:00Z' }),
      indirect_partner_id: filterTextA(64, { description: 'This reseller only', example: RESELLER_EXAMPLE }),
      ...listPage(100),
    }),
    [['associated_on_begin', 'associated_on_end']],
    false,
  ),
  answer: z.object({ count: shownCount, indirect_partners: shownList(listedReseller, 'Who joined last comes first') }),
  asks: customer.queryResellers,
});

@Controller()
export class QueryResellersController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** customers 8.6 */
  @Route(queryResellers)
  async query(call: Call<typeof queryResellers>) {
    const { count, resellers } = await this.services.ask(call, call.body);
    const indirect_partners = resellers.map(({ sealed_mobile_phone, sealed_email, account_manager: manager, ...rest }) => ({
      ...rest,
      ...(sealed_mobile_phone !== undefined && { mobile_phone: this.sealer.open(sealed_mobile_phone, 'contact') }),
      ...(sealed_email !== undefined && { email: this.sealer.open(sealed_email, 'contact') }),
      ...(manager !== undefined && { account_manager_id: manager, account_manager_name: manager }),
    }));
    return { count, indirect_partners };
  }
}
