import { Controller } from '@nestjs/common';
import { customer, idText, optionalBoolean, optionalTextOption, textOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { PARTNER_STATES, RESELLER_STATES } from './states';

const setPartnerState = declareOperation({
  operation: 'setPartnerState',
  method: 'PUT',
  path: '/v2/operations/partners/{partner_id}/state',
  tag: 'Operations: parties',
  summary: 'Set state and flags of a partner',
  status: 204,
  params: z.object({ partner_id: idText({ description: 'The partner', example: 'fedcba9876543210fedcba9876543210' }) }),
  body: z.object({
    state: optionalTextOption(PARTNER_STATES, { description: 'New state; absent: unchanged', example: 'RESTRICTED' }),
    sandbox: optionalBoolean({ description: 'Whether it is a test account; absent: unchanged', example: false }),
    owns_customers: optionalBoolean({ description: 'Whether it may have customers of its own; absent: unchanged', example: true }),
    partner_spends_mode: optionalBoolean({ description: 'Whether it spends coupons itself; absent: unchanged', example: false }),
    proxy_pay_enabled: optionalBoolean({ description: "Whether it may pay its customers' orders; absent: unchanged", example: true }),
    cooperation_type_accepted: optionalBoolean({
      description: 'Whether it may choose the kind of association when it creates a customer; absent: unchanged',
      example: false,
    }),
  }),
  errors: ['CBC.0101'],
  asks: customer.setPartnerState,
});

const setResellerState = declareOperation({
  operation: 'setResellerState',
  method: 'PUT',
  path: '/v2/operations/resellers/{indirect_partner_id}/state',
  tag: 'Operations: parties',
  summary: 'Set the state of a reseller',
  status: 204,
  params: z.object({ indirect_partner_id: idText({ description: 'The reseller', example: 'aaaabbbbccccddddeeeeffff00001111' }) }),
  body: z.object({ state: textOption(RESELLER_STATES, { description: 'New state', example: 'LEAVING' }) }),
  errors: ['CBC.0101', 'CBC.99000037'],
  asks: customer.setResellerState,
});

@Controller()
export class SetStatesController {
  constructor(private readonly services: Services) {}

  @Route(setPartnerState)
  async partner(call: Call<typeof setPartnerState>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.partner_id);
  }

  @Route(setResellerState)
  async reseller(call: Call<typeof setResellerState>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.indirect_partner_id);
  }
}
