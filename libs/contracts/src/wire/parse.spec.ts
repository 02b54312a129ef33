import { z } from 'zod';
import { messageOf } from '../reasons';
import { integer, money, text } from './fields';
import { ExactNumber, parseJson, parseWire } from './parse';

const refusalOf = (schema: z.ZodType, value: unknown) => {
  const result = parseWire(schema, value);
  if (result.ok) throw new Error('The value was accepted');
  return result.refusal;
};

describe('parseJson', () => {
  it('api 7.13 keeps the digits of a number that a double would lose', () => {
    expect(parseJson('{"a":0.1000000000000000055,"b":9007199254740993}')).toEqual({
      a: new ExactNumber('0.1000000000000000055'),
      b: new ExactNumber('9007199254740993'),
    });
  });

  it('reads other spellings of a number that a double holds as that number, whatever else stands in the body', () => {
    expect(parseJson('{"limit":10.0,"big":1E+2,"many":1.10000000000000000,"none":0.0000000000000000}')).toEqual({
      limit: 10,
      big: 100,
      many: 1.1,
      none: 0,
    });
  });

  it('reads a number of a million digits in a time that grows with its length, not with its square', () => {
    const read = (zeros: number) => {
      const began = performance.now();
      parseJson(`{"a":1.${'0'.repeat(zeros)}1}`);
      return performance.now() - began;
    };
    read(10_000);
    // The square would make the second one 10,000 times as long as the first.
    expect(read(1_000_000)).toBeLessThan(Math.max(read(10_000), 0.5) * 2_000);
  });

  it('refuses a body that is nested beyond all use, and counts no brackets within texts', () => {
    expect(() => parseJson('['.repeat(100_000) + ']'.repeat(100_000))).toThrow(SyntaxError);
    expect(() => parseJson(`{"a":${'['.repeat(64)}${']'.repeat(64)}}`)).toThrow(SyntaxError);
    const memo = '[{"\\'.repeat(1_000);
    expect(parseJson(JSON.stringify({ memo }))).toEqual({ memo });
  });

  it('leaves long digits inside texts alone', () => {
    expect(parseJson('{"quota_id":"202501020000000001"}')).toEqual({ quota_id: '202501020000000001' });
  });

  it('throws a SyntaxError for what is not JSON', () => {
    for (const broken of ['', '{', '{"a":1', "{'a':1}", '{"a":01}']) expect(() => parseJson(broken)).toThrow(SyntaxError);
  });
});

describe('parseWire', () => {
  const schema = z.object({
    name: text(5, { description: 'name' }),
    count: integer(1, 10, { description: 'count' }),
    amount: money({ description: 'amount' }),
    list: z.array(z.string()).max(2).optional(),
    code: z.string().min(6).optional(),
    flag: z.enum(['true', 'false', '']).optional(),
    kind: z.union([z.enum(['1', '2']), z.literal('')]).optional(),
  });
  const good = { name: 'x', count: 1, amount: 1 };

  it.each([
    ['a missing text', { ...good, name: undefined }, 'name', 'required', 'name is mandatory'],
    ['a missing amount', { name: 'x', count: 1 }, 'amount', 'required', 'amount is mandatory'],
    ['a wrong type', { ...good, count: '1' }, 'count', 'type', 'count must be of type number'],
    ['a fraction', { ...good, count: 1.5 }, 'count', 'type', 'count must be of type integer'],
    ['an empty text', { ...good, name: '' }, 'name', 'empty', 'name must not be an empty string'],
    ['a long text', { ...good, name: 'abcdef' }, 'name', 'too_long', 'name is longer than 5 characters'],
    ['a short text', { ...good, code: '12345' }, 'code', 'too_short', 'code is shorter than 6 characters'],
    ['another choice', { ...good, flag: 'yes' }, 'flag', 'option', 'flag must be one of true, false'],
    ['another choice than those or none', { ...good, kind: '3' }, 'kind', 'option', 'kind must be one of 1, 2'],
    ['a small number', { ...good, count: 0 }, 'count', 'too_small', 'count is less than 1'],
    ['a big number', { ...good, count: 11 }, 'count', 'too_big', 'count is greater than 10'],
    ['a long list', { ...good, list: ['a', 'b', 'c'] }, 'list', 'too_many', 'list has more than 2 entries'],
    ['a wrong entry', { ...good, list: ['a', 1] }, 'list[1]', 'type', 'list[1] must be of type string'],
  ])('names field and reason of %s', (_name, value, field, reason, sentence) => {
    const refusal = refusalOf(schema, value);
    expect(refusal).toMatchObject({ code: 'CBC.0100', field, reason });
    expect(messageOf(refusal, 'en_US')).toBe(`Parameter error: ${sentence}`);
    expect(messageOf(refusal, 'zh_CN')).toMatch(/^参数错误：/);
  });

  it('ignores fields that it does not know', () => {
    expect(parseWire(schema, { ...good, other: 1 })).toEqual({ ok: true, value: { name: 'x', count: 1, amount: 100 } });
  });
});
