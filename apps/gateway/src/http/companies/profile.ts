import { Controller } from '@nestjs/common';
import { customer, idText, optionalCreditCode, optionalText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Services } from '../../routing/services';
import { shownFlag, shownId } from '../shown';
import { ADMINISTRATION } from './permission-items';
import { companyFields, shownEdit, shownMainAccount, shownProfile } from './profile-fields';

const common = { path: '/v2/partners/profile', tag: 'Partner accounts', callers: [PARTNER] } as const;

const getProfile = declareRoute({
  ...common,
  operation: 'getCompanyProfile',
  method: 'GET',
  summary: "Data of the caller's company",
  description: 'The data in force, shared by all partner accounts of the company, and what became of the last edit.',
  permissions: ['PCB_ITEM_getCompanyProfile', ...ADMINISTRATION],
  status: 200,
  answer: z.object({
    ...shownProfile,
    ...shownMainAccount,
    is_main_account: shownFlag('Whether the calling account is the main one', true),
    latest_edit: z.object(shownEdit).meta({ id: 'CompanyEdit', description: 'An edit of company data' }).optional(),
  }),
  asks: customer.getCompanyProfile,
});

const editProfile = declareRoute({
  ...common,
  operation: 'editCompanyProfile',
  method: 'PUT',
  summary: "Edit the data of the caller's company",
  description:
    'For the main account of the company alone. An absent field stays as it is. Every edit is reviewed by the vendor, and the old values stay in force until then; one edit at a time (item REVIEW_PENDING). The credit code cannot be changed once it is known.',
  permissions: ADMINISTRATION,
  status: 200,
  body: z.object({
    company_name: optionalText(128, { description: 'Name of the company', example: 'Partner One Ltd.' }),
    credit_code: optionalCreditCode({ description: 'Unified social credit code; may only be given while none is known' }),
    ...companyFields,
  }),
  answer: z.object({
    edit_id: shownId('The edit that waits for its review; absent: nothing would change', '00112233445566778899aabbccddeeff').optional(),
  }),
  errors: ['CBC.99007004'],
  asks: customer.editCompanyProfile,
});

const handOver = declareRoute({
  ...common,
  operation: 'handOverCompany',
  method: 'POST',
  path: '/v2/partners/profile/main-account',
  summary: 'Make another partner account of the company its main account',
  description: 'For the present main account alone.',
  permissions: ADMINISTRATION,
  status: 204,
  body: z.object({ account_id: idText({ description: 'The new main account', example: 'fedcba9876543210fedcba9876543210' }) }),
  errors: ['CBC.0101'],
  asks: customer.handOverCompany,
});

@Controller()
export class CompanyProfileController {
  constructor(private readonly services: Services) {}

  /** customers 10.3 */
  @Route(getProfile)
  get(call: Call<typeof getProfile>) {
    return this.services.ask(call, {});
  }

  @Route(editProfile)
  edit(call: Call<typeof editProfile>) {
    return this.services.ask(call, call.body, call.caller.account_id);
  }

  @Route(handOver)
  async handOver(call: Call<typeof handOver>): Promise<void> {
    await this.services.ask(call, call.body, call.caller.account_id);
  }
}
