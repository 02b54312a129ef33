import { RateLimiter } from './rate-limiter';

describe('RateLimiter', () => {
  let now: number;
  const limiter = (overrides: [string, number][] = []) => new RateLimiter({ now: () => new Date(now) }, new Map(overrides));
  const admitted = (limits: RateLimiter, times: number, sources: string[], operation = 'issueCoupons') =>
    Array.from({ length: times }, () => limits.admit(operation, 10, sources)).filter(Boolean).length;

  beforeEach(() => {
    now = 1_700_000_000_000;
  });

  it('api 7.12 admits ten requests a second and starts at 0 in the next', () => {
    const limits = limiter();
    expect(admitted(limits, 12, ['ip 1', 'account a'])).toBe(10);
    now += 999;
    expect(admitted(limits, 1, ['ip 1', 'account a'])).toBe(0);
    now += 1;
    expect(admitted(limits, 12, ['ip 1', 'account a'])).toBe(10);
  });

  it('api 7.12 counts by source address and by parent account, each for itself', () => {
    const limits = limiter();
    admitted(limits, 10, ['ip 1', 'account a']);
    expect(admitted(limits, 1, ['ip 2', 'account a'])).toBe(0);
    expect(admitted(limits, 1, ['ip 1', 'account b'])).toBe(0);
    expect(admitted(limits, 1, ['ip 2', 'account b'])).toBe(1);
  });

  it('api 7.12 does not count a refused request against its other source', () => {
    const limits = limiter();
    admitted(limits, 10, ['ip 1', 'account a']);
    admitted(limits, 20, ['ip 1', 'account b']);
    expect(admitted(limits, 10, ['ip 2', 'account b'])).toBe(10);
  });

  it('counts every operation for itself, with limits of its own', () => {
    const limits = limiter([['listCoupons', 2]]);
    admitted(limits, 10, ['ip 1']);
    expect(admitted(limits, 5, ['ip 1'], 'listCoupons')).toBe(2);
  });
});
