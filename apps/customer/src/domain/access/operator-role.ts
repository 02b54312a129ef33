import type { Caller } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import { ADMINISTRATOR_ITEM, isAdministrator } from '../authority';
import type { User } from '../user';

/** customers 10.12: the built-in role administrator, or a set of permission items. */
export interface OperatorRole {
  readonly administrator: boolean;
  readonly permission_items: readonly string[];
}

/** customers 10.12: the operators of a partner or reseller are managed by its main account and its administrators. */
export function refuseUnlessManager(caller: Caller): Refusal | undefined {
  const dealer = caller.kind === 'PARTNER' || caller.kind === 'RESELLER';
  return dealer && isAdministrator(caller) ? undefined : refuse('CBC.0151');
}

/** What a user with this role holds. The built-in role is given by its own field, and stands alone. */
export function permissionsOf({ administrator, permission_items: items }: OperatorRole): string[] | Refusal {
  if (administrator && items.length > 0)
    return refuse('CBC.0100', { field: 'permission_items', reason: 'conflict', params: { other: 'administrator' } });
  if (items.includes(ADMINISTRATOR_ITEM)) return refuse('CBC.0100', { field: 'permission_items', reason: 'unknown' });
  return administrator ? [ADMINISTRATOR_ITEM] : [...new Set(items)];
}

export function roleOf({ permissions }: Pick<User, 'permissions'>): { administrator: boolean; permission_items: string[] } {
  const administrator = permissions.includes(ADMINISTRATOR_ITEM);
  return { administrator, permission_items: permissions.filter((item) => item !== ADMINISTRATOR_ITEM) };
}
