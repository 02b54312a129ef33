import fc from 'fast-check';
import { readIdentityNumber } from './identity-number';

const NOW = new Date('2026-03-01T08:00:00Z');
const read = (text: string, now = NOW) => readIdentityNumber(text, now);

describe('a mainland identity number (certification 6.1)', () => {
  it.each(['11010119010203009X', '110101190102030110'])('certification RN-16 %s is one', (number) => {
    expect(read(number)).toBe(number);
  });

  it('certification RN-16 a small x is taken and becomes a capital one', () => {
    expect(read('11010119010203009x')).toBe('11010119010203009X');
  });

  it.each([
    ['a wrong check character', '110101190102030091'],
    ['the obsolete form of 15 digits', '110101010203009'],
    ['a division that begins with 0', '01010119010203009X'],
    ['a month that does not exist', completed('11010119011303009')],
    ['a day that does not exist', completed('11010119010230009')],
    ['a birth before 1900', completed('11010118991231009')],
    ['a birth in the future', completed('11010120260302009')],
    ['19 characters', '11010119010203009XX'],
    ['nothing', ''],
  ])('certification RN-16 is none: %s', (_what, number) => {
    expect(read(number)).toBeUndefined();
  });

  it('certification RN-16 who is born today in Beijing has one, though it is yesterday in UTC', () => {
    const number = completed('11010120260302009');
    expect(read(number, new Date('2026-03-01T15:59:59Z'))).toBeUndefined();
    expect(read(number, new Date('2026-03-01T16:00:00Z'))).toBe(number);
  });

  it('certification RN-16 every changed digit is found', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 999 }), fc.nat(16), fc.integer({ min: 1, max: 9 }), (born, sequence, at, by) => {
        const body = `110101${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
        const number = completed(body);
        const changed = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
        return read(number) === number && read(changed) === undefined;
      }),
    );
  });
});

/** With its check character, worked out by the definition: the sum of all 18 values and weights 2^(18-i) is 1 modulo 11. */
function completed(body: string): string {
  const value = (character: string) => (character === 'X' ? 10 : Number(character));
  const isSound = (number: string) => [...number].reduce((sum, c, at) => sum + value(c) * 2 ** (17 - at), 0) % 11 === 1;
  return [...'0123456789X'].map((last) => body + last).find(isSound)!;
}
