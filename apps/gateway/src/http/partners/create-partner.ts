import { Controller } from '@nestjs/common';
import { customer, filterList, optionalBoolean, optionalCreditCode, optionalText, text, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { contactFields, sealedContact } from '../contact-fields';
import { declareOperation } from '../operations';
import { newPassword } from '../passwords';
import { shownId } from '../shown';

const createPartner = declareOperation({
  operation: 'createPartner',
  method: 'POST',
  path: '/v2/operations/partners',
  tag: 'Operations: parties',
  summary: 'Create a partner or reseller',
  status: 200,
  body: z.object({
    account_name: text(64, { description: 'Name of the account', example: 'partner1' }),
    name: text(128, { description: 'Name of the company', example: 'Partner One Ltd.' }),
    password: newPassword,
    kind: textOption(['SOLUTION_PROVIDER', 'DISTRIBUTOR', 'RESELLER'], { description: 'Kind of partner', example: 'SOLUTION_PROVIDER' }),
    distributor_id: optionalText(64, { description: 'Of a reseller: its distributor', example: 'fedcba9876543210fedcba9876543210' }),
    government_kinds: filterList(textOption(['SUBSIDY', 'CLOUD'], { description: 'Kind', example: 'SUBSIDY' }), 2, {
      description: 'Kinds of government partner; absent or empty: none',
    }),
    partner_spends_mode: optionalBoolean({
      description: 'Whether the partner spends coupons itself and so cannot issue any',
      example: false,
    }),
    xaccount_type: optionalText(64, { description: 'Its platform, the name of the agency of its customers', example: 'partner1_IDP' }),
    ...contactFields,
    credit_code: optionalCreditCode({
      description: 'Unified social credit code of the company; partners of one code share their company data',
    }),
  }),
  answer: z.object({ partner_id: shownId('The new account', 'fedcba9876543210fedcba9876543210') }),
  errors: ['CBC.0101', 'CBC.5017', 'CBC.99000029', 'CBC.99000030', 'CBC.99000031', 'CBC.99000036', 'CBC.99000038'],
  asks: customer.createPartner,
});

@Controller()
export class CreatePartnerController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(createPartner)
  create(call: Call<typeof createPartner>) {
    const { password, government_kinds = [], partner_spends_mode = false, mobile_phone, email, ...rest } = call.body;
    const contact = sealedContact(this.sealer, { mobile_phone, email });
    const sealed_password = this.sealer.seal(password, 'password');
    const payload = { ...rest, ...contact, government_kinds, partner_spends_mode, sealed_password };
    return this.services.ask(call, payload, call.body.account_name);
  }
}
