import { z } from 'zod';
import { fen, id, query } from '../contract';

/** What a customer owes and ever paid, for decisions of other services (interactions 6; customers 5.5, 5.6, 5.13, 6.5, 6.6). */
export const getStanding = query(
  'billing',
  'get-standing',
  z.object({ customer_id: id }),
  z.object({
    debt_fen: fen.min(0),
    /** The part of the debt that stands on credit (post-paid). */
    credit_debt_fen: fen.min(0),
    /** Whether the customer ever consumed for cash. */
    cash_consumption: z.boolean(),
    unpaid_orders: z.int().min(0),
  }),
);
