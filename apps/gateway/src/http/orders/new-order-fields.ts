import {
  integer,
  integerOption,
  issueReason,
  optionalBoolean,
  optionalInteger,
  optionalList,
  optionalMoney,
  optionalText,
  optionalTime,
  billing,
  idText,
  moneyOrNothing,
} from '@pc/contracts';
import { z } from 'zod';
import { deductionRatio } from '../coupons/deduction-ratio';
import { PERIOD_DOC } from './order-answers';

const MOST = 2_147_483_647;

const resource = z
  .object({
    resource_id: idText({ description: 'Resource', example: 'resource-1' }),
    main_resource_id: optionalText(64, { description: 'The resource that it depends on', example: 'resource-1' }),
  })
  .meta({ id: 'NewOrderResource', description: 'A resource of a line' });

export const newOrderLine = z
  .object({
    product_id: idText({ description: 'Product', example: 'product-1' }),
    product_spec_desc: optionalText(256, { description: 'Specification', example: '2 vCPUs, 4 GiB' }),
    service_type_code: idText({ description: 'Code of the service', example: 'hws.service.type.ec2' }),
    service_type_name: optionalText(200, { description: 'Its name; absent: shown by its code', example: 'Elastic Cloud Server' }),
    region_code: optionalText(64, { description: 'Region', example: 'cn-north-4' }),
    period_type: integerOption(billing.PERIOD_TYPES, { description: PERIOD_DOC, example: 2 }),
    period_num: optionalInteger(1, MOST, { description: 'Number of periods', example: 12 }),
    subscription_num: optionalInteger(1, MOST, { description: 'How many; absent: 1', example: 1 }),
    official_amount: moneyOrNothing({ description: 'List price of the line', example: 1200 }),
    marketplace: optionalBoolean({ description: 'Goods of the marketplace; absent: as the category of the order says', example: false }),
    resources: optionalList(resource, 100, { description: 'Its resources' }),
  })
  .meta({ id: 'NewOrderLine', description: 'A line of a new order' });

const discountFields = z.object({
  discount_id: idText({ description: 'The discount', example: 'discount-1' }),
  discount_type: integerOption(billing.DISCOUNT_TYPES, {
    description: '0 promotion, 1 contract, 2 commercial, 609 price adjustment, which is always the default',
    example: 2,
  }),
  discount_mode: integerOption(billing.DISCOUNT_MODES, { description: '0 ratio, 1 fixed price, 2 reduction, for each line', example: 0 }),
  discount_ratio: deductionRatio({ description: 'Of mode 0: 0.90 means pay 90 percent', example: '0.90' }),
  discount_amount: optionalMoney({ description: 'Of mode 1 what a line then costs, of mode 2 by how much it costs less', example: 100 }),
  line_numbers: optionalList(integer(1, 200, { description: 'Line', example: 1 }), 200, {
    description: 'Lines that it lowers, counted from 1; absent: all',
    example: [1],
  }),
  is_default: optionalBoolean({ description: 'The order shows its price by it', example: true }),
  expire_time: optionalTime({ description: 'When it ends; a promotion ends the order with it', example: '2099-01-31T08:00:00Z' }),
});
/** A discount that comes with an order (billing 4.3). */
export const newDiscount = discountFields
  .superRefine((discount, context) => {
    const needed = discount.discount_mode === 0 ? 'discount_ratio' : 'discount_amount';
    if (discount[needed] === undefined)
      context.issues.push({ code: 'custom', input: undefined, path: [needed], ...issueReason('required') });
  })
  .meta({ id: 'NewOrderDiscount', description: 'A discount that comes with an order' });

export function toLine(
  { official_amount, subscription_num = 1, resources = [], ...line }: z.output<typeof newOrderLine>,
  marketplace: boolean,
) {
  return {
    ...line,
    period_type: line.period_type as billing.NewOrderLine['period_type'],
    subscription_num,
    official_amount_fen: official_amount,
    marketplace: line.marketplace ?? marketplace,
    resources,
  };
}

export function toDiscount({ discount_amount, is_default = false, ...discount }: z.output<typeof newDiscount>) {
  return {
    ...discount,
    discount_type: discount.discount_type as billing.NewDiscount['discount_type'],
    discount_mode: discount.discount_mode as billing.NewDiscount['discount_mode'],
    amount_fen: discount_amount,
    is_default,
  };
}
