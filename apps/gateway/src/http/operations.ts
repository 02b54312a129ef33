import type { RequestContract } from '@pc/contracts';
import type { z } from 'zod';
import { declareRoute, OPERATOR, type RouteSpec } from '../routing/route-spec';

type FromOperation = 'callers' | 'permissions';

/**
 * Declares a route of the vendor's staff (api 7.20). A user of the operator's account needs the item of the operation,
 * whose names are ours (api 11, 10).
 */
export function declareOperation<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | undefined = undefined,
  C extends RequestContract | undefined = undefined,
>(spec: Omit<RouteSpec<P, Q, B, A, C>, FromOperation>): RouteSpec<P, Q, B, A, C> {
  return declareRoute<P, Q, B, A, C>({ ...spec, callers: [OPERATOR], permissions: [`PCB_ITEM_${spec.operation}`] });
}
