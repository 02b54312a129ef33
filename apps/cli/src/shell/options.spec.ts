import { InvalidArgumentError } from 'commander';
import { amount, codeOf, limit, nameOf, signedAmount, time } from './options';

const STATUSES = { NORMAL: 0, FROZEN: 5 } as const;

describe('amount', () => {
  it.each([
    ['100', '100.00'],
    ['0.1', '0.10'],
    ['1.110', '1.11'],
    ['999999999.99', '999999999.99'],
  ])('api 7.13 reads %s exactly, as decimal text', (typed, read) => expect(amount(typed)).toBe(read));

  it.each(['0', '-1', '1.111', '1e3', '1000000000', '', 'ten', '1,5', ' 1'])('api 7.13 refuses %j instead of rounding it', (typed) => {
    expect(() => amount(typed)).toThrow(InvalidArgumentError);
  });

  it('api 7.13 keeps the sign of a change', () => expect(signedAmount('-0.05')).toBe('-0.05'));
});

describe('time', () => {
  it('api 8 takes the wire form, and a date for its first moment', () => {
    expect(time('2026-01-31T08:00:00Z')).toBe('2026-01-31T08:00:00Z');
    expect(time('2026-01-31')).toBe('2026-01-31T00:00:00Z');
  });

  it.each(['2026-02-30', '2026-01-31T08:00:00+08:00', 'tomorrow'])('api 8 refuses %s', (typed) =>
    expect(() => time(typed)).toThrow(InvalidArgumentError),
  );
});

describe('limit', () => {
  it('gathers the values of a key and keeps keys apart', () => {
    const typed = ['faceValueRange=10,500', 'subscribeType=new', 'subscribeType=renew', 'faceValueRange=,9'];
    expect(typed.reduce<ReturnType<typeof limit> | undefined>((before, text) => limit(text, before), undefined)).toEqual([
      { limit_key: 'subscribeType', limit_values: [{ value1: 'new' }, { value1: 'renew' }] },
      { limit_key: 'faceValueRange', limit_values: [{ value1: '10', value2: '500' }, { value2: '9' }] },
    ]);
  });

  it('refuses what is no key with a value', () => expect(() => limit('faceValueRange', undefined)).toThrow(InvalidArgumentError));
});

describe('codes', () => {
  it('are read by number and by name, and shown by name', () => {
    expect([codeOf(STATUSES)('5'), codeOf(STATUSES)('frozen')]).toEqual([5, 5]);
    expect([nameOf(STATUSES, 5), nameOf(STATUSES, 7)]).toEqual(['frozen', '7']);
  });

  it('name what would be right', () => expect(() => codeOf(STATUSES)('7')).toThrow('0 (normal), 5 (frozen)'));
});
