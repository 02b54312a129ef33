import { withFence, withoutFence, withUnlinkOver, type Fenced } from './unlink-fence';

const customer: Fenced & { readonly id: string } = { id: 'A' };

describe('the fence of a customer', () => {
  const fence = (attempt: number) => ({ partnerId: 'partner', attempt });
  const fenced = (attempt: number) => withFence(customer, fence(attempt))!;

  it('customers 6.15 is taken away by the end of its try, and such a try sets none any more', () => {
    const cancelled = withUnlinkOver(fenced(7), 7);
    expect(cancelled).toEqual({ ...customer, unlinkOver: 7 });
    expect(withFence(cancelled, fence(7))).toBeUndefined();
    expect(withFence(cancelled, fence(8))).toMatchObject({ fence: fence(8) });
  });

  it('customers 6.15 a try before one that is over sets none either', () => {
    expect(withFence(withoutFence(fenced(7), 'partner'), fence(6))).toBeUndefined();
  });

  it('customers 6.15 stays when a try before it ends', () => {
    expect(withUnlinkOver(fenced(8), 7)).toEqual({ ...customer, fence: fence(8), unlinkOver: 7 });
    expect(withUnlinkOver(fenced(8), 8)).not.toHaveProperty('fence');
  });

  it('customers 6.15 benefits R-63 goes with the association of the partner that it keeps off, and of no other', () => {
    expect(withoutFence(fenced(8), 'another')).toEqual(fenced(8));
    expect(withoutFence(fenced(8), 'partner')).toEqual({ ...customer, unlinkOver: 8 });
  });
});
