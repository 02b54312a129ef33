import { followed, learned, unknownCustomer, withAssociation, type Customer } from './customer';

const OURS = { partnerId: 'p1' };
const known = (version: number, association?: Customer['association']): Customer => ({
  id: 'c1',
  facts: {},
  version,
  ...(association && { association }),
});
const end = (copy: Customer) => withAssociation(copy, undefined);

describe('the copy of a customer', () => {
  it('certification RN-2 an event does not make it known, and an answer from before the event does not count', () => {
    const heard = followed(unknownCustomer('c1'), 5, end);
    expect(heard).toEqual({ id: 'c1', facts: {}, version: 0, heard: 5 });
    expect(learned(heard, { association: OURS, facts: {}, version: 4 })).toBe(heard);
    expect(learned(heard, { facts: {}, version: 5 })).toEqual(known(5));
  });

  it('certification RN-29 follows the end of the association, and no event that is older than it', () => {
    const ended = followed(known(3, OURS), 4, end);
    expect(ended).toEqual(known(4));
    expect(followed(ended, 2, (copy) => withAssociation(copy, OURS))).toBe(ended);
    expect(learned(ended, { association: OURS, facts: {}, version: 3 })).toBe(ended);
  });
});
