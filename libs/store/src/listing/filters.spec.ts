import { between, conditions, within } from './filters';

const range = { begin: '2026-03-01T08:00:00Z', end: '2026-03-01T09:00:00Z' };

describe('filters of lists', () => {
  it('api 7.7 a range holds both of its seconds', () => {
    expect(within(range)).toEqual({ $gte: new Date('2026-03-01T08:00:00Z'), $lt: new Date('2026-03-01T09:00:01Z') });
  });

  it('benefits section 6 a range of benefits holds neither', () => {
    expect(between(range)).toEqual({ $gte: new Date('2026-03-01T08:00:01Z'), $lt: new Date('2026-03-01T09:00:00Z') });
  });

  it.each([within, between])('%p is open where nothing is named', (filter) => {
    expect([filter(undefined), filter({})]).toEqual([undefined, undefined]);
    expect(Object.keys(filter({ begin: range.begin })!)).toEqual(['$gte']);
    expect(Object.keys(filter({ end: range.end })!)).toEqual(['$lt']);
  });

  it('benefits section 6 what was not given is no condition, and an empty list matches nothing', () => {
    expect(conditions({ status: undefined, kind: 0, ids: [] })).toEqual({ kind: 0, ids: { $in: [] } });
  });
});
