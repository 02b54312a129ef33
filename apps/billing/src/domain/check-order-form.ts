import { refuse, type Refusal } from '@pc/kernel';
import type { Discount } from './discount';
import type { NewOrder } from './new-order';

/** Refuses what is over already, and discounts that contradict each other or name lines which are not there. */
export function checkForm({ promotionDeadline, discounts, lines }: NewOrder, now: Date): Refusal | undefined {
  const isPast = (time: Date | undefined) => time !== undefined && time <= now;
  if (isPast(promotionDeadline)) return refuse('CBC.0100', { field: 'promotion_deadline', reason: 'range_past' });
  return (
    fault(discounts, 'expire_time', 'range_past', ({ expireTime }) => isPast(expireTime)) ??
    fault(discounts, 'discount_id', 'duplicate', ({ id }, index) => discounts.findIndex((one) => one.id === id) < index) ??
    fault(
      discounts,
      'is_default',
      'duplicate',
      ({ isDefault }, index) => isDefault && discounts.findIndex((one) => one.isDefault) < index,
    ) ??
    fault(discounts, 'line_numbers', 'too_big', ({ lines: named = [] }) => named.some((place) => place >= lines.length), lines.length)
  );
}

function fault(
  discounts: readonly Discount[],
  field: string,
  reason: string,
  isWrong: (discount: Discount, index: number) => boolean,
  max = 0,
): Refusal | undefined {
  const index = discounts.findIndex(isWrong);
  if (index < 0) return undefined;
  return refuse('CBC.0100', { field: `discounts[${index}].${field}`, reason, params: { max, value: discounts[index]!.id } });
}
