import { isRefusal } from '@pc/kernel';
import { pass, review, submit, type NewApplication, type Review, type Step } from './application';
import { refuseChange, refuseEnterprise } from './preconditions';
import { isTold, notAuthenticated, refuseFirst, refuseSecondChange, verified, type RealnameAuth } from './realname-auth';

const NOW = new Date('2026-03-01T08:00:00Z');
const PERSON = { type: 0, name: 'Jane Roe', number: 'X0000001' } as const;
const COMPANY = { type: 1, name: 'Example Cloud Co', number: '91110199MAFAKE027T' } as const;
const NOBODY = notAuthenticated('c77');
const FAILED: RealnameAuth = { customerId: 'c77', status: 1, type: 0 };

const filed = (more: Partial<NewApplication> = {}): NewApplication => ({
  id: 'a1',
  customerId: 'c77',
  kind: 'FIRST_INDIVIDUAL',
  method: 'SCAN',
  identity: PERSON,
  files: ['c77/p1.jpg'],
  bucket: 'files',
  partnerId: 'p1',
  submittedAt: NOW,
  ...more,
});
const enterprise = filed({ kind: 'FIRST_ENTERPRISE', identity: COMPANY });
const change = filed({ kind: 'CHANGE', identity: COMPANY });
const decide = (step: Step, more: Partial<Review> = {}): Step => {
  const decided = review(step, { passed: true, at: NOW, by: 'reviewer', ...more });
  if (isRefusal(decided)) throw new Error(JSON.stringify(decided));
  return decided;
};
const seen = ({ status, type }: RealnameAuth) => [status, type];

describe('the states of a real-name authentication (certification 4.7)', () => {
  it.each([
    ['none', NOBODY],
    ['failed', FAILED],
  ])('certification 4.7 rows 1, 4, 6: %s, then under review with the type of the application', (_name, before) => {
    expect(refuseFirst(before)).toBeUndefined();
    expect(seen(submit(before, filed()).auth)).toEqual([0, 0]);
    expect(seen(submit(before, enterprise).auth)).toEqual([0, 1]);
    expect(seen(submit(before, filed({ method: 'BANK' })).auth)).toEqual([0, 0]);
  });

  it.each([
    ['none', NOBODY],
    ['failed', FAILED],
  ])('certification 4.7 rows 2, 5: %s, then verified at once', (_name, before) => {
    expect(pass(before, filed({ method: 'BANK' }))).toMatchObject({
      auth: { status: 2, type: 0, identity: PERSON },
      application: { status: 'PASSED' },
    });
    expect(pass(before, enterprise)).toMatchObject({ auth: { status: 2, type: 1, identity: COMPANY }, application: { decidedAt: NOW } });
  });

  it('certification 4.7 rows 7, 8: people pass or fail what is under review', () => {
    const waiting = submit(NOBODY, enterprise);
    expect(decide(waiting)).toMatchObject({ auth: { status: 2, type: 1 }, application: { status: 'PASSED', decidedBy: 'reviewer' } });
    const failed = decide(waiting, { passed: false, opinion: 'holding picture blurred' });
    expect(failed).toMatchObject({ auth: { status: 1, type: 1 }, application: { status: 'FAILED', opinion: 'holding picture blurred' } });
    expect(failed.auth).not.toHaveProperty('underReview');
  });

  it('certification 4.7 rows 9, 10, 11 RN-15 RN-26: while a change is reviewed, the old identity stays in force, and nobody is told', () => {
    const before = verified(NOBODY, PERSON);
    const waiting = submit(before, change);
    expect(waiting.auth).toEqual({ ...before, underReview: 'a1' });
    expect(isTold(before, waiting.auth)).toBe(false);
    const passed = decide(waiting);
    expect([seen(passed.auth), isTold(waiting.auth, passed.auth)]).toEqual([[2, 1], true]);
    const failed = decide(waiting, { passed: false, opinion: 'no' });
    expect(failed.auth).toEqual(before);
    expect(isTold(waiting.auth, failed.auth)).toBe(false);
  });

  it('certification 4.7 rows 13, 14 RN-3: who is under review or verified files no first application, an enterprise no change', () => {
    const [person, company] = [verified(NOBODY, PERSON), verified(NOBODY, COMPANY)];
    for (const auth of [person, company, submit(NOBODY, filed()).auth]) expect(refuseFirst(auth)).toMatchObject({ code: 'CBC.99007188' });
    expect(refuseSecondChange(company)).toMatchObject({ code: 'CBC.99007188' });
    expect(refuseSecondChange(submit(person, change).auth)).toMatchObject({ code: 'CBC.99007188' });
    for (const auth of [NOBODY, FAILED, person]) expect(refuseSecondChange(auth)).toBeUndefined();
  });

  it('certification RN-27 what is not under review is not decided, and a failure says why', () => {
    const waiting = submit(NOBODY, filed());
    const decided = decide(waiting);
    expect(review(decided, { passed: true, at: NOW, by: 'r' })).toMatchObject({ code: 'CBC.99007004', items: ['RN_WRONG_STATE'] });
    for (const opinion of [undefined, ''])
      expect(review(waiting, { passed: false, ...(opinion !== undefined && { opinion }), at: NOW, by: 'r' })).toMatchObject({
        code: 'CBC.0100',
        field: 'opinion',
      });
  });
});

describe('preconditions of enterprises and changes', () => {
  const CLEAR = { debtFen: 0, creditDebtFen: 0 };
  const person = verified(NOBODY, PERSON);

  it('certification RN-13 of an enterprise: every failed item', () => {
    expect(refuseEnterprise({})).toBeUndefined();
    expect(
      refuseEnterprise({ specialOrganisation: true, registrationRevoked: true, creditAccount: true, enterpriseKind: 'MASTER' }),
    ).toEqual({
      type: 'refusal',
      code: 'CBC.99007004',
      items: ['MILITARY_ENTERPRISE', 'ENTERPRISE_LOGOUT_REVOKE'],
    });
  });

  it.each([
    [{}, { debtFen: 1, creditDebtFen: 0 }, ['IS_DEBT']],
    [{ creditAccount: true }, { debtFen: 5, creditDebtFen: 5 }, ['IS_DEBT', 'IS_CREDIT_ACCOUNT']],
    [{ creditAccount: true }, CLEAR, undefined],
    [{ enterpriseKind: 'NON_CUSTODY_MEMBER' }, CLEAR, ['IS_ORG_ACCOUNT']],
    [{ enterpriseKind: 'NONE' }, CLEAR, undefined],
    [{ specialOrganisation: true }, CLEAR, ['MILITARY_ENTERPRISE']],
  ])('certification RN-13 of a change: %j with %j fails %j', (facts, standing, items) => {
    expect(refuseChange(person, facts, standing)?.items).toEqual(items);
  });

  it('certification RN-15 4.7 row 15: only a verified individual changes', () => {
    for (const auth of [NOBODY, FAILED, submit(NOBODY, filed()).auth])
      expect(refuseChange(auth, {}, CLEAR)).toMatchObject({ code: 'CBC.99007004', items: ['NOT_INDIVIDUAL_VERIFIED'] });
  });
});
