import { learned, unknownCustomer, withFact, withAssociation, withFence, withoutFence, withUnlinkOver } from './customer';
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

  it('benefits R-63 only the partner that set a fence loses it', () => {
    const fenced = aCustomer('A', { fence: { partnerId: 'partner', attempt: 7 } });
    expect(withoutFence(fenced, 'another')).toBe(fenced);
    expect(withoutFence(fenced, 'partner')).not.toHaveProperty('fence');
  });

  it('customers 6.15 a try that comes behind its own end sets no fence, a later one does', () => {
    const fence = (attempt: number) => ({ partnerId: 'partner', attempt });
    const cancelled = withUnlinkOver(withFence(aCustomer('A'), fence(7))!, 7);
    expect(cancelled.fence).toBeUndefined();
    expect(withFence(cancelled, fence(7))).toBeUndefined();
    expect(withFence(cancelled, fence(8))).toMatchObject({ fence: fence(8) });
    const ended = withoutFence(withFence(aCustomer('A'), fence(7))!, 'partner');
    expect(withFence(ended, fence(6))).toBeUndefined();
  });

  it('customers 6.15 the cancel of a try leaves the fence of the one after it', () => {
    const fence = { partnerId: 'partner', attempt: 8 };
    expect(withUnlinkOver(aCustomer('A', { fence }), 7)).toMatchObject({ fence });
    expect(withUnlinkOver(aCustomer('A', { fence }), 8)).not.toHaveProperty('fence');
  });
});
