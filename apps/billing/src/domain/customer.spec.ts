import { learned, newCustomer, withFreeze, withSwitchedType } from './customer';
import { aCustomer } from './order.fixture';

describe('the copy of a customer', () => {
  const told = (version: number) => aCustomer({ version });

  it('takes no answer that is older than an event which came while nothing was known', () => {
    const unknown = newCustomer('customer');
    for (const heard of [withFreeze(unknown, 7, 2), withSwitchedType(unknown, 7, { id: 'association', type: '1' })]) {
      expect(learned(heard, told(6))).toBe(heard);
      expect(learned(heard, told(7))).toMatchObject({ version: 7, isFrozen: 0, association: { type: '2' } });
    }
  });
});
