import { isRefusal } from '@pc/kernel';
import type { Account, AccountFacts, Binding, Customer } from '../account';
import { newCustomer, newPartner } from '../register';
import { decideBind, NO_BACKGROUND, type Background } from './bind';

const now = new Date('2026-03-01T08:00:00Z');
const partner = newPartner({
  id: 'partner',
  name: 'partner',
  createdAt: now,
  companyName: 'P',
  kind: 'SOLUTION_PROVIDER',
  governmentKinds: [],
  partnerSpendsMode: false,
});
const binding: Binding = { xaccountType: 'shop', xaccountId: 'x-1', boundAt: now, boundBy: 'WEB_UI' };
/** Was there for years. */
const old = newCustomer({ id: 'customer', name: 'customer', createdAt: new Date('2020-01-01T00:00:00Z'), registeredVia: 'SELF' });
const belonging = (partnerId: string): Partial<Customer> => ({
  association: { id: 'a-1', partnerId, type: '1', associatedOn: now, first: true },
});
const outcome = (account: Account, background: Partial<Background> = {}) => {
  const events = decideBind(account, { partner, binding, newId: 'a-2', now }, { ...NO_BACKGROUND, ...background });
  return isRefusal(events) ? events.items : events.map(({ type }) => type);
};
const withFacts = (facts: AccountFacts): Customer => ({ ...old, facts });

describe('the binding of an account that there was before', () => {
  it('customers 9.5 takes whom nobody reported, however old, and who spent cash', () => {
    expect(outcome(old, { cashConsumption: true })).toEqual(['association-started', 'binding-changed']);
  });

  it('customers 9.5 only binds who belongs to the partner already, whatever bars others', () => {
    expect(outcome({ ...withFacts({ creditAccount: true }), ...belonging('partner') }, { debtFen: 1 })).toEqual(['binding-changed']);
  });

  it.each<[what: string, items: string[], account: Account, background?: Partial<Background>]>([
    ['another partner', ['HAS_OTHER_PARTNER'], { ...old, ...belonging('other') }],
    ['another platform', ['BOUND_ALREADY'], { ...old, binding }],
    ['a partner', ['IS_PARTNER'], partner],
    ['who sells on the marketplace', ['IS_PARTNER'], withFacts({ marketplacePartner: true })],
    ['a designated contract', ['SPECIAL_CONTRACT'], withFacts({ contracts: ['DESIGNATED'] })],
    ['a special contract', ['SPECIAL_CONTRACT'], withFacts({ contracts: ['SPECIAL'] })],
    ['a contract of professional services', ['NOT_ALLOWED'], withFacts({ contracts: ['PROFESSIONAL_SERVICE'] })],
    ['a reserved instance', ['NOT_ALLOWED'], withFacts({ reservedInstanceLive: true })],
    ['credit', ['HAS_CREDIT_ACCOUNT'], withFacts({ creditAccount: true })],
    ['the other site', ['NOT_ALLOWED'], withFacts({ site: 'INTERNATIONAL' })],
    ['debt', ['NOT_ALLOWED'], old, { debtFen: 1 }],
    ['a custody member', ['NOT_ALLOWED'], withFacts({ enterpriseKind: 'CUSTODY_MEMBER' })],
    ['a member out of custody', ['NOT_ALLOWED'], withFacts({ enterpriseKind: 'NON_CUSTODY_MEMBER' })],
    ['a master with such members', ['NOT_ALLOWED'], withFacts({ enterpriseKind: 'MASTER' }), { hasNonCustodyMember: true }],
    [
      'everything at once (api 7.22)',
      ['HAS_CREDIT_ACCOUNT', 'SPECIAL_CONTRACT', 'NOT_ALLOWED', 'BOUND_ALREADY'],
      { ...withFacts({ contracts: ['SPECIAL'], creditAccount: true, site: 'INTERNATIONAL' }), binding },
    ],
  ])('customers 5.13 customers 5.14 refuses %s: %j', (_what, items, account, background = {}) => {
    expect(outcome(account, background)).toEqual(items);
  });
});
