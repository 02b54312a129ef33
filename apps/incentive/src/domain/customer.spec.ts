import { learned, unknownCustomer, withFact, withAssociation } from './customer';
import { aCustomer, anAssociation } from './domain.fixture';

describe('the copy of a customer', () => {
  it('benefits R-64 an event that is older than the copy changes nothing', () => {
    const copy = aCustomer('A', { version: 5 });
    expect(withAssociation(copy, 5, undefined)).toBe(copy);
    expect(withFact(copy, 4, { isFrozen: 1 })).toBe(copy);
    expect(withAssociation(copy, 6, undefined)).not.toHaveProperty('association');
  });

  it('takes a newer association, and keeps what the event does not speak of', () => {
    const copy = { ...unknownCustomer('A'), enterpriseKind: 'MASTER', fence: { partnerId: 'partner', attempt: 7 } };
    expect(withAssociation(copy, 1, anAssociation())).toEqual({ ...copy, association: anAssociation(), version: 1 });
  });

  it('benefits R-71 one fact does not make an unknown customer known', () => {
    expect(withFact(unknownCustomer('A'), 7, { isFrozen: 1 })).toMatchObject({ isFrozen: 1, version: 0 });
  });

  it('benefits R-71 an answer of the customer service makes it known, and leaves newer enterprise facts alone', () => {
    const told = aCustomer('A', { version: 7, enterpriseKind: 'NONE' });
    expect(learned(unknownCustomer('A'), told)).toEqual(told);
    expect(learned({ ...unknownCustomer('A'), enterpriseKind: 'MASTER', factsVersion: 3 }, told)).toMatchObject({
      enterpriseKind: 'MASTER',
      version: 7,
    });
    expect(learned(aCustomer('A', { version: 8 }), told)).toMatchObject({ version: 8 });
  });
});
