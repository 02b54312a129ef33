import { afterAnswer, judge, livingCode, NOTHING_SENT, refusalOfVerdict, withNewCode, type CodeRecord } from './verification-code';

const NOW = new Date('2026-01-15T08:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const MINUTE = 60_000;

const sent = (accountId?: string) =>
  withNewCode(NOTHING_SENT, { stamp: 'right', sentAt: NOW, expiresAt: later(10 * MINUTE), ...(accountId && { accountId }) });

/** Answers one after the other; the verdicts in their order. */
function answers(record: CodeRecord, given: string[], at = NOW) {
  return given.map((code) => {
    const verdict = judge(livingCode(record, undefined, at), (stamp) => stamp === code);
    record = afterAnswer(record, verdict);
    return verdict;
  });
}

describe('a verification code', () => {
  it('customers 4.15 four wrong answers are counted, a right one in between still succeeds', () => {
    expect(answers(sent(), ['no', 'no', 'no', 'right'])).toEqual(['WRONG', 'WRONG', 'WRONG', 'OK']);
    expect(answers(sent(), ['no', 'no', 'no', 'no'])).toEqual(['WRONG', 'WRONG', 'WRONG', 'WRONG']);
  });

  it('customers 4.15 once four answers were wrong, every answer is locked out, the right one too', () => {
    expect(answers(sent(), ['no', 'no', 'no', 'no', 'right', 'no'])).toEqual(['WRONG', 'WRONG', 'WRONG', 'WRONG', 'LOCKED', 'LOCKED']);
  });

  it('customers 4.15 expired comes before locked and before wrong', () => {
    let record = sent();
    for (let i = 0; i < 4; i++) record = afterAnswer(record, 'WRONG');
    expect(answers(record, ['right'], later(10 * MINUTE))).toEqual(['EXPIRED']);
    expect(answers(sent(), ['no'], later(10 * MINUTE))).toEqual(['EXPIRED']);
    expect(answers(sent(), ['right'], later(10 * MINUTE - 1))).toEqual(['OK']);
  });

  it('customers 4.16 is used up by a right answer', () => {
    expect(answers(sent(), ['right', 'right'])).toEqual(['OK', 'EXPIRED']);
  });

  it('customers 4.16 gives way to a new one, whose failures begin at 0', () => {
    let record = sent();
    for (let i = 0; i < 4; i++) record = afterAnswer(record, 'WRONG');
    record = withNewCode(record, { stamp: 'new', sentAt: NOW, expiresAt: later(10 * MINUTE) });
    expect(answers(record, ['right', 'new'])).toEqual(['WRONG', 'OK']);
  });

  it('customers 4.17 that was never asked for is as an expired one', () => {
    expect(answers(NOTHING_SENT, ['right'])).toEqual(['EXPIRED']);
  });

  it('confirms the act of no other account', () => {
    expect(livingCode(sent('one'), 'one', NOW)).toBeDefined();
    expect(livingCode(sent('one'), 'another', NOW)).toBeUndefined();
    expect(livingCode(sent('one'), undefined, NOW)).toBeUndefined();
    expect(livingCode(sent(), 'one', NOW)).toBeUndefined();
  });

  it('forgets what was sent more than a day ago', () => {
    const old = { sentAt: [later(-86_400_000), later(-86_399_999)] };
    expect(withNewCode(old, { stamp: 's', sentAt: NOW, expiresAt: NOW }).sentAt).toEqual([later(-86_399_999), NOW]);
  });
});

describe('what a verdict is answered with', () => {
  it.each(['REGISTRATION', 'IDENTITY_PROOF', 'NEW_CONTACT', 'QUICK_ACCOUNT'] as const)('customers 10.7 in the scene %s', (scene) => {
    expect(refusalOfVerdict(scene, 'OK')).toBeUndefined();
    expect(refusalOfVerdict(scene, 'WRONG')?.code).toBe('CBC.99004010');
    expect(refusalOfVerdict(scene, 'EXPIRED')?.code).toBe('CBC.99004008');
    expect(refusalOfVerdict(scene, 'LOCKED')?.code).toBe('CBC.99004009');
  });

  it.each(['REALNAME', 'SENSITIVE'] as const)('customers 10.7 in the scene %s', (scene) => {
    expect(refusalOfVerdict(scene, 'OK')).toBeUndefined();
    expect(refusalOfVerdict(scene, 'WRONG')?.code).toBe('CBC.99000026');
    expect(refusalOfVerdict(scene, 'EXPIRED')?.code).toBe('CBC.99000027');
    expect(refusalOfVerdict(scene, 'LOCKED')?.code).toBe('CBC.99004009');
  });
});
