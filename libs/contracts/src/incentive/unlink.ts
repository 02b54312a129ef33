import { z } from 'zod';
import { command, id, nothing, query } from '../contract';

/** What can stand against the end of an association (benefits; customers 6.15, 6.17). */
export const UNLINK_ITEMS = ['PICK_UP_COUPON_UNSPENT'] as const;

const unlink = z.object({ customer_id: id, partner_id: id });
const verdict = z.object({ checks: z.array(z.object({ item: z.enum(UNLINK_ITEMS), passed: z.boolean() })) });

/** Try of the disassociation saga: checks, and when all passed sets a fence on customer and partner. */
export const prepareUnlink = command('incentive', 'prepare-unlink', unlink, verdict);
/** Takes the fence away; harmless when there is none. */
export const cancelUnlink = command('incentive', 'cancel-unlink', unlink, nothing);
/** The same checks as a dry run. */
export const checkUnlink = query('incentive', 'check-unlink', unlink, verdict);
