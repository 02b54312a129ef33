import { newCustomer, withFence, withoutFence, withUnlinkOver } from './customer';

describe('the fence of a customer', () => {
  const fence = (attempt: number) => ({ partnerId: 'partner', attempt });
  const fenced = (attempt: number) => withFence(newCustomer('A'), fence(attempt))!;

  it('customers 6.15 is taken away by the end of its try, and such a try sets none any more', () => {
    const cancelled = withUnlinkOver(fenced(7), 7);
    expect(cancelled).toEqual({ ...newCustomer('A'), unlinkOver: 7 });
    expect(withFence(cancelled, fence(7))).toBeUndefined();
    expect(withFence(cancelled, fence(8))).toMatchObject({ fence: fence(8) });
  });

  it('customers 6.15 stays when a try before it ends', () => {
    expect(withUnlinkOver(fenced(8), 7)).toEqual({ ...newCustomer('A'), fence: fence(8), unlinkOver: 7 });
  });

  it('customers 6.15 goes with the association of the partner that it keeps off, and of no other', () => {
    expect(withoutFence(fenced(8), 'another')).toEqual(fenced(8));
    expect(withoutFence(fenced(8), 'partner')).toEqual({ ...newCustomer('A'), unlinkOver: 8 });
  });
});
