import { daysLater, exampleCustomer, exampleProspect, exampleReport, NOW, validReport } from '../../../../../test/support/report-examples';
import { associate, expire, failAssociation, invite, refuseItems, review, submit, submitForVendor } from './decide-report';
import { isValid, statusAt } from './report';

const forReview = exampleProspect({ account: exampleCustomer({ onlineSalesTeam: true }) });

describe('a report', () => {
  it('customers 3.1 customers 5.3 a draft that nothing stands against is accepted for 15 × 24 hours', () => {
    const report = submit(exampleReport(), exampleProspect(), undefined);
    expect(report).toMatchObject({ status: 'REPORTED', reportedAt: NOW, expiresAt: new Date('2026-02-15T08:00:00Z') });
  });

  it('customers 5.3 is valid until its time is over, and no moment longer', () => {
    const report = validReport();
    const end = daysLater(15);
    expect([isValid(report, new Date(end.getTime() - 1)), isValid(report, end)]).toEqual([true, false]);
    expect([statusAt(report, NOW), statusAt(report, end)]).toEqual(['REPORTED', 'EXPIRED']);
  });

  it('customers 5.6 waits with a reason, and is refused without one', () => {
    expect(submit(exampleReport(), forReview, 'They grow')).toMatchObject({ status: 'PENDING', reviewReason: 'They grow' });
    expect(submit(exampleReport(), forReview, 'They grow')).not.toHaveProperty('expiresAt');
    expect(submit(exampleReport(), forReview, undefined)).toEqual(refuseItems('REVIEW_REASON_REQUIRED'));
  });

  it('customers 5.5 what is never reportable is refused whatever the reason says', () => {
    const account = exampleCustomer({ onlineSalesTeam: true, referralReward: true });
    expect(submit(exampleReport(), exampleProspect({ account }), 'They grow')).toEqual(refuseItems('REFERRAL_REWARD'));
  });

  it('customers 3.1 an expired one is submitted again and forgets what became of it', () => {
    const former = exampleReport({ status: 'EXPIRED', associationStatus: 'FAILED', failureReason: 'IS_PARTNER', opinion: 'no' });
    const report = submit(former, exampleProspect(), undefined);
    expect(report).toMatchObject({ status: 'REPORTED', associationStatus: 'NONE' });
    expect(report).not.toHaveProperty('failureReason');
    expect(report).not.toHaveProperty('opinion');
  });

  it.each(['PENDING', 'REJECTED', 'ASSOCIATED'] as const)('customers 3.1 a report that is %s is not submitted again', (status) => {
    expect(submit(exampleReport({ status }), exampleProspect(), undefined)).toEqual(refuseItems('WRONG_STATE'));
  });

  it('customers 3.1 one whose 15 days are over is submitted again although nobody expired it yet', () => {
    const over = validReport({ expiresAt: NOW });
    expect(submit(over, exampleProspect(), undefined)).toMatchObject({ status: 'REPORTED', expiresAt: daysLater(15) });
    expect(submit(validReport(), exampleProspect(), undefined)).toEqual(refuseItems('WRONG_STATE'));
  });

  it('customers 3.1 the vendor approves or rejects what waits', () => {
    const waiting = exampleReport({ status: 'PENDING', reportedAt: NOW });
    const later = daysLater(3);
    expect(review(waiting, { approved: true, opinion: 'fine', valid: [], now: later })).toMatchObject({
      status: 'REPORTED',
      opinion: 'fine',
      expiresAt: daysLater(15, later),
    });
    expect(review(waiting, { approved: false, opinion: 'no', valid: [], now: later })).toMatchObject({ status: 'REJECTED', opinion: 'no' });
  });

  it.each(['DRAFT', 'REPORTED', 'REJECTED', 'EXPIRED', 'ASSOCIATED'] as const)(
    'customers 3.1 nothing is to be reviewed of a %s',
    (status) => {
      expect(review(exampleReport({ status }), { approved: true, valid: [], now: NOW })).toEqual(refuseItems('WRONG_STATE'));
    },
  );

  it('customers 5.3 another partner that was faster stands against the approval, the vendor itself does not', () => {
    const waiting = exampleReport({ status: 'PENDING' });
    const by = (partnerId: string | null) => ({ approved: true, valid: [validReport({ id: 'other', partnerId })], now: NOW });
    expect(review(waiting, by('partner-2'))).toEqual(refuseItems('REPORTED_BY_OTHER'));
    expect(review(waiting, by(null))).toMatchObject({ status: 'REPORTED' });
    expect(review(waiting, { ...by('partner-2'), approved: false })).toMatchObject({ status: 'REJECTED' });
  });

  it('customers 6.14 the vendor speaks for a prospect itself, unless somebody does', () => {
    const own = exampleReport({ partnerId: null, status: 'DRAFT' });
    expect(submitForVendor(own, [], NOW)).toMatchObject({ status: 'REPORTED', expiresAt: daysLater(15) });
    expect(submitForVendor(own, [validReport()], NOW)).toEqual(refuseItems('REPORTED_BY_OTHER'));
    expect(submitForVendor(own, [validReport({ partnerId: null })], NOW)).toEqual(refuseItems('ALREADY_REPORTED'));
  });

  it('customers 5.8 only a valid report is invited by e-mail, and only where there is an address', () => {
    expect(invite(validReport(), '2', NOW)).toMatchObject({ associationStatus: 'INVITED', associationType: '2', status: 'REPORTED' });
    for (const status of ['DRAFT', 'PENDING', 'REJECTED', 'EXPIRED', 'ASSOCIATED'] as const)
      expect(invite(exampleReport({ status }), '2', NOW)).toEqual(refuseItems('NOT_REPORTED'));
    expect(invite(validReport(), '2', daysLater(15))).toEqual(refuseItems('NOT_REPORTED'));
    const person = { customerFullName: '张三', mobilePhone: '13800000001' };
    expect(invite(validReport({ person }), '1', NOW)).toEqual(refuseItems('NO_EMAIL'));
  });

  it('customers 3.1 customers 5.20 is associated for good, fails without losing its validity, and expires', () => {
    expect(associate(validReport({ associationStatus: 'FAILED', failureReason: 'IS_PARTNER' }))).toEqual(
      validReport({ status: 'ASSOCIATED', associationStatus: 'ASSOCIATED' }),
    );
    expect(failAssociation(validReport(), 'LINK_EXPIRED')).toEqual(
      validReport({ associationStatus: 'FAILED', failureReason: 'LINK_EXPIRED' }),
    );
    expect(expire(validReport()).status).toBe('EXPIRED');
  });
});
