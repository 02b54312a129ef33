import { daysLater, exampleCustomer, examplePartner, NOW, validReport } from '../../../../../test/support/report-examples';
import type { AccountFacts, Association, AssociationType } from '../account';
import { failuresOf, fulfilledBy, linkFailure, type Acceptance } from './acceptance';
import { newInvitation, used, type Invitation } from './invitation';

const invitation = (associationType: AssociationType, kind: 'EMAIL' | 'CUSTOM_LINK' = 'CUSTOM_LINK'): Invitation =>
  newInvitation({
    id: 'invitation-1',
    partnerId: 'partner-1',
    kind,
    associationType,
    createdBy: { id: 'partner-1', name: 'acme' },
    createdAt: NOW,
    ...(kind === 'EMAIL' && { reportId: 'report-1' }),
  });

/** Somebody new with a resale link, whom nothing stands against. */
const someone = (change: Partial<Acceptance> = {}): Acceptance => ({
  invitation: invitation('2'),
  valid: [],
  phone: '13800000001',
  debtFen: 0,
  cashConsumption: false,
  hasNonCustodyMember: false,
  usedBefore: false,
  now: NOW,
  ...change,
});
const known = (facts: AccountFacts, change: Partial<Acceptance> = {}) => someone({ account: exampleCustomer(facts), ...change });
const old = exampleCustomer({}, { createdAt: new Date(daysLater(-7).getTime() - 1) });
const association = { partnerId: 'partner-2' } as Association;

describe('an acceptance', () => {
  it('customers 5.13 nothing stands against somebody new, nor a fresh account', () => {
    expect(failuresOf(someone())).toEqual([]);
    expect(failuresOf(known({}))).toEqual([]);
  });

  it.each<[string, string, Acceptance]>([
    ['has another partner', 'HAS_OTHER_PARTNER', someone({ account: exampleCustomer({}, { association }) })],
    ['signed a designated contract', 'SPECIAL_CONTRACT', known({ contracts: ['DESIGNATED'] })],
    ['has a special contract', 'SPECIAL_CONTRACT', known({ contracts: ['SPECIAL'] })],
    ['registered more than 7 days ago, not reported', 'NOT_ALLOWED', someone({ account: old })],
    ['has cash consumption, not reported', 'NOT_ALLOWED', known({}, { cashConsumption: true })],
    ['has unpaid debt', 'NOT_ALLOWED', known({}, { debtFen: 1 })],
    ['is a custody member', 'NOT_ALLOWED', known({ enterpriseKind: 'CUSTODY_MEMBER' })],
    ['is itself a partner', 'IS_PARTNER', someone({ account: examplePartner() })],
    ['sells in the marketplace', 'IS_PARTNER', known({ marketplacePartner: true })],
    ['is registered on the other site', 'NOT_ALLOWED', known({ site: 'INTERNATIONAL' })],
  ])('customers 5.13 who %s: %s, in both kinds', (_who, reason, acceptance) => {
    expect(failuresOf(acceptance)).toEqual([reason]);
    expect(failuresOf({ ...acceptance, invitation: invitation('1') })).toEqual([reason]);
  });

  it('customers 5.13 an old account, or one with cash consumption, that this partner reported may', () => {
    const valid = [validReport()];
    expect(failuresOf(someone({ account: old, valid }))).toEqual([]);
    expect(failuresOf(known({}, { cashConsumption: true, valid }))).toEqual([]);
    const account = exampleCustomer({}, { createdAt: daysLater(-7) });
    expect(failuresOf(someone({ account }))).toEqual([]);
  });

  it.each<[string, string, Acceptance]>([
    ['has a professional-service contract', 'NOT_ALLOWED', known({ contracts: ['PROFESSIONAL_SERVICE'] })],
    ['has a live reserved instance', 'NOT_ALLOWED', known({ reservedInstanceLive: true })],
    ['has a credit account', 'HAS_CREDIT_ACCOUNT', known({ creditAccount: true })],
    ['is an enterprise member', 'NOT_ALLOWED', known({ enterpriseKind: 'NON_CUSTODY_MEMBER' })],
    ['is a master with a non-custody member', 'NOT_ALLOWED', known({ enterpriseKind: 'MASTER' }, { hasNonCustodyMember: true })],
  ])('customers 5.14 who %s: %s as resale, welcome as referral', (_who, reason, acceptance) => {
    expect(failuresOf(acceptance)).toEqual([reason]);
    expect(failuresOf({ ...acceptance, invitation: invitation('1') })).toEqual([]);
  });

  it('customers 5.14 a master whose members all are in custody may', () => {
    expect(failuresOf(known({ enterpriseKind: 'MASTER' }))).toEqual([]);
  });

  it('customers 5.19 a valid report of this partner is fulfilled; one of another partner or the vendor stands against it', () => {
    const own = validReport();
    expect(fulfilledBy(someone({ valid: [own] }))).toBe(own);
    expect(fulfilledBy(someone())).toBeUndefined();
    for (const partnerId of ['partner-2', null])
      expect(failuresOf(someone({ valid: [validReport({ partnerId })] }))).toEqual(['REPORTED_BY_OTHER']);
  });

  it('customers 5.7 the phone of an e-mail invitation is that of its report, by its digits', () => {
    const report = validReport();
    const mail = { invitation: invitation('2', 'EMAIL'), report, valid: [report] };
    expect(failuresOf(someone(mail))).toEqual([]);
    expect(failuresOf(someone({ ...mail, phone: '0086-13800000001' }))).toEqual([]);
    expect(failuresOf(someone({ ...mail, phone: '13800000002' }))).toEqual(['PHONE_DIFFERS_FROM_REPORT']);
    expect(failuresOf(someone({ ...mail, phone: undefined, account: exampleCustomer({}, { contact: {} }) }))).toEqual([
      'PHONE_DIFFERS_FROM_REPORT',
    ]);
  });

  it('customers 5.16 a link that brought this account here already', () => {
    const account = exampleCustomer({}, { association: { partnerId: 'partner-1' } as Association });
    expect(failuresOf(someone({ account, usedBefore: true }))).toEqual(['INVITE_CODE_USED']);
  });

  it('customers 5.16 several reasons come in the order of its table', () => {
    const facts = { creditAccount: true, marketplacePartner: true, contracts: ['SPECIAL'], enterpriseKind: 'CUSTODY_MEMBER' } as const;
    const account = exampleCustomer(facts, { association });
    expect(failuresOf(someone({ account, valid: [validReport({ partnerId: 'partner-2' })] }))).toEqual([
      'REPORTED_BY_OTHER',
      'HAS_CREDIT_ACCOUNT',
      'IS_PARTNER',
      'HAS_OTHER_PARTNER',
      'SPECIAL_CONTRACT',
      'NOT_ALLOWED',
    ]);
  });
});

describe('customers 5.16 a link', () => {
  const mail = invitation('2', 'EMAIL');
  it.each([
    ['lives', undefined, linkFailure(mail, validReport(), NOW)],
    ['is over after 7 days', 'LINK_EXPIRED', linkFailure(mail, validReport(), daysLater(7))],
    ['was used', 'LINK_USED', linkFailure(used(mail, 'customer-1'), validReport({ status: 'ASSOCIATED' }), NOW)],
    ['is of a report that led to an association', 'LINK_USED', linkFailure(mail, validReport({ status: 'ASSOCIATED' }), NOW)],
    ['is of a report that was removed', 'LINK_NOT_FOUND', linkFailure(mail, undefined, NOW)],
    ['is of a report that is over', 'LINK_EXPIRED', linkFailure(mail, validReport({ expiresAt: NOW }), NOW)],
    ['needs no report', undefined, linkFailure(invitation('2'), undefined, daysLater(1000))],
  ])('that %s: %s', (_which, expected, failure) => {
    expect(failure).toBe(expected);
  });
});
