import { Controller } from '@nestjs/common';
import { certification, idText, integerOption, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { OPERATIONS_TAG } from './operate-applications';
import { CUSTOMER_ID, sealedNumber } from './realname-fields';

const verifyAccount = declareOperation({
  operation: 'verifyAccount',
  method: 'POST',
  path: '/v2/operations/realname-auths',
  tag: OPERATIONS_TAG,
  summary: 'Verify an account whose proofs the staff has seen itself',
  description: 'An account without a partner has nobody to file an application for it; so has one that wants to become a partner.',
  status: 204,
  body: z.object({
    customer_id: idText({ description: 'The account', example: CUSTOMER_ID }),
    verified_type: integerOption([0, 1], { description: '0 individual, 1 enterprise', example: 1 }),
    verified_name: text(255, { description: 'Name of the person or enterprise', example: 'Example Cloud Co' }),
    verified_number: text(32, {
      description: 'Mainland identity number of a person, unified social credit code of an enterprise',
      example: '91110199MAFAKE027T',
    }),
  }),
  errors: ['CBC.0101', 'CBC.99007188'],
  asks: certification.verifyAccount,
});

@Controller()
export class VerifyAccountController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** certification RN-31 */
  @Route(verifyAccount)
  async verify(call: Call<typeof verifyAccount>): Promise<void> {
    const { verified_number, verified_type, ...rest } = call.body;
    const payload = { ...rest, verified_type: verified_type as 0 | 1, sealed_number: sealedNumber(this.sealer, verified_number) };
    await this.services.ask(call, payload, call.body.customer_id);
  }
}
