import { z } from 'zod';
import { command, id, nothing, utc } from '../contract';

/** What the vendor's systems report of an order, or its customer decides (billing OR-11); a repetition changes nothing. */
export const ORDER_REPORTS = ['APPROVE', 'REFUSE', 'CONFIRM', 'DECLINE', 'PROVISIONED', 'INVOICED'] as const;

export const reportOrder = command(
  'billing',
  'report-order',
  z.object({
    order_id: id,
    report: z.enum(ORDER_REPORTS),
    /** Of PROVISIONED: from when the resources are there. */
    effective_time: utc.optional(),
  }),
  nothing,
);
