import { assertNever, timeOf, type Fen } from '@pc/kernel';
import type { billing, PayloadOf } from '@pc/contracts';
import { ratioOf, type Discount, type DiscountEffect, type DiscountType } from '../../domain/discount';
import type { NewOrder } from '../../domain/new-order';

type Payload = PayloadOf<typeof billing.createOrder>;

const DISCOUNT_TYPES: Readonly<Record<billing.NewDiscount['discount_type'], DiscountType>> = {
  0: 'PROMOTION',
  1: 'CONTRACT',
  2: 'COMMERCIAL',
  609: 'PRICE_ADJUSTMENT',
};
/** What stands for a person where none ordered (billing 4.1). */
const NOBODY = { system: 'system', operator: 'operator' } as const;
const CREATED_BY_SYSTEM = 8;

/** The order of a message in the words of the domain. */
export function newOrderOf(payload: Payload): NewOrder {
  const { contract_id: contractId, promotion_deadline: promotionDeadline, source_type: sourceType } = payload;
  return {
    externalId: payload.external_id,
    customerId: payload.customer_id,
    orderType: payload.order_type,
    sourceType,
    category: payload.category,
    serviceType: serviceOf(payload),
    needsApproval: payload.needs_approval,
    ...(promotionDeadline !== undefined && { promotionDeadline: timeOf(promotionDeadline) }),
    ...(contractId !== undefined && { contractId }),
    userName: payload.user_name ?? (sourceType === CREATED_BY_SYSTEM ? NOBODY.system : NOBODY.operator),
    enterpriseProjects: payload.enterprise_projects,
    lines: payload.order_line_items.map(lineOf),
    discounts: payload.discounts.map(discountOf),
  };
}

function serviceOf({ service_type_code: code, service_type_name: name }: Pick<Payload, 'service_type_code' | 'service_type_name'>) {
  return { code, ...(name !== undefined && { name }) };
}

function lineOf(line: billing.NewOrderLine): NewOrder['lines'][number] {
  const { product_spec_desc: productSpec, region_code: regionCode, period_num: periodNum } = line;
  return {
    productId: line.product_id,
    ...(productSpec !== undefined && { productSpec }),
    serviceType: serviceOf(line),
    ...(regionCode !== undefined && { regionCode }),
    periodType: line.period_type,
    ...(periodNum !== undefined && { periodNum }),
    subscriptionNum: line.subscription_num,
    official: BigInt(line.official_amount_fen),
    marketplace: line.marketplace,
    resources: line.resources.map(({ resource_id: id, main_resource_id: mainId }) => ({ id, ...(mainId !== undefined && { mainId }) })),
  };
}

function discountOf(discount: billing.NewDiscount): Discount {
  const { line_numbers: numbers, expire_time: expireTime } = discount;
  return {
    id: discount.discount_id,
    type: DISCOUNT_TYPES[discount.discount_type],
    effect: effectOf(discount),
    ...(numbers && { lines: numbers.map((number) => number - 1) }),
    isDefault: discount.is_default,
    ...(expireTime !== undefined && { expireTime: timeOf(expireTime) }),
  };
}

function effectOf({ discount_mode: mode, discount_ratio: ratio, amount_fen }: billing.NewDiscount): DiscountEffect {
  const amount: Fen = BigInt(amount_fen ?? 0);
  switch (mode) {
    case 0:
      return ratioOf(ratio ?? '1');
    case 1:
      return { type: 'FIXED_PRICE', price: amount };
    case 2:
      return { type: 'REDUCTION', by: amount };
    default:
      return assertNever(mode);
  }
}
