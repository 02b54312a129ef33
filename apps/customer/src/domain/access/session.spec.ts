import type { Customer } from '../account';
import { newCustomer, newReseller } from '../register';
import { isSessionAlive, newSession } from './session';

const now = new Date('2026-01-15T08:00:00Z');
const named = { id: 'c', name: 'customer', createdAt: now };
const platform = { xaccountType: 'shop', xaccountId: 'x-1' };
const bound = (identity = platform): Customer =>
  newCustomer({ ...named, registeredVia: 'BIND', binding: { ...identity, boundAt: now, boundBy: 'WEB_UI' } });
const direct = newCustomer({ ...named, registeredVia: 'SELF' });

describe('a session that came by a platform', () => {
  const session = newSession({ hash: 'h', accountId: 'c', platform }, now);

  it('customers 6.10, 9.5 lives while the account is bound to the identity that it came by', () => {
    expect(isSessionAlive(session, bound(), now)).toBe(true);
  });

  it.each([
    ['bound to nothing any longer', direct],
    ['bound to another identity', bound({ ...platform, xaccountId: 'x-2' })],
    ['bound to another platform', bound({ ...platform, xaccountType: 'other' })],
    ['a customer no longer', newReseller({ ...named, companyName: 'R', distributorId: 'd' })],
  ])('customers 6.10, 9.10 ends when the account is %s', (_what, account) => {
    expect(isSessionAlive(session, account, now)).toBe(false);
  });

  it('customers 10.11 one by a password does not depend on a binding', () => {
    const byPassword = newSession({ hash: 'h', accountId: 'c' }, now);
    for (const account of [direct, bound()]) expect(isSessionAlive(byPassword, account, now)).toBe(true);
  });
});
