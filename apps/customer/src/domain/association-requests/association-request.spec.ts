import { isRefusal } from '@pc/kernel';
import {
  approve,
  beginUnlink,
  dealerOf,
  endUnlink,
  failUnlink,
  isTrying,
  reject,
  settle,
  WRONG_STATE,
  type AssociationRequest,
} from './association-request';

const NOW = new Date('2026-03-01T00:00:00Z');
const LATER = new Date('2026-03-01T00:00:20Z');
const PENDING: AssociationRequest = {
  id: 'r',
  version: 1,
  type: 'DISASSOCIATE',
  initiator: 'PARTNER',
  customerId: 'c',
  customerName: 'customer',
  associationId: 'a',
  partnerId: 'p',
  associationType: '2',
  reason: 'the end',
  status: 'PENDING',
  checks: [],
  language: 'zh-cn',
  submittedAt: NOW,
  settled: {},
};

function trying(attempt: number, request = PENDING): AssociationRequest {
  const begun = beginUnlink(request, { attempt, until: LATER });
  if (isRefusal(begun)) throw new Error('refused');
  return begun;
}

describe('the saga of a request', () => {
  it('customers 6.15 a failed try leaves the request pending, with fences to be taken away, until both have answered', () => {
    const failed = failUnlink(trying(5), 5, NOW, [{ item: 'IN_DEBT', passed: false }]);
    expect(failed).toMatchObject({ status: 'PENDING', unlink: { attempt: 5, phase: 'CANCELLING', until: NOW } });
    expect(failed.checks).toEqual([{ item: 'IN_DEBT', passed: false }]);
    expect(endUnlink(failed, 5)).toEqual({ ...PENDING, checks: failed.checks });
  });

  it('customers 6.15 who was overtaken by another try, or whose try was given up, does no pivot', () => {
    expect(isTrying(trying(5), 5)).toBe(true);
    expect(isTrying(trying(6, trying(5)), 5)).toBe(false);
    expect(isTrying(failUnlink(trying(5), 5, NOW), 5)).toBe(false);
    expect(isTrying({ ...trying(5), status: 'REJECTED' }, 5)).toBe(false);
  });

  it('customers 6.15 what an overtaken try says changes nothing', () => {
    const later = trying(6, trying(5));
    expect(failUnlink(later, 5, NOW)).toBe(later);
    expect(endUnlink(later, 5)).toBe(later);
    expect(endUnlink(trying(5), 5)).toMatchObject({ unlink: { attempt: 5 } });
  });

  it('customers 6.15 is settled when both services have acted on its very event', () => {
    const approved = approve(trying(5), 9, [], NOW);
    expect(approved).not.toHaveProperty('unlink');
    expect(approved).toMatchObject({ status: 'APPROVED', handledAt: NOW });
    expect(settle(approved, 'billing', 8, LATER)).toBe(approved);
    const half = settle(approved, 'billing', 9, NOW);
    expect(half).not.toHaveProperty('settledAt');
    expect(settle(half, 'billing', 9, LATER)).toBe(half);
    expect(settle(half, 'incentive', 9, LATER)).toMatchObject({ settledAt: LATER });
  });

  it('customers 6.16 only what is pending is handled', () => {
    const approved = approve(trying(5), 9, [], NOW);
    const rejected = reject(PENDING, NOW) as AssociationRequest;
    expect(rejected).toMatchObject({ status: 'REJECTED', handledAt: NOW });
    for (const handled of [approved, rejected]) {
      expect(reject(handled, LATER)).toBe(WRONG_STATE);
      expect(beginUnlink(handled, { attempt: 6, until: LATER })).toBe(WRONG_STATE);
    }
  });

  it('customers 6.15 a rejection gives up a try that was left half-way', () => {
    expect(reject(trying(5), NOW)).toMatchObject({ status: 'REJECTED', unlink: { attempt: 5, phase: 'CANCELLING', until: NOW } });
  });

  it("customers 6.2 the reseller stands for the partner's side where one serves the customer", () => {
    expect([dealerOf(PENDING), dealerOf({ ...PENDING, indirectPartnerId: 'r' })]).toEqual(['p', 'r']);
  });
});
