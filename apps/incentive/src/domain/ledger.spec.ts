import fc from 'fast-check';
import { aQuota, fen } from './domain.fixture';
import { Ledger } from './ledger.fixture';

describe('the quota example of benefits 7.4', () => {
  it('benefits R-30 R-31 R-36 R-40 R-41 R-60 every step leaves the balance that the specification names', () => {
    const ledger = new Ledger(aQuota({ value: fen(10_000) }));
    const balances: [step: string, balance: bigint][] = [];
    const step = (name: string, act: () => unknown) => {
      act();
      balances.push([name, ledger.quota.balance]);
      expect(ledger.conserved()).toBe(ledger.quota.value);
    };
    step('issue 500.00 to A, B, C', () => ledger.issue(fen(500), 'A', 'B', 'C'));
    step('A spends 200.00', () => ledger.pay('coupon-1', fen(200)));
    step("reclaim A's coupon", () => expect(ledger.reclaim('coupon-1')).toBeUndefined());
    step('reclaim it again', () => expect(ledger.reclaim('coupon-1')).toBe('PCB.0002'));
    step('C disassociates', () => ledger.disassociate('C'));
    ledger.now = ledger.quota.expireTime;
    step("B's coupon expires unspent", () => ledger.expire());
    step('the expiry job runs again', () => ledger.expire());
    expect(balances.map(([, balance]) => balance)).toEqual([8_500, 8_500, 8_800, 8_800, 9_300, 9_800, 9_800].map(fen));
  });
});

describe('any history', () => {
  const customer = fc.constantFrom('A', 'B', 'C');
  const coupon = fc.integer({ min: 1, max: 20 }).map((number) => `coupon-${number}`);
  const amount = fc.bigInt({ min: 1n, max: 60_000n });
  const step = fc.oneof(
    fc.record({ act: fc.constant('issue' as const), amount, customers: fc.uniqueArray(customer, { minLength: 1 }) }),
    fc.record({ act: fc.constant('reclaim' as const), coupon }),
    fc.record({ act: fc.constant('pay' as const), coupon, amount }),
    fc.record({ act: fc.constant('lock' as const), coupon, amount }),
    fc.record({ act: fc.constantFrom('confirm' as const, 'cancel' as const) }),
    fc.record({ act: fc.constant('disassociate' as const), customer }),
    fc.record({ act: fc.constant('adjust' as const), delta: fc.bigInt({ min: -80_000n, max: 80_000n }) }),
    fc.record({ act: fc.constant('expire' as const) }),
  );

  function run(ledger: Ledger, what: typeof step extends fc.Arbitrary<infer S> ? S : never): void {
    if (what.act === 'issue') ledger.issue(what.amount, ...what.customers);
    else if (what.act === 'reclaim') ledger.reclaim(what.coupon);
    else if (what.act === 'pay') ledger.pay(what.coupon, what.amount);
    else if (what.act === 'lock') ledger.lock(what.coupon, what.amount);
    else if (what.act === 'confirm' || what.act === 'cancel') ledger.endOldest(what.act);
    else if (what.act === 'disassociate') ledger.disassociate(what.customer);
    else if (what.act === 'adjust') ledger.adjust(what.delta);
    else {
      ledger.now = ledger.quota.expireTime;
      ledger.expire();
    }
  }

  it('benefits R-8 R-35 R-60 P-23 conserves the money of a quota and never takes its balance below 0, nor locks more than a coupon holds', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const ledger = new Ledger(aQuota({ value: 100_000n }));
        for (const what of steps) {
          run(ledger, what);
          expect(ledger.quota.balance).toBeGreaterThanOrEqual(0n);
          expect(ledger.conserved()).toBe(ledger.quota.value);
          for (const { locked, balance } of ledger.coupons.values()) expect(locked >= 0n && locked <= balance).toBe(true);
        }
        while (ledger.endOldest('cancel'));
        for (const { locked, balance, status } of ledger.coupons.values())
          expect([locked, status === 'USABLE' || balance === 0n]).toEqual([0n, true]);
        expect(ledger.conserved()).toBe(ledger.quota.value);
      }),
      { numRuns: 200 },
    );
  });

  it('benefits R-41 R-70 versions rise by one, and what a coupon gives back is never more than its face value', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const ledger = new Ledger(aQuota({ value: 100_000n }));
        steps.forEach((what) => run(ledger, what));
        const versions = ledger.history.flatMap((event) => (event.type === 'quota-changed' ? [event.quota.version] : []));
        expect(versions).toEqual(versions.map((_, index) => index + 2));
        for (const { reclaimed, faceValue, balance } of ledger.coupons.values())
          expect(reclaimed + balance <= faceValue && balance >= 0n).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('benefits R-26 nothing that happens to a coupon changes its face value, limits or validity', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const ledger = new Ledger(aQuota({ value: 100_000n, limits: [{ key: 'productList', values: [{ value1: 'p1' }] }] }));
        steps.forEach((what) => run(ledger, what));
        for (const event of ledger.history) {
          if (event.type !== 'coupon-issued') continue;
          const { faceValue, useLimits, effectiveTime, expireTime } = event.coupon;
          expect(ledger.coupons.get(event.coupon.id)).toMatchObject({ faceValue, useLimits, effectiveTime, expireTime });
        }
      }),
      { numRuns: 50 },
    );
  });
});
