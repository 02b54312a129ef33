import { z } from 'zod';
import { id, page, query, utc } from './contract';
import type { ServiceName } from './topics';

/** One entry of a service's operation log (api 7.20); never changed. */
export const loggedOperation = z.object({
  at: utc,
  /** Pattern of the request. */
  operation: z.string(),
  object_type: z.string(),
  object_id: z.string(),
  actor: z.object({
    account_id: z.string(),
    account_name: z.string(),
    user_id: z.string().optional(),
    user_name: z.string().optional(),
    /** The partner that acted in the place of the account. */
    assumed_by: z.string().optional(),
    channel: z.enum(['API', 'CONSOLE']).optional(),
  }),
  request_id: z.string(),
  /** What the operation showed of the object. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type LoggedOperation = z.infer<typeof loggedOperation>;

/** Who did what to which object, newest first (api 7.20); `since` is included, `until` is not. */
export function operationLogQuery(service: ServiceName) {
  const filters = { object_id: id.optional(), operation: z.string().optional(), since: utc.optional(), until: utc.optional() };
  return query(
    service,
    'list-operations',
    z.object({ ...filters, ...page }),
    z.object({ count: z.int(), operations: z.array(loggedOperation) }),
  );
}
