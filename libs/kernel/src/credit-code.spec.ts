import fc from 'fast-check';
import { readCreditCode, readOrganisationCode } from './credit-code';

const SYMBOLS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const DIGITS = [...'0123456789'];
const VALID = ['91350100M000100Y43', '91440300MA5ABCD19W', '933101010000000009', '91999999123456788P', '52110000500001237K'];
const WITH_WRONG_INNER_DIGIT = '91110199MAFAKE026P';

/** Seventeen characters of the right shape, completed by the one check character that makes them a code. */
const codes = fc
  .tuple(
    fc.array(fc.constantFrom(...SYMBOLS), { minLength: 2, maxLength: 2 }),
    fc.array(fc.constantFrom(...DIGITS), { minLength: 6, maxLength: 6 }),
    fc.array(fc.constantFrom(...SYMBOLS), { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(''))
  .map((body) => SYMBOLS.map((last) => body + last).filter((code) => readCreditCode(code)));

describe('a unified social credit code (customers 10.1)', () => {
  it.each(VALID)('customers 10.1 %s is one, and its organisation code is sound', (code) => {
    expect(readCreditCode(code)).toEqual({ code, organisationCodeSound: true });
  });

  it('customers 10.1 a wrong organisation code within is a warning only', () => {
    expect(readCreditCode(WITH_WRONG_INNER_DIGIT)).toEqual({ code: WITH_WRONG_INNER_DIGIT, organisationCodeSound: false });
  });

  it.each([
    ['blanks around', ' 91350100M000100Y43\t'],
    ['small letters', '91350100m000100y43'],
    ['full-width characters', '９１３５０１００Ｍ０００１００Ｙ４３'],
    ['full-width small letters and an ideographic blank', '\u3000９１３５０１００ｍ０００１００ｙ４３\u3000'],
  ])('customers 10.1 is normalised: %s', (_with, text) => {
    expect(readCreditCode(text)?.code).toBe('91350100M000100Y43');
  });

  it.each([
    ['a wrong check character', '91350100M000100Y44'],
    ['a registration number of 15 digits', '440301103097413'],
    ['an organisation code of 9 characters', 'M000100Y4'],
    ['17 characters', '91350100M000100Y4'],
    ['19 characters', '91350100M000100Y433'],
    ['a letter in the administrative division', '9135A100M000100Y43'],
    ['a blank within', '91350100 M000100Y43'],
    ['nothing', ''],
  ])('customers 10.1 is none: %s', (_what, text) => {
    expect(readCreditCode(text)).toBeUndefined();
  });

  it.each([...'IOSVZ'])('customers 10.1 the letter %s is in none', (letter) => {
    for (const code of VALID)
      for (let at = 0; at < code.length; at++) expect(readCreditCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
  });

  it('customers 10.1 of every 17 characters exactly one check character makes a code', () => {
    fc.assert(fc.property(codes, (completed) => completed.length === 1));
  });

  it('customers 10.1 every single changed character is found, in every place and for every symbol', () => {
    const change = (code: string) =>
      [...code].flatMap((old, at) =>
        SYMBOLS.filter((symbol) => symbol !== old).map((symbol) => code.slice(0, at) + symbol + code.slice(at + 1)),
      );
    for (const code of [...VALID, WITH_WRONG_INNER_DIGIT]) expect(change(code).filter((changed) => readCreditCode(changed))).toEqual([]);
    fc.assert(fc.property(codes, ([code]) => change(code!).every((changed) => !readCreditCode(changed))));
  });
});

describe('an organisation code (certification 6.3)', () => {
  it.each(['MAFAKE02-7', 'MAFAKE027', ' mafake02-7 ', 'M000100Y4'])('certification RN-16 %j is one', (text) => {
    expect(readOrganisationCode(text)).toBe(text.trim().toUpperCase().replace('-', ''));
  });

  it.each(['MAFAKE02-8', 'MAFAKE02', 'MAFAKE0-27', 'MAFAKE0277', 'MAFAKE02--7', 'MÄFAKE027', ''])(
    'certification RN-16 %j is none',
    (text) => {
      expect(readOrganisationCode(text)).toBeUndefined();
    },
  );

  it('certification RN-16 of every eight characters exactly one check character makes a code', () => {
    const bodies = fc.array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(bodies, (body) => [...'0123456789X'].filter((last) => readOrganisationCode(body.join('') + last)).length === 1));
  });

  it('certification RN-16 the worked examples of a credit code are sound, with S mod 31 = 0 too', () => {
    expect(['91110199MAFAKE027T', '91110199MAFAKE0190', '91110199MAFAKE0277'].map((code) => readCreditCode(code)?.code)).toEqual([
      '91110199MAFAKE027T',
      '91110199MAFAKE0190',
      undefined,
    ]);
  });
});
