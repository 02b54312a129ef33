import { Injectable } from '@nestjs/common';
import { ADMINISTRATOR_ITEM, ASSUME_ROLE_ITEM } from '@pc/contracts';
import type { Method, RouteSpec } from './route-spec';
import { RouteTable } from './route-table';

interface OpenedOperation {
  readonly operation: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
}

/** A permission item, and the operations that it opens to a user. */
export interface PermissionItem {
  readonly permission_item: string;
  readonly operations: readonly OpenedOperation[];
}

/** The permission items that a partner may give its operators (api 5, customers 10.12), as the routes declare them. */
@Injectable()
export class PermissionCatalogue {
  constructor(private readonly routes: RouteTable) {}

  items(): PermissionItem[] {
    const pairs = this.routes.all().flatMap((route) => itemsOf(route).map((item) => ({ item, route })));
    return [...Map.groupBy(pairs, ({ item }) => item)]
      .map(([item, opened]) => ({ permission_item: item, operations: opened.map(({ route }) => shown(route)) }))
      .toSorted((a, b) => (a.permission_item < b.permission_item ? -1 : 1));
  }

  /** The first of these that is no item of the catalogue. */
  unknownAmong(items: readonly string[]): string | undefined {
    const known = new Set(this.items().map(({ permission_item }) => permission_item));
    return items.find((item) => !known.has(item));
  }
}

/** The built-in role opens what no single item does, and is given as a role. The exchange of tokens is checked behind an open route. */
function itemsOf(route: RouteSpec): readonly string[] {
  if (route.operation === 'createToken') return [ASSUME_ROLE_ITEM];
  const ofDealers = route.callers !== 'ANYONE' && route.callers.some(({ kind }) => kind === 'PARTNER' || kind === 'RESELLER');
  return ofDealers ? (route.permissions ?? []).filter((item) => item !== ADMINISTRATOR_ITEM) : [];
}

function shown({ operation, method, path, summary }: RouteSpec): OpenedOperation {
  return { operation, method, path, summary };
}
