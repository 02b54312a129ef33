import { filesOfEnterprise, numberRuleOfCertificate, numberRuleOfScan } from './documents';

describe('documents', () => {
  it.each([
    [0, 'CN', 'CREDIT_CODE'],
    [1, '', 'CREDIT_CODE'],
    [2, undefined, 'CREDIT_CODE'],
    [0, 'HK', 'NONE'],
    [3, 'CN', 'NONE'],
    [99, 'CN', 'NONE'],
    [4, 'CN', 'ORGANISATION_CODE'],
    [undefined, 'CN', 'NONE'],
  ] as const)('certification RN-16 a certificate %s of %s has to pass %s', (type, country, rule) => {
    expect(numberRuleOfCertificate(type, country)).toBe(rule);
  });

  it('certification RN-16 of scans only an identity card has a check digit', () => {
    expect([0, 3, 5, 6, 9, 10].map(numberRuleOfScan)).toEqual(['IDENTITY', 'NONE', 'NONE', 'NONE', 'NONE', 'NONE']);
  });

  it('certification RN-4 an enterprise sends one file, and three where it names a person', () => {
    expect([filesOfEnterprise(false), filesOfEnterprise(true)]).toEqual([[1], [3]]);
  });
});
