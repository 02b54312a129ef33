import { z } from 'zod';
import { event, fen, id } from '../contract';

export const associationSettled = event(
  'billing',
  'association-settled',
  'customer_id',
  'The money of an ended or switched association went back where it belongs (billing AC-16)',
  z.object({
    customer_id: id,
    association_id: id,
    /** Of the customer after the event that this follows. */
    customer_version: z.int(),
    amount_fen: fen,
  }),
);

export const billingEvents = [associationSettled];
