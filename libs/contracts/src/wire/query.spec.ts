import { z } from 'zod';
import { parseWire } from './parse';
import { queryInteger, queryIntegerOption, queryList, queryPage, withCustomerIdAlias } from './query';

const doc = { description: 'a parameter' };
const schema = z.object({
  number: queryInteger(0, 9, doc),
  kind: queryIntegerOption([1, 4], doc),
  types: queryList(z.enum(['1', '2']), 2, doc),
  ...queryPage(100),
});
const read = (query: Record<string, unknown>) => {
  const result = parseWire(schema, query);
  return result.ok ? result.value : `refused: ${result.refusal.field} ${result.refusal.reason}`;
};

describe('query strings', () => {
  it('api 7.2 7.3 offset is 0 and limit is 10 when absent', () => {
    expect(read({})).toEqual({ offset: 0, limit: 10 });
  });

  it.each([
    [{ limit: '0' }, 'limit too_small'],
    [{ limit: '101' }, 'limit too_big'],
    [{ limit: '' }, 'limit empty'],
    [{ offset: '-1' }, 'offset too_small'],
    [{ offset: '2147483648' }, 'offset too_big'],
    [{ offset: '1.5' }, 'offset type'],
    [{ offset: ['1', '2'] }, 'offset type'],
  ])('api 7.2 7.3 %j is refused', (query, reason) => {
    expect(read(query)).toBe(`refused: ${reason}`);
  });

  it('api 7.1 the text null is malformed for a number', () => {
    expect(read({ number: 'null' })).toBe('refused: number type');
  });

  it('api 7.1 an enumeration takes its own values only', () => {
    expect(read({ kind: '4' })).toMatchObject({ kind: 4 });
    expect([read({ kind: '2' }), read({ kind: '' }), read({ kind: 'x' })]).toEqual([
      'refused: kind option',
      'refused: kind empty',
      'refused: kind type',
    ]);
  });

  it('api 7.1 a repeated parameter is a list, and one that is present but empty matches nothing', () => {
    expect(read({ types: ['1', '2'] })).toMatchObject({ types: ['1', '2'] });
    expect(read({ types: '1' })).toMatchObject({ types: ['1'] });
    expect(read({ types: '' })).toMatchObject({ types: [] });
    expect([read({ types: ['1', '2', '1'] }), read({ types: '3' })]).toEqual(['refused: types too_many', 'refused: types[0] option']);
  });

  it('api 7.14 customerId is the old spelling of customer_id', () => {
    expect(withCustomerIdAlias({ customerId: 'a' })).toMatchObject({ customer_id: 'a' });
    expect(withCustomerIdAlias({ customerId: 'a', customer_id: 'a' })).toMatchObject({ customer_id: 'a' });
    expect(withCustomerIdAlias({ customerId: 'a', customer_id: 'b' })).toMatchObject({
      type: 'refusal',
      code: 'CBC.0100',
      field: 'customerId',
      reason: 'conflict',
    });
  });
});
