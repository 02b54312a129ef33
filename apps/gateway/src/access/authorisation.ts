import type { Caller } from '@pc/contracts';
import { type Refusal, refuse } from '@pc/kernel';
import type { CallerRule, RouteSpec } from '../routing/route-spec';

/** Refuses a caller of the wrong side or kind, and a user without one of the permission items (api 3.3, 5, 7.16). */
export function authorise(route: RouteSpec, caller: Caller): Refusal | undefined {
  if (route.callers === 'ANYONE') return undefined;
  const allowed = route.callers.some((rule) => matches(rule, caller)) && hasItem(route, caller);
  return allowed ? undefined : refuse('CBC.0151');
}

function matches(rule: CallerRule, caller: Caller): boolean {
  if (rule.kind !== caller.kind) return false;
  return !rule.partnerKinds || (caller.partner_kind !== undefined && rule.partnerKinds.includes(caller.partner_kind));
}

/** The main account carries no list of items and needs none. */
function hasItem({ permissions }: RouteSpec, caller: Caller): boolean {
  if (!permissions || !caller.permissions) return true;
  return permissions.some((item) => caller.permissions!.includes(item));
}
