import { z } from 'zod';
import { id, nothing, query } from '../contract';

/**
 * Whether a partner may have this bucket for its attachments (interactions 6, certification RN-24): refused with CBC.99005030
 * where another partner has it, where it cannot be read, and where it is encrypted.
 */
export const checkBucket = query('certification', 'check-bucket', z.object({ partner_id: id, bucket: z.string().min(1).max(63) }), nothing);
