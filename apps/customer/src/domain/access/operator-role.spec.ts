import type { Caller } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { ADMINISTRATOR_ITEM } from '../authority';
import { permissionsOf, refuseUnlessManager, roleOf } from './operator-role';

describe('the role of an operator', () => {
  it('customers 10.12 is a set of items, or the built-in administrator', () => {
    expect(permissionsOf({ administrator: false, permission_items: ['A', 'B', 'A'] })).toEqual(['A', 'B']);
    expect(permissionsOf({ administrator: true, permission_items: [] })).toEqual([ADMINISTRATOR_ITEM]);
    for (const role of [
      { administrator: true, permission_items: [] },
      { administrator: false, permission_items: ['A'] },
    ])
      expect(roleOf({ permissions: permissionsOf(role) as string[] })).toEqual(role);
  });

  it('customers 10.12 the built-in one has no items beside it, and is given by its own field alone', () => {
    expect(permissionsOf({ administrator: true, permission_items: ['A'] })).toMatchObject({ code: 'CBC.0100', reason: 'conflict' });
    expect(permissionsOf({ administrator: false, permission_items: [ADMINISTRATOR_ITEM] })).toMatchObject({ code: 'CBC.0100' });
  });

  it('customers 10.12, 6.1 only the main account or an administrator of a partner or reseller manages operators', () => {
    const may = (caller: Partial<Caller>) => !isRefusal(refuseUnlessManager({ kind: 'PARTNER', channel: 'API', ...caller } as Caller));
    expect(may({})).toBe(true);
    expect(may({ kind: 'RESELLER' })).toBe(true);
    expect(may({ user_id: 'u', permissions: [ADMINISTRATOR_ITEM] })).toBe(true);
    expect(may({ user_id: 'u', permissions: ['A'] })).toBe(false);
    for (const kind of ['CUSTOMER', 'OPERATOR', 'ANONYMOUS'] as const) expect(may({ kind })).toBe(false);
  });
});
