import { z } from 'zod';
import { command, id, nothing, query } from './contract';
import type { ServiceName } from './topics';

/**
 * What the saga that ends or switches an association asks of a service (customers 6.15). `items`: what may stand against it there.
 * `attempt` rises with every try for one customer: a try that comes behind its own cancel sets no fence.
 */
export function unlinkContracts<const I extends readonly [string, ...string[]]>(service: ServiceName, items: I) {
  const link = z.object({ customer_id: id, partner_id: id });
  const attempt = link.extend({ attempt: z.int().min(1) });
  const verdict = z.object({ checks: z.array(z.object({ item: z.enum(items), passed: z.boolean() })) });
  return {
    /** Checks, and when all passed sets a fence on customer and partner. Refused when it was cancelled before it came. */
    prepareUnlink: command(service, 'prepare-unlink', attempt, verdict),
    /** Takes the fence away; harmless when there is none. */
    cancelUnlink: command(service, 'cancel-unlink', attempt, nothing),
    /** The same checks as a dry run. */
    checkUnlink: query(service, 'check-unlink', link, verdict),
  };
}
