import { Controller } from '@nestjs/common';
import { customer, optionalText } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { CUSTOMER, declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Services } from '../../routing/services';
import { newPassword, optionalNewPassword } from '../passwords';
import { noticeLanguage } from './own-account-fields';

const changePassword = declareRoute({
  operation: 'changePassword',
  method: 'PUT',
  path: '/v2/accounts/password',
  tag: 'Accounts',
  summary: 'Change the own password, of the account or of a user of it',
  description:
    'An account with a proof of identity or with the old password, not with both; a user of it with his old password alone. Every token and every console session but the current one ends. Items: IDENTITY_NOT_PROVEN, WRONG_PASSWORD; five wrong passwords in 15 minutes lock for 15 minutes.',
  callers: [PARTNER, RESELLER, CUSTOMER],
  inPerson: true,
  status: 204,
  body: z.object({
    password: newPassword,
    identity_proof: optionalText(64, { description: 'Proof of identity', example: 'Pr00fOfIdentity-0123456789_abcdefghijklmnop' }),
    old_password: optionalNewPassword,
  }),
  errors: ['CBC.99000036', 'CBC.99007004'],
  asks: customer.changePassword,
});

@Controller()
export class OwnPasswordController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** customers 10.5 */
  @Route(changePassword)
  async change(call: Call<typeof changePassword>): Promise<void> {
    const { password, identity_proof, old_password } = call.body;
    const ways = {
      ...(identity_proof !== undefined && { sealed_proof: this.sealer.seal(identity_proof, 'proof') }),
      ...(old_password !== undefined && { sealed_old_password: this.sealer.seal(old_password, 'password') }),
    };
    const payload = { sealed_password: this.sealer.seal(password, 'password'), ...ways, language: noticeLanguage(call.language) } as const;
    await this.services.ask(call, payload, call.caller.account_id);
  }
}
