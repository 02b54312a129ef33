import { learned, unknownCustomer, withAssociation, withFact, withSwitchedType } from './customer';
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

  it('benefits R-71 takes no answer that is older than an event which came while nothing was known', () => {
    const unknown = unknownCustomer('A');
    for (const heard of [withFact(unknown, 7, { isFrozen: 1 }), withSwitchedType(unknown, 7, { id: 'association', type: '1' })]) {
      expect(learned(heard, aCustomer('A', { version: 6 }))).toBe(heard);
      expect(learned(heard, aCustomer('A', { version: 7 }))).toMatchObject({ version: 7, isFrozen: 0 });
    }
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
