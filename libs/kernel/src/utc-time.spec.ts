import { formatUtc, parseUtc, timeOf } from './utc-time';

describe('time on the wire', () => {
  it('is UTC with whole seconds', () => {
    expect(formatUtc(new Date('2026-01-31T08:00:00.987Z'))).toBe('2026-01-31T08:00:00Z');
    expect(parseUtc('2026-01-31T08:00:00Z')).toEqual(new Date('2026-01-31T08:00:00.000Z'));
    expect(timeOf('2026-01-31T08:00:00Z')).toEqual(new Date('2026-01-31T08:00:00.000Z'));
  });

  it.each([
    '2026-01-31',
    '2026-01-31T08:00:00.0Z',
    '2026-01-31T24:00:00Z',
    '2026-02-30T08:00:00Z',
    '2026-01-31T08:00:00+08:00',
    '2026-01-31 08:00:00',
    '',
  ])('refuses %p', (text) => {
    expect(parseUtc(text)).toBeUndefined();
    expect(() => timeOf(text)).toThrow('is not a time of the wire');
  });
});
