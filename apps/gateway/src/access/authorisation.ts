import { type Caller, isBuiltInAdministrator } from '@pc/contracts';
import { type Refusal, refuse } from '@pc/kernel';
import type { CallerRule, RouteSpec } from '../routing/route-spec';

/**
 * Refuses a caller of the wrong side or kind, a user without one of the permission items (api 3.3, 5, 7.16), and whoever comes
 * by a way that the route does not serve.
 */
export function authorise(route: RouteSpec, caller: Caller): Refusal | undefined {
  if (route.callers === 'ANYONE') return undefined;
  const allowed = route.callers.some((rule) => matches(rule, caller)) && hasItem(route, caller) && comesRightly(route, caller);
  return allowed ? undefined : refuse('CBC.0151');
}

function matches(rule: CallerRule, caller: Caller): boolean {
  if (rule.kind !== caller.kind || (rule.channel && rule.channel !== caller.channel)) return false;
  return !rule.partnerKinds || (caller.partner_kind !== undefined && rule.partnerKinds.includes(caller.partner_kind));
}

/** A reseller has the console and no API at all (customers 4.1). */
function comesRightly({ channel, inPerson }: RouteSpec, caller: Caller): boolean {
  if (caller.channel !== 'CONSOLE' && (channel === 'CONSOLE' || caller.kind === 'RESELLER')) return false;
  return !inPerson || !caller.assumed_by;
}

/** The main account carries no list of items and needs none; the built-in administrator passes every check of its account. */
function hasItem({ permissions }: RouteSpec, caller: Caller): boolean {
  if (!permissions || !caller.permissions || isBuiltInAdministrator(caller)) return true;
  return permissions.some((item) => caller.permissions!.includes(item));
}
