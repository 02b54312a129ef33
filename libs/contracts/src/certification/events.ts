import { z } from 'zod';
import { event, id } from '../contract';

export const realnameChanged = event(
  'certification',
  'realname-changed',
  'customer_id',
  'The real-name authentication of a customer changed (customers 3.4)',
  z.object({
    customer_id: id,
    /** `-1` none, `0` under review, `1` rejected, `2` verified. */
    verified_status: z.enum(['-1', '0', '1', '2']),
    /** `-1` undetermined, `0` individual, `1` enterprise. */
    verified_type: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    verified_name: z.string().max(255).optional(),
  }),
);

export const certificationEvents = [realnameChanged];
