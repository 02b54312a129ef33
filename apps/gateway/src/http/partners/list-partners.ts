import { Controller } from '@nestjs/common';
import { customer, filterTextA, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownCount, shownFlag, shownId, shownList, shownOption, shownText, shownTime } from '../shown';
import { PARTNER_STATES, RESELLER_STATES } from './states';

const partner = z
  .object({
    partner_id: shownId('Account of the partner', 'fedcba9876543210fedcba9876543210'),
    account_name: shownText(64, 'Name of the account', 'partner1'),
    name: shownText(128, 'Name of the company', 'Partner One Ltd.'),
    kind: shownOption(['SOLUTION_PROVIDER', 'DISTRIBUTOR'], 'Kind of partner'),
    government_kinds: shownList(shownOption(['SUBSIDY', 'CLOUD'], 'Kind'), 'Kinds of government partner'),
    state: shownOption(PARTNER_STATES, 'State'),
    sandbox: shownFlag('Whether it is a sandbox account', false),
    owns_customers: shownFlag('Whether customers belong to it', true),
    partner_spends_mode: shownFlag('Whether it spends coupons itself', false),
    proxy_pay_enabled: shownFlag('Whether it may pay for its customers', false),
    cooperation_type_accepted: shownFlag('Whether it accepted its kind of cooperation', true),
    xaccount_type: shownText(64, 'Its platform', 'partner1_IDP').optional(),
    created_at: shownTime('Time of creation'),
  })
  .meta({ id: 'Partner', description: 'A partner' });

const reseller = z
  .object({
    indirect_partner_id: shownId('Account of the reseller', 'aaaabbbbccccddddeeeeffff00001111'),
    distributor_id: shownId('Its distributor', 'fedcba9876543210fedcba9876543210'),
    account_name: shownText(64, 'Name of the account', 'reseller1'),
    name: shownText(128, 'Name of the company', 'Reseller One Ltd.'),
    state: shownOption(RESELLER_STATES, 'State'),
  })
  .meta({ id: 'Reseller', description: 'A cloud reseller' });

const listPartners = declareOperation({
  operation: 'listPartners',
  method: 'GET',
  path: '/v2/operations/partners',
  tag: 'Operations: parties',
  summary: 'List partners and resellers, oldest first',
  status: 200,
  query: z.object({
    account_name: filterTextA(64, { description: 'Whole name of the account, letter case ignored', example: 'partner1' }),
    ...queryPage(100),
  }),
  answer: z.object({
    count: shownCount,
    partners: shownList(partner, 'Partners of this page'),
    resellers: shownList(reseller, 'Resellers of this page'),
  }),
  asks: customer.listPartners,
});

@Controller()
export class ListPartnersController {
  constructor(private readonly services: Services) {}

  @Route(listPartners)
  list(call: Call<typeof listPartners>) {
    return this.services.ask(call, call.query);
  }
}
