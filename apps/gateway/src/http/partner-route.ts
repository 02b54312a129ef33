import type { RequestContract } from '@pc/contracts';
import type { z } from 'zod';
import { declareRoute, PARTNER, type RouteSpec } from '../routing/route-spec';

type FromPartner = 'callers' | 'permissions';

/** Declares an operation of ours for partners, which the vendor does not document: a user needs the item named after it (api 5, 7.20). */
export function declarePartnerRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | undefined = undefined,
  C extends RequestContract | undefined = undefined,
>(spec: Omit<RouteSpec<P, Q, B, A, C>, FromPartner>): RouteSpec<P, Q, B, A, C> {
  return declareRoute<P, Q, B, A, C>({ ...spec, callers: [PARTNER], permissions: [`PCB_ITEM_${spec.operation}`] });
}
