import { Controller } from '@nestjs/common';
import { type AnswerOf, customer, idText, type Language, messageOf, optionalTextOption, text } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { errorDetail } from '../error-detail';
import { shownList } from '../shown';
import { CUSTOMER_ITEMS, DEALERS, namedReseller } from './own-customers';

const KINDS = ['ACCOUNT', 'ACCOUNT_AND_RESOURCE'] as const;

const named = {
  customer_ids: z
    .array(idText({ description: 'A resale customer', example: '0123456789abcdef0123456789abcdef' }))
    .min(1)
    .max(10)
    .meta({ description: 'The customers', written: ['0123456789abcdef0123456789abcdef'] }),
  reason: text(256, { description: 'Why', example: 'Overdue payment' }),
  indirect_partner_id: namedReseller,
};
const kindOf = (what: string) => optionalTextOption(KINDS, { description: `${what}; absent: the account alone`, example: 'ACCOUNT' });
const answer = z.object({ error_details: shownList(errorDetail, 'Customers that were refused') });

const shared = {
  method: 'POST',
  tag: 'Customers',
  callers: DEALERS,
  permissions: CUSTOMER_ITEMS.freeze,
  status: 200,
  answer,
  errors: ['CBC.99000037'],
  detailErrors: ['CBC.99000035', 'CBC.0101'],
  asks: customer.changeFreeze,
} as const;

const freeze = declareRoute({
  ...shared,
  operation: 'freezeCustomers',
  path: '/v2/partners/sub-customers/freeze',
  summary: 'Freeze customers',
  description:
    'Resale customers only. A frozen account cannot buy, renew or change; with resources its services stop as well, and after 15 days they are released.',
  body: z.object({ ...named, freeze_type: kindOf('What is frozen') }),
});

const unfreeze = declareRoute({
  ...shared,
  operation: 'unfreezeCustomers',
  path: '/v2/partners/sub-customers/unfreeze',
  summary: 'Unfreeze customers',
  description: 'The kind must be that of the freeze. While the partner itself is frozen, resources stay frozen.',
  body: z.object({ ...named, unfreeze_type: kindOf('What is unfrozen') }),
});

@Controller()
export class FreezeCustomersController {
  constructor(private readonly services: Services) {}

  /** customers 8.7 */
  @Route(freeze)
  async freeze(call: Call<typeof freeze>) {
    const { freeze_type: kind = 'ACCOUNT', ...rest } = call.body;
    return shown(await this.services.ask(call, { action: 'FREEZE', kind, ...rest }, call.caller.account_id), call.language);
  }

  @Route(unfreeze)
  async unfreeze(call: Call<typeof unfreeze>) {
    const { unfreeze_type: kind = 'ACCOUNT', ...rest } = call.body;
    return shown(await this.services.ask(call, { action: 'UNFREEZE', kind, ...rest }, call.caller.account_id), call.language);
  }
}

/** customers 7.11 */
function shown({ refused }: AnswerOf<typeof customer.changeFreeze>, language: Language) {
  const details = refused.map(({ customer_id: id, code }) => ({ error_code: code, error_msg: messageOf(refuse(code), language), id }));
  return { error_details: details };
}
