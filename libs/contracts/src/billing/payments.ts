import { z } from 'zod';
import { command, id, nothing } from '../contract';

/** With what an order is paid beside money (billing DC-1, DC-2); `type`: of discounts 0, 1, 2, 3 or 609, of coupons 300 to 304. */
export const paymentChoice = z.object({
  discount: z.object({ id, type: z.int() }).optional(),
  coupons: z.array(z.object({ id, type: z.int() })).max(3),
});
export type PaymentChoice = z.infer<typeof paymentChoice>;

/** O5: the customer pays its order. Answered after the pivot, not after the provisioning (billing SG-6). */
export const payOrder = command('billing', 'pay-order', paymentChoice.extend({ order_id: id }), nothing);
