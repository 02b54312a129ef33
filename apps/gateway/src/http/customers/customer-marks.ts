import { Controller } from '@nestjs/common';
import { customer, idText, optionalText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { CUSTOMER_ITEMS, DEALERS, namedReseller } from './own-customers';

const params = z.object({ customer_id: idText({ description: 'The customer', example: '0123456789abcdef0123456789abcdef' }) });

const labelCustomer = declareRoute({
  operation: 'labelCustomer',
  method: 'PUT',
  path: '/v2/partners/sub-customers/{customer_id}/label',
  tag: 'Customers',
  summary: 'Label a customer',
  callers: DEALERS,
  permissions: CUSTOMER_ITEMS.label,
  status: 204,
  params,
  body: z.object({
    label: z.string().max(64).meta({ description: 'The label; the empty string clears it', written: 'fair-2026' }),
    indirect_partner_id: namedReseller,
  }),
  errors: ['CBC.99000035', 'CBC.99000037'],
  asks: customer.labelCustomer,
});

const setAccountManager = declareRoute({
  operation: 'setAccountManager',
  method: 'PUT',
  path: '/v2/partners/sub-customers/{customer_id}/account-manager',
  tag: 'Customers',
  summary: 'Name the account manager of a customer',
  callers: DEALERS,
  permissions: CUSTOMER_ITEMS.accountManager,
  status: 204,
  params,
  body: z.object({
    account_name: optionalText(64, { description: "Login name of one of the partner's operators; absent clears", example: 'sales-1' }),
    indirect_partner_id: namedReseller,
  }),
  errors: ['CBC.0101', 'CBC.99000035', 'CBC.99000037'],
  asks: customer.setAccountManager,
});

/** What a partner writes on its customers (customers 7.15). */
@Controller()
export class CustomerMarksController {
  constructor(private readonly services: Services) {}

  @Route(labelCustomer)
  async label(call: Call<typeof labelCustomer>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.customer_id);
  }

  @Route(setAccountManager)
  async accountManager(call: Call<typeof setAccountManager>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.customer_id);
  }
}
