import { afterFailure, forgottenAt, isLocked, NO_FAILURES, type LoginFailures } from './login-failures';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(minutes * MINUTE);
const failing = (...minutes: number[]) => minutes.reduce<LoginFailures>((failures, time) => afterFailure(failures, at(time)), NO_FAILURES);

describe('wrong passwords', () => {
  it('customers 10.11 the fifth within 15 minutes locks for 15 minutes', () => {
    expect(isLocked(failing(0, 1, 2, 3), at(3))).toBe(false);
    const locked = failing(0, 1, 2, 3, 14);
    expect([isLocked(locked, at(14)), isLocked(locked, new Date(29 * MINUTE - 1)), isLocked(locked, at(29))]).toEqual([true, true, false]);
  });

  it('customers 10.11 older ones than 15 minutes do not count', () => {
    expect(isLocked(failing(0, 1, 2, 3, 15), at(15))).toBe(false);
    expect(isLocked(failing(0, 1, 2, 3, 15, 15), at(15))).toBe(true);
  });

  it('customers 10.11 after the lock counting begins anew', () => {
    const locked = failing(0, 0, 0, 0, 0);
    const again = [20, 20, 20, 20].reduce<LoginFailures>((failures, time) => afterFailure(failures, at(time)), locked);
    expect(isLocked(again, at(20))).toBe(false);
    expect(isLocked(afterFailure(again, at(20)), at(20))).toBe(true);
  });

  it('are forgotten when they mean nothing any longer', () => {
    expect(forgottenAt(failing(0, 3))).toEqual(at(18));
    expect(forgottenAt(failing(0, 1, 2, 3, 4))).toEqual(at(19));
  });
});
