import { Controller } from '@nestjs/common';
import { customer, filterList, idText, issueReason, listPage, textOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownId, shownList, shownOption, shownText } from '../shown';
import { CUSTOMER_ITEMS, resellerFilter } from './own-customers';

const CUSTOMER_ID = { description: 'The customer', example: '0123456789abcdef0123456789abcdef' };

const tagged = z
  .object({
    customer_id: shownId('The customer', CUSTOMER_ID.example),
    customer_tag_type: shownOption(['SMB'], 'Kind of the tag'),
    new_customer_tag: shownText(16, 'Y new customer, N none, UNDETERMINED not yet; empty without real-name authentication', 'Y'),
    effective_time: shownText(7, 'Month in which it begins, YYYY-MM', '2026-01').optional(),
    expire_time: shownText(7, 'Month with which it ends, YYYY-MM', '2026-12').optional(),
  })
  .meta({ id: 'NewCustomerTag', description: 'Whether a customer counts as new' });

const queryTags = declareRoute({
  operation: 'queryNewCustomerTags',
  method: 'POST',
  path: '/v2/partners/sub-customers/new-customers-tags/batch-query',
  tag: 'Customers',
  summary: 'Query new-customer tags',
  description: "In the order of the customer list. Ids that are not the caller's customers are left out.",
  callers: [PARTNER],
  permissions: CUSTOMER_ITEMS.tags,
  status: 200,
  body: z.object({
    customer_ids: filterList(idText(CUSTOMER_ID), 200, {
      description: 'These customers only; absent: all',
      example: [CUSTOMER_ID.example],
    }),
    indirect_partner_id: resellerFilter,
    ...listPage(200),
  }),
  answer: z.object({ new_customer_tags: shownList(tagged, 'The latest association first') }),
  errors: ['CBC.99000037'],
  asks: customer.queryNewCustomerTags,
});

const month = (description: string, example: string) =>
  z
    .string()
    .max(7)
    .refine((value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value), issueReason('format'))
    .meta({ description, written: example });

const setTag = declareOperation({
  operation: 'setNewCustomerTag',
  method: 'PUT',
  path: '/v2/operations/customers/{customer_id}/new-customer-tag',
  tag: 'Operations: parties',
  summary: 'Set the new-customer tag of a customer',
  status: 204,
  params: z.object({ customer_id: idText(CUSTOMER_ID) }),
  body: z.object({
    new_customer_tag: textOption(customer.NEW_CUSTOMER_TAGS, { description: 'Whether it counts as a new customer', example: 'Y' }),
    effective_time: month('Month in which it begins, YYYY-MM', '2026-01'),
    expire_time: month('Month with which it ends, YYYY-MM', '2026-12'),
  }),
  errors: ['CBC.0101'],
  asks: customer.setNewCustomerTag,
});

@Controller()
export class NewCustomerTagsController {
  constructor(private readonly services: Services) {}

  /** customers 8.5 */
  @Route(queryTags)
  async query(call: Call<typeof queryTags>) {
    const { tags } = await this.services.ask(call, call.body);
    return { new_customer_tags: tags.map((tag) => ({ customer_tag_type: 'SMB', ...tag })) };
  }

  /** customers 7.18 */
  @Route(setTag)
  async set(call: Call<typeof setTag>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.customer_id);
  }
}
