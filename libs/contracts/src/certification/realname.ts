import { z } from 'zod';
import { command, id, nothing, query } from '../contract';

/** `-1` none, `0` under review, `1` rejected, `2` verified (certification 4.6). */
export const verifiedStatus = z.enum(['-1', '0', '1', '2']);
/** `-1` undetermined, `0` individual, `1` enterprise. */
export const verifiedType = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/** The real-name authentication of a customer (interactions 6). One of whom nothing was ever filed has the status `-1`. */
export const getRealnameStatus = query(
  'certification',
  'get-realname-status',
  z.object({ customer_id: id }),
  z.object({
    verified_status: verifiedStatus,
    verified_type: verifiedType,
    /** Of the last `realname-changed` of this customer; 0 before the first. */
    version: z.int().min(0),
  }),
);

/** The vendor's staff verified an account itself (certification RN-31). The number is sealed for `identity`. */
export const verifyAccount = command(
  'certification',
  'verify-account',
  z.object({
    customer_id: id,
    verified_type: z.union([z.literal(0), z.literal(1)]),
    verified_name: z.string().min(1).max(255),
    sealed_number: z.string(),
  }),
  nothing,
);
