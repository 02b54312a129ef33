import { refuse } from '@pc/kernel';
import { assemble, sortOut } from './batch';
import { isKept, keysOfAnswer, toStoredAnswer, type Answerable, type StoredAnswer } from './stored-answer';

const request = (messageId: string, scope?: string, bodyDigest = 'body'): Answerable => ({
  context: {
    messageId,
    pattern: 'p',
    requestId: 'r',
    deadline: 0,
    caller: { account_id: 'a', account_name: 'a', kind: 'PARTNER', channel: 'API' },
    ...(scope && { idempotency: { scope, bodyDigest } }),
  },
});
const done = { type: 'answer' as const, body: { coupon: 1 } };
const storedFor = (...rows: StoredAnswer[]) => new Map(rows.flatMap((row) => keysOfAnswer(row).map((key) => [key, row])));

describe('sortOut', () => {
  it('lets new requests through, in order', () => {
    const requests = [request('1', 'a'), request('2'), request('3', 'b')];
    expect(sortOut(requests, new Map())).toEqual({ fresh: requests, outcomes: [0, 1, 2] });
  });

  it('api 7.10 refuses the second of two requests with one key that run at once', () => {
    const requests = [request('1', 'a'), request('2', 'a')];
    expect(sortOut(requests, new Map())).toEqual({ fresh: [requests[0]], outcomes: [0, refuse('PCB.0409')] });
  });

  it('gives a message that came twice one answer, and does it once', () => {
    const requests = [request('1', 'a'), request('1', 'a')];
    const { fresh, outcomes } = sortOut<Answerable, unknown>(requests, new Map());
    expect(fresh).toEqual([requests[0]]);
    expect(assemble(outcomes, [done])).toEqual([done, done]);
  });

  it('api 7.10 answers the same key and body as before and says so; a message that came again is no repetition of the caller', () => {
    const stored = storedFor(toStoredAnswer(request('1', 'a'), done));
    expect(sortOut([request('2', 'a'), request('1', 'a')], stored).outcomes).toEqual([{ ...done, replayed: true }, done]);
  });

  it('api 7.10 refuses the same key with another body', () => {
    const stored = storedFor(toStoredAnswer(request('1', 'a'), done));
    const refusal = refuse('CBC.0100', { field: 'Idempotency-Key', reason: 'other_body' });
    expect(sortOut([request('2', 'a', 'other')], stored).outcomes).toEqual([refusal]);
  });
});

describe('toStoredAnswer', () => {
  it.each(['CBC.0100', 'CBC.0101', 'CBC.0151', 'CBC.0154', 'APIGW.0301', 'APIGW.0308', 'PCB.0409', 'PCB.0504', 'CBC.0999'])(
    'api 7.10 does not keep the refusal %s under the key',
    (code) => {
      expect(isKept(refuse(code))).toBe(false);
      expect(keysOfAnswer(toStoredAnswer(request('1', 'a'), refuse(code)))).toEqual(['m:1']);
    },
  );

  it('api 7.10 keeps business refusals like successes', () => {
    expect(keysOfAnswer(toStoredAnswer(request('1', 'a'), refuse('CBC.99000013')))).toEqual(['m:1', 'k:a']);
  });
});
