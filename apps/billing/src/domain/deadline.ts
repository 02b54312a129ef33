import { chosenDiscount, type Discount } from './discount';
import type { OrderCategory } from './order';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface DeadlineFacts {
  readonly category: OrderCategory;
  readonly discounts: readonly Discount[];
  /** The promotion itself says until when its orders can be paid. */
  readonly promotionDeadline?: Date;
}

/**
 * Until when an order can be paid (billing OR-2): 7 days, hardware 1 hour, as the promotion says; and no longer than the
 * promotional discount that its price rests on. Other discounts stay usable until the order ends. To the second, as it is shown.
 */
export function deadlineOf({ category, discounts, promotionDeadline }: DeadlineFacts, now: Date): Date {
  const ordered = Math.floor(now.getTime() / 1000) * 1000;
  const usual = promotionDeadline ?? new Date(ordered + (category === 'HARDWARE' ? HOUR_MS : 7 * DAY_MS));
  const chosen = chosenDiscount(discounts);
  const ends = chosen?.type === 'PROMOTION' ? chosen.expireTime : undefined;
  return ends && ends < usual ? ends : usual;
}
