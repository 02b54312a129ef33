import { z } from 'zod';
import { event, id } from '../contract';
import { verifiedStatus, verifiedType } from './realname';

export const realnameChanged = event(
  'certification',
  'realname-changed',
  'customer_id',
  'The real-name authentication of a customer changed (customers 3.4)',
  z.object({
    customer_id: id,
    verified_status: verifiedStatus,
    verified_type: verifiedType,
    /** Of a verified customer. */
    verified_name: z.string().max(255).optional(),
  }),
);

export const certificationEvents = [realnameChanged];
