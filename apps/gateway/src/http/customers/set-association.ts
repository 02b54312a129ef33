import { Controller } from '@nestjs/common';
import { customer, idText, memoText, optionalText, optionalTextOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { ADMISSION_ERRORS } from '../party-errors';

const setAssociation = declareOperation({
  operation: 'setAssociation',
  method: 'PUT',
  path: '/v2/operations/customers/{customer_id}/association',
  tag: 'Operations: parties',
  summary: 'Start, switch or end the association of a customer',
  description: 'Without `partner_id` the association ends.',
  status: 204,
  params: z.object({ customer_id: idText({ description: 'The customer', example: '0123456789abcdef0123456789abcdef' }) }),
  body: z.object({
    partner_id: optionalText(64, {
      description: 'Partner to which it belongs from now on; absent: none',
      example: 'fedcba9876543210fedcba9876543210',
    }),
    indirect_partner_id: optionalText(64, { description: "That partner's reseller", example: 'aaaabbbbccccddddeeeeffff00001111' }),
    association_type: optionalTextOption(['1', '2'], { description: '1 referral, 2 resale', example: '2' }),
    reason: memoText(255, { description: 'Why', example: 'Contract ended' }),
  }),
  errors: [...ADMISSION_ERRORS, 'CBC.99007004'],
  asks: customer.setAssociation,
});

@Controller()
export class SetAssociationController {
  constructor(private readonly services: Services) {}

  @Route(setAssociation)
  async set(call: Call<typeof setAssociation>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.customer_id);
  }
}
