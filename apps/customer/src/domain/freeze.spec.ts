import { isRefusal } from '@pc/kernel';
import type { Customer, Partner } from './account';
import type { AccountEvent } from './account-event';
import { evolve } from './evolve';
import { decideFollowPartner, decideFreed, decideFreeze, decideRelease, freezeLevel, type FreezeWish } from './freeze';
import { newCustomer, newPartner } from './register';

const at = new Date('2026-01-15T08:00:00Z');
const normal = newPartner({
  id: 'p',
  name: 'p',
  createdAt: at,
  companyName: 'P',
  kind: 'SOLUTION_PROVIDER',
  governmentKinds: [],
  partnerSpendsMode: false,
});
const frozen: Partner = { ...normal, state: 'FROZEN' };
const customer = (type: '1' | '2'): Customer => ({
  ...newCustomer({ id: 'c', name: 'c', createdAt: at, registeredVia: 'OPERATOR' }),
  association: { id: 'a', partnerId: 'p', type, associatedOn: at, first: true },
});

describe('decideFollowPartner', () => {
  it('customers 6.13 a frozen partner freezes its resale customers with their resources', () => {
    const events = decideFollowPartner(customer('2'), frozen, at);
    expect(events).toMatchObject([{ type: 'freeze-changed', level: 2, cause: 'PARTNER_FROZEN' }]);
    expect(decideFollowPartner(customer('1'), frozen, at)).toEqual([]);
  });

  it('customers 6.13 back to normal frees those frozen by it, and only they', () => {
    const byBoth: Customer = { ...customer('2'), freezes: { byPartner: 1, partnerFrozen: true } };
    const freed = evolve(byBoth, decideFollowPartner(byBoth, normal, at));
    expect(freezeLevel(freed.freezes)).toBe(1);
    expect(decideFollowPartner({ ...byBoth, freezes: { byPartner: 1, partnerFrozen: false } }, normal, at)).toEqual([]);
  });

  it('tells nothing twice', () => {
    const once = evolve(customer('2'), decideFollowPartner(customer('2'), frozen, at));
    expect(decideFollowPartner(once, frozen, at)).toEqual([]);
  });

  it('customers 7.17 a freeze ends the tokens that were issued until then', () => {
    expect(evolve(customer('2'), decideFollowPartner(customer('2'), frozen, at)).tokensValidFrom).toEqual(at);
  });

  it('leaves the customers of a delisted or another partner as they are', () => {
    expect(decideFollowPartner(customer('2'), { ...normal, state: 'DELISTED' }, at)).toEqual([]);
    expect(decideFollowPartner(customer('2'), { ...frozen, id: 'other' }, at)).toEqual([]);
  });
});

const DAY = 24 * 60 * 60 * 1000;
const after = (days: number) => new Date(at.getTime() + days * DAY);
const wish = (action: FreezeWish['action'], kind: FreezeWish['kind'] = 'ACCOUNT'): FreezeWish => ({ action, kind, reason: 'r' });
const apply = (before: Customer, ...wishes: FreezeWish[]) =>
  wishes.reduce((customer, next) => evolve(customer, decideFreeze(customer, normal, next, at) as AccountEvent[]), before);
const level = ({ freezes }: Customer) => freezeLevel(freezes);

describe('decideFreeze', () => {
  it('customers 3.3 7.10 freezes an account, or account and resources, and unfreezes by the same kind', () => {
    const account = apply(customer('2'), wish('FREEZE'));
    const resources = apply(customer('2'), wish('FREEZE', 'ACCOUNT_AND_RESOURCE'));
    expect([level(account), level(resources), resources.freezes.reason]).toEqual([1, 2, 'r']);
    expect(level(apply(account, wish('UNFREEZE')))).toBe(0);
    expect(level(apply(resources, wish('UNFREEZE', 'ACCOUNT_AND_RESOURCE')))).toBe(0);
  });

  it.each([
    ['UNFREEZE', 'ACCOUNT', 'ACCOUNT_AND_RESOURCE'],
    ['UNFREEZE', 'ACCOUNT_AND_RESOURCE', 'ACCOUNT'],
    ['FREEZE', 'ACCOUNT', 'ACCOUNT_AND_RESOURCE'],
    ['FREEZE', 'ACCOUNT_AND_RESOURCE', 'ACCOUNT'],
  ] as const)('customers 7.10 refuses to %s by the kind %s what was frozen as %s', (action, kind, was) => {
    expect(decideFreeze(apply(customer('2'), wish('FREEZE', was)), normal, wish(action, kind), at)).toMatchObject({ code: 'CBC.0101' });
  });

  it('customers 7.10 is for resale customers only', () => {
    expect(decideFreeze(customer('1'), normal, wish('FREEZE'), at)).toMatchObject({ code: 'CBC.0101' });
  });

  it('customers 7.10 what is so already is fine and tells nothing', () => {
    expect(decideFreeze(customer('2'), normal, wish('UNFREEZE'), at)).toEqual([]);
    expect(decideFreeze(apply(customer('2'), wish('FREEZE')), normal, wish('FREEZE'), at)).toEqual([]);
  });

  it('customers 6.13 under a frozen partner the account alone can be unfrozen, and resources stay frozen', () => {
    const byBoth: Customer = { ...customer('2'), freezes: { byPartner: 1, partnerFrozen: true } };
    const events = decideFreeze(byBoth, frozen, wish('UNFREEZE'), at) as AccountEvent[];
    expect(evolve(byBoth, events).freezes).toMatchObject({ byPartner: 0, partnerFrozen: true });
    expect(level(evolve(byBoth, events))).toBe(2);
    const refusal = decideFreeze(
      { ...byBoth, freezes: { byPartner: 2, partnerFrozen: true } },
      frozen,
      wish('UNFREEZE', 'ACCOUNT_AND_RESOURCE'),
      at,
    );
    expect(isRefusal(refusal) && refusal.code).toBe('CBC.0101');
  });

  it('a freeze by hand ends with the resale that it was for', () => {
    const account = apply(customer('2'), wish('FREEZE'));
    expect(level(evolve(account, decideFreed(account, at)))).toBe(0);
    expect(decideFreed(customer('2'), at)).toEqual([]);
  });
});

describe('decideRelease', () => {
  const resources = apply(customer('2'), wish('FREEZE', 'ACCOUNT_AND_RESOURCE'));

  it('customers 7.17 releases after 15 days in state 2, once', () => {
    expect(decideRelease(resources, new Date(after(15).getTime() - 1))).toEqual([]);
    const events = decideRelease(resources, after(15));
    expect(events).toEqual([{ type: 'resources-released', at: after(15) }]);
    expect(decideRelease(evolve(resources, events), after(40))).toEqual([]);
  });

  it('customers 7.17 counts from the beginning of state 2, whatever keeps it', () => {
    const both = evolve(resources, decideFollowPartner(resources, frozen, after(10)));
    expect(decideRelease(both, after(15))).toHaveLength(1);
    const again = apply(apply(resources, wish('UNFREEZE', 'ACCOUNT_AND_RESOURCE')), wish('FREEZE'));
    expect(decideRelease(again, after(30))).toEqual([]);
  });
});
