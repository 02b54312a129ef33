import { Controller } from '@nestjs/common';
import {
  billing,
  docMeta,
  idText,
  integerOption,
  optionalBoolean,
  optionalList,
  optionalText,
  optionalTime,
  textOption,
} from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownId } from '../shown';
import { newDiscount, newOrderLine, toDiscount, toLine } from './new-order-fields';
import { CUSTOMER_ID, ORDER_ID, SOURCE_DOC, TYPE_DOC } from './order-answers';

const project = z
  .object({
    id: z
      .string()
      .min(1)
      .max(256)
      .meta(docMeta({ description: 'Enterprise project', example: '0' })),
    name: z
      .string()
      .max(256)
      .meta(docMeta({ description: 'Its name', example: 'default' })),
  })
  .meta({ id: 'NewOrderProject', description: 'An enterprise project that an order is for' });

const createOrder = declareOperation({
  operation: 'createOrder',
  method: 'POST',
  path: '/v2/operations/orders',
  tag: 'Operations: orders',
  summary: 'Take an order of an ordering system',
  description:
    'A repeated `external_id` answers the same order. Waits for payment (status 6), with `needs_approval` for approval (1), with `source_type` 2 for the confirmation of the customer (9). Items that refuse: IS_PARTNER, CUSTOMER_FROZEN, PARTNER_RESTRICTED.',
  status: 200,
  body: z.object({
    external_id: idText({ description: 'By which the ordering system names the order', example: 'shop-4711' }),
    customer_id: idText({ description: 'Who ordered', example: CUSTOMER_ID }),
    order_type: integerOption(billing.ORDER_TYPES, { description: TYPE_DOC, example: 1 }),
    source_type: integerOption(billing.SOURCE_TYPES, { description: SOURCE_DOC, example: 1 }),
    category: textOption(billing.ORDER_CATEGORIES, {
      description: 'Hardware is to be paid within an hour, all else within 7 days',
      example: 'CLOUD',
    }),
    service_type_code: idText({ description: 'Code of the service', example: 'hws.service.type.ec2' }),
    service_type_name: optionalText(200, { description: 'Its name; absent: shown by its code', example: 'Elastic Cloud Server' }),
    needs_approval: optionalBoolean({ description: 'Has to be approved before it can be paid', example: false }),
    promotion_deadline: optionalTime({ description: 'Until when the promotion lets it be paid', example: '2099-01-31T08:00:00Z' }),
    contract_id: optionalText(64, { description: 'Contract', example: 'CONTRACT-1' }),
    user_name: optionalText(64, { description: 'Login of the person who ordered', example: 'customer1' }),
    enterprise_projects: optionalList(project, 20, { description: 'Enterprise projects that it is for' }),
    order_line_items: z.array(newOrderLine).min(1).max(200).meta({ description: 'What is ordered' }),
    discounts: optionalList(newDiscount, 50, { description: 'Discounts that can be used for it' }),
  }),
  answer: z.object({ order_id: shownId('The order', ORDER_ID) }),
  errors: ['CBC.99000035', 'CBC.99007004'],
  asks: billing.createOrder,
});

@Controller()
export class CreateOrderController {
  constructor(private readonly services: Services) {}

  /** billing OR-10 */
  @Route(createOrder)
  create(call: Call<typeof createOrder>) {
    const {
      order_line_items,
      discounts = [],
      enterprise_projects = [],
      needs_approval = false,
      order_type,
      source_type,
      ...rest
    } = call.body;
    const payload = {
      ...rest,
      order_type: order_type as (typeof billing.ORDER_TYPES)[number],
      source_type: source_type as (typeof billing.SOURCE_TYPES)[number],
      needs_approval,
      enterprise_projects,
      order_line_items: order_line_items.map((line) => toLine(line, rest.category === 'MARKETPLACE')),
      discounts: discounts.map(toDiscount),
    };
    return this.services.ask(call, payload, call.body.customer_id);
  }
}
