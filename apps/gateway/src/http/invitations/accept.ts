import { Controller } from '@nestjs/common';
import { customer, type ErrorCodeName, optionalBoolean, optionalText, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { optionalNewPassword } from '../passwords';
import { REPORTS } from '../reports/report-fields';
import { shownId, shownText } from '../shown';
import { tokenField } from './invitation-fields';
import { acceptance, codeWish } from './acceptance-request';

export const ACCEPTANCE_ERRORS = [
  'CBC.5017',
  'CBC.99000029',
  'CBC.99000030',
  'CBC.99000036',
  'CBC.99004008',
  'CBC.99004009',
  'CBC.99004010',
  'CBC.99007004',
] as const satisfies readonly ErrorCodeName[];

const accept = declareRoute({
  operation: 'acceptInvitation',
  method: 'POST',
  path: '/v2/customers/associations/accept',
  tag: REPORTS,
  summary: 'Accept an invitation',
  description: `An existing customer sends \`token\` and \`agreed\` with its own credential; a new one registers, without credential, with phone, code and password besides. Items, several where several hold: ${customer.FAILURE_REASONS.join(', ')}.`,
  callers: [CUSTOMER, PARTNER],
  anonymous: true,
  inPerson: true,
  status: 200,
  body: z.object({
    token: tokenField,
    agreed: optionalBoolean({ description: 'The customer agrees to the association notice; must be true for resale', example: true }),
    phone: optionalText(32, { description: 'Of a new customer: mainland mobile number', example: '13800000000' }),
    verification_code: optionalText(6, { description: 'The code that the phone was sent', example: '123456' }),
    password: optionalNewPassword,
  }),
  answer: z.object({
    customer_id: shownId('The customer', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Name of the account, with which it logs in', 'a123456789abcdef0123456789abcdef'),
  }),
  errors: ACCEPTANCE_ERRORS,
  asks: customer.acceptInvitation,
});

const sendCode = declareRoute({
  operation: 'sendAcceptanceCode',
  method: 'POST',
  path: '/v2/customers/associations/verification-codes',
  tag: REPORTS,
  summary: 'Send a code to somebody who registers by an invitation',
  description: 'At most 15 an hour and 60 a day for one phone. The code is valid 10 minutes.',
  callers: 'ANYONE',
  status: 204,
  body: z.object({ token: tokenField, phone: text(32, { description: 'Mainland mobile number', example: '13800000000' }) }),
  errors: ['CBC.5017', 'CBC.99004015', 'CBC.99007004'],
  asks: customer.sendAcceptanceCode,
});

/** customers 5.13 to 5.20. */
@Controller()
export class AcceptController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** A partner may ask, and learns that it cannot become a customer (customers 5.16). */
  @Route(accept)
  accept(call: Call<typeof accept>) {
    const payload = acceptance(this.sealer, call.body);
    return this.services.ask(call, payload, payload.token_hash);
  }

  @Route(sendCode)
  async sendCode(call: Call<typeof sendCode>): Promise<void> {
    const payload = codeWish(this.sealer, call.body, call.language);
    await this.services.ask(call, payload, payload.token_hash);
  }
}
