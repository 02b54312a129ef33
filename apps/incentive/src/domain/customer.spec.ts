import { newerCustomer, unknownCustomer, withAssociation, withoutFence } from './customer';
import { aCustomer, anAssociation } from './domain.fixture';

describe('the copy of a customer', () => {
  it('benefits R-64 an event that is older than the copy changes nothing', () => {
    const copy = aCustomer('A', { version: 5 });
    expect(withAssociation(copy, 5, undefined)).toBe(copy);
    expect(newerCustomer(copy, 4, { isFrozen: 1 })).toBe(copy);
    expect(withAssociation(copy, 6, undefined)).not.toHaveProperty('association');
  });

  it('takes a newer association, and keeps what the event does not speak of', () => {
    const copy = { ...unknownCustomer('A'), enterpriseKind: 'MASTER', fence: { partnerId: 'partner' } };
    expect(withAssociation(copy, 1, anAssociation())).toEqual({ ...copy, association: anAssociation(), version: 1 });
  });

  it('benefits R-63 only the partner that set a fence loses it', () => {
    const fenced = aCustomer('A', { fence: { partnerId: 'partner' } });
    expect(withoutFence(fenced, 'another')).toBe(fenced);
    expect(withoutFence(fenced, 'partner')).not.toHaveProperty('fence');
  });
});
