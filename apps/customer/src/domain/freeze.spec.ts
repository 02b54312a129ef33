import type { Customer, Partner } from './account';
import { evolve } from './evolve';
import { decideFollowPartner, freezeLevel } from './freeze';
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
