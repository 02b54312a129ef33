import { spanOf } from './record-fields';

describe('the days of change records', () => {
  const now = new Date('2026-03-01T15:59:59Z');

  it('billing AC-10 are days of UTC+8, from a year ago to today unless told', () => {
    expect(spanOf({}, now)).toEqual({ begin: '2025-02-28T16:00:00Z', end: '2026-03-01T15:59:59Z' });
    expect(spanOf({}, new Date('2026-03-01T16:00:00Z'))).toEqual({ begin: '2025-03-01T16:00:00Z', end: '2026-03-02T15:59:59Z' });
    expect(spanOf({ trade_time_begin: '2026-01-31', trade_time_end: '2026-01-31' }, now)).toEqual({
      begin: '2026-01-30T16:00:00Z',
      end: '2026-01-31T15:59:59Z',
    });
  });
});
