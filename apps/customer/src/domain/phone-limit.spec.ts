import { refusePhoneAtLimit, remainingRegistrations } from './phone-limit';

describe('registrations of one phone', () => {
  it('customers 4.11 three are allowed, and none remain below zero', () => {
    expect([0, 2, 3, 4].map((registered) => remainingRegistrations(registered, 3))).toEqual([3, 1, 0, 0]);
  });

  it.each([
    [0, 3, undefined],
    [2, 3, undefined],
    [3, 3, 'CBC.99000030'],
    [0, 1, undefined],
    [1, 1, 'CBC.99000029'],
  ])('customers 4.25 with %d of %d registered the refusal is %s', (registered, limit, code) => {
    expect(refusePhoneAtLimit(registered, limit, 'mobile_phone')?.code).toBe(code);
  });
});
