import fc from 'fast-check';
import { z } from 'zod';
import {
  bodyPage,
  creditCode,
  filterList,
  filterTextA,
  filterTextB,
  filterTextD,
  idText,
  memoText,
  money,
  optionalCreditCode,
  optionalInteger,
  optionalIntegerOption,
  optionalMoney,
  optionalText,
  optionalTime,
  signedMoney,
  textOption,
  time,
  uniqueList,
  withRanges,
} from './fields';
import { messageOf } from '../reasons';
import { parseJson, parseWire } from './parse';

const doc = { description: 'a field' };
const field = <S extends z.ZodType>(schema: S) => z.object({ field: schema });
/** What becomes of one field of a JSON body; 'refused: <reason>' when the body is refused. */
const read = (schema: z.ZodType, json: string) => {
  const result = parseWire(field(schema), parseJson(json));
  return result.ok ? (result.value as { field?: unknown }).field : `refused: ${result.refusal.reason}`;
};
const ABSENT = '{}';
const NULL = '{"field":null}';
const EMPTY = '{"field":""}';

describe('classes of list filters', () => {
  it.each([
    ['A text', filterTextA(64, doc), undefined, undefined, undefined],
    ['B text', filterTextB(64, doc), undefined, undefined, 'refused: empty'],
    ['B time', optionalTime(doc), undefined, undefined, 'refused: empty'],
    ['B enumeration', optionalIntegerOption([0, 1], doc), undefined, undefined, 'refused: type'],
    ['C list', filterList(z.string(), 10, doc), undefined, undefined, 'refused: type'],
    ['D text', filterTextD(64, doc), undefined, 'refused: type', ''],
  ])('api 7.1 class %s: absent, null and the empty string', (_class, schema, absent, nothing, empty) => {
    expect([read(schema, ABSENT), read(schema, NULL), read(schema, EMPTY)]).toEqual([absent, nothing, empty]);
  });

  it('api 7.1 class C: an empty list is no filter', () => {
    expect(read(filterList(z.string(), 10, doc), '{"field":[]}')).toBeUndefined();
    expect(read(filterList(z.string(), 10, doc), '{"field":["a"]}')).toEqual(['a']);
  });

  it('api 7.1 an unknown value of an enumeration is refused', () => {
    expect(read(optionalIntegerOption([0, 1], doc), '{"field":2}')).toBe('refused: option');
    expect(read(textOption(['a'], doc), '{"field":"b"}')).toBe('refused: option');
  });

  it('api 1.6 a numeric string is no integer', () => {
    expect(read(optionalInteger(0, 9, doc), '{"field":"1"}')).toBe('refused: type');
  });
});

describe('paging of a body', () => {
  const page = z.object(bodyPage(100));
  const readPage = (json: string) => {
    const result = parseWire(page, parseJson(json));
    return result.ok ? result.value : `refused: ${result.refusal.field} ${result.refusal.reason}`;
  };

  it('api 7.2 7.3 absent and null give offset 0 and limit 10', () => {
    expect(readPage('{}')).toEqual({ offset: 0, limit: 10 });
    expect(readPage('{"offset":null,"limit":null}')).toEqual({ offset: 0, limit: 10 });
  });

  it('api 7.2 the offset goes from 0 to 2147483647; the empty string is refused', () => {
    expect(readPage('{"offset":2147483647}')).toEqual({ offset: 2_147_483_647, limit: 10 });
    expect(readPage('{"offset":2147483648}')).toBe('refused: offset too_big');
    expect(readPage('{"offset":-1}')).toBe('refused: offset too_small');
    expect(readPage('{"offset":""}')).toBe('refused: offset type');
  });

  it('api 7.3 a limit beyond the maximum is refused, never cut', () => {
    expect(readPage('{"limit":100}')).toEqual({ offset: 0, limit: 100 });
    expect(readPage('{"limit":101}')).toBe('refused: limit too_big');
    expect(readPage('{"limit":0}')).toBe('refused: limit too_small');
  });
});

describe('a unified social credit code', () => {
  const schema = z.object({ credit_code: creditCode(doc), again: optionalCreditCode(doc) });
  const read = (value: unknown) => parseWire(schema, value);

  it('customers 10.1 is normalised; an optional one may be absent', () => {
    const full = '９１３５０１００m０００１００y４３ ';
    expect(read({ credit_code: full, again: full })).toEqual({
      ok: true,
      value: { credit_code: '91350100M000100Y43', again: '91350100M000100Y43' },
    });
    expect(read({ credit_code: full, again: null })).toEqual({ ok: true, value: { credit_code: '91350100M000100Y43' } });
  });

  it.each(['91350100M000100Y44', '440301103097413', 'M000100Y4'])(
    'customers 10.1 %s is answered with a request for the credit code',
    (code) => {
      for (const body of [{ credit_code: code }, { credit_code: '91350100M000100Y43', again: code }]) {
        const result = read(body);
        expect(result).toMatchObject({ ok: false, refusal: { code: 'CBC.0100', reason: 'credit_code' } });
        if (result.ok) continue;
        expect(messageOf(result.refusal, 'en_US')).toContain('unified social credit code');
        expect(messageOf(result.refusal, 'zh_CN')).toContain('统一社会信用代码');
      }
    },
  );
});

describe('ranges', () => {
  const schema = z.object({ t_begin: optionalTime(doc), t_end: optionalTime(doc) });
  const check = (exclusive: boolean, begin: string | undefined, end: string | undefined) =>
    parseWire(withRanges(schema, [['t_begin', 't_end']], exclusive), { t_begin: begin, t_end: end }).ok;
  const [early, late] = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'];

  it('api 7.7 an inclusive range may hold one moment, not begin after its end', () => {
    expect([check(false, early, late), check(false, early, early), check(false, late, early), check(false, early, undefined)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('api 7.7 what is wrong with a range is told by its kind', () => {
    const reason = (exclusive: boolean) => {
      const read = parseWire(withRanges(schema, [['t_begin', 't_end']], exclusive), { t_begin: late, t_end: early });
      return !read.ok && read.refusal.reason;
    };
    expect([reason(false), reason(true)]).toEqual(['range_order', 'range']);
  });

  it('api 7.7 an exclusive range must begin before its end', () => {
    expect([check(true, early, late), check(true, early, early), check(true, undefined, early)]).toEqual([true, false, true]);
  });
});

describe('assignments', () => {
  it('api 7.8 a JSON boolean is not a text', () => {
    expect(read(optionalText(5, doc), '{"field":true}')).toBe('refused: type');
  });

  it('api 7.9 absent and null leave a field unset, the empty string is stored where the field says so, else refused', () => {
    expect([read(memoText(5, doc), ABSENT), read(memoText(5, doc), NULL), read(memoText(5, doc), EMPTY)]).toEqual([
      undefined,
      undefined,
      '',
    ]);
    expect([read(optionalText(5, doc), ABSENT), read(optionalText(5, doc), NULL), read(optionalText(5, doc), EMPTY)]).toEqual([
      undefined,
      undefined,
      'refused: empty',
    ]);
  });

  it('api 7.14 an id has 1 to 64 characters', () => {
    expect(read(idText(doc), `{"field":"${'x'.repeat(64)}"}`)).toHaveLength(64);
    expect(read(idText(doc), `{"field":"${'x'.repeat(65)}"}`)).toBe('refused: too_long');
    expect([read(idText(doc), EMPTY), read(idText(doc), ABSENT), read(idText(doc), NULL)]).toEqual([
      'refused: empty',
      'refused: required',
      'refused: type',
    ]);
  });

  it('benefits R-4 a list without duplicates names the first repeat', () => {
    const result = parseWire(field(uniqueList(idText(doc), 1, 100, doc)), { field: ['a', 'b', 'a'] });
    expect(result).toMatchObject({ ok: false, refusal: { field: 'field[2]', reason: 'duplicate', params: { value: 'a' } } });
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01 00:00:00',
    '2026-01-01T00:00:00.5Z',
    '2026-01-01T00:00:00+08:00',
    '2026-01-01',
  ])('benefits 2.0 the time %s is refused', (text) => {
    expect(read(time(doc), JSON.stringify({ field: text }))).toBe(text.length > 20 ? 'refused: too_long' : 'refused: time');
  });
});

describe('money', () => {
  it.each([
    ['1', 100],
    ['"1.11"', 111],
    ['1.110', 111],
    ['"1.110"', 111],
    ['0.01', 1],
    ['1E+2', 10_000],
    ['999999999.99', 99_999_999_999],
    ['1.1000000000000000000', 110],
  ])('api 7.13 %s is read exactly', (written, fen) => {
    expect(read(money(doc), `{"field":${written}}`)).toBe(fen);
  });

  it.each([
    ['1.111', 'decimals'],
    ['"1.111"', 'decimals'],
    ['0.1000000000000000055', 'decimals'],
    ['"1e2"', 'decimals'],
    ['" 1"', 'decimals'],
    ['"1,00"', 'decimals'],
    ['true', 'decimals'],
    ['[1]', 'decimals'],
    ['0', 'not_positive'],
    ['-1', 'not_positive'],
    ['"0.00"', 'not_positive'],
    ['1000000000', 'too_big'],
    ['""', 'empty'],
    ['null', 'required'],
  ])('api 7.13 %s is refused', (written, reason) => {
    expect(read(money(doc), `{"field":${written}}`)).toBe(`refused: ${reason}`);
  });

  it('api 7.13 an amount is mandatory or optional, and signed where the operation says so', () => {
    expect(read(money(doc), ABSENT)).toBe('refused: required');
    expect([read(optionalMoney(doc), ABSENT), read(optionalMoney(doc), NULL), read(optionalMoney(doc), EMPTY)]).toEqual([
      undefined,
      undefined,
      'refused: empty',
    ]);
    expect(read(signedMoney(doc), '{"field":-0.01}')).toBe(-1);
  });

  it('api 7.13 every amount of whole fen is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (fen) => {
        const text = (fen / 100).toFixed(2);
        expect([read(money(doc), `{"field":${text}}`), read(money(doc), `{"field":"${text}"}`)]).toEqual([fen, fen]);
      }),
    );
  });
});
