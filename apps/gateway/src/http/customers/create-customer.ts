import { Controller } from '@nestjs/common';
import { customer, optionalText, optionalTextOption, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { contactFields, sealedContact } from '../contact-fields';
import { declareOperation } from '../operations';
import { ADMISSION_ERRORS } from '../party-errors';
import { optionalNewPassword } from '../passwords';
import { shownId } from '../shown';

const createCustomer = declareOperation({
  operation: 'createCustomer',
  method: 'POST',
  path: '/v2/operations/customers',
  tag: 'Operations: parties',
  summary: 'Create a customer account',
  status: 200,
  body: z.object({
    account_name: text(64, { description: 'Name of the account', example: 'customer1' }),
    password: optionalNewPassword,
    partner_id: optionalText(64, { description: 'Partner to which it belongs; absent: none', example: 'fedcba9876543210fedcba9876543210' }),
    indirect_partner_id: optionalText(64, { description: "That partner's reseller", example: 'aaaabbbbccccddddeeeeffff00001111' }),
    association_type: optionalTextOption(['1', '2'], { description: '1 referral, 2 resale', example: '2' }),
    ...contactFields,
  }),
  answer: z.object({ customer_id: shownId('The new account', '0123456789abcdef0123456789abcdef') }),
  errors: [...ADMISSION_ERRORS, 'CBC.5017', 'CBC.99000029', 'CBC.99000030', 'CBC.99000031', 'CBC.99000036', 'CBC.99000038'],
  asks: customer.createCustomer,
});

@Controller()
export class CreateCustomerController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(createCustomer)
  create(call: Call<typeof createCustomer>) {
    const { password, mobile_phone, email, ...rest } = call.body;
    const sealed_password = password && this.sealer.seal(password, 'password');
    const payload = { ...rest, ...sealedContact(this.sealer, { mobile_phone, email }), sealed_password };
    return this.services.ask(call, payload, call.body.account_name);
  }
}
