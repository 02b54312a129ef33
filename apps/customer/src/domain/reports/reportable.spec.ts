import { daysLater, exampleCustomer, examplePartner, exampleProspect, validReport } from '../../../../../test/support/report-examples';
import type { Association, Customer } from '../account';
import { needsReview, obstaclesTo, type Prospect } from './reportable';

const followed = { directSalesFollowed: true };
const old = (customer: Customer): Customer => ({ ...customer, createdAt: new Date(daysLater(-7).getTime() - 1) });
const association = { partnerId: 'partner-2' } as Association;

describe('obstacles to a report', () => {
  it('customers 5.5 nothing stands against somebody new, nor against a fresh account', () => {
    expect(obstaclesTo(exampleProspect())).toEqual([]);
    expect(obstaclesTo(exampleProspect({ account: exampleCustomer() }))).toEqual([]);
  });

  it.each<[string, string, Partial<Prospect>]>([
    ['customers 5.2', 'NO_CONTACT', { partner: examplePartner({ contact: {} }) }],
    ['customers 5.4', 'REPORT_QUOTA_EXCEEDED', { held: 100 }],
    ['customers 5.3', 'ALREADY_REPORTED', { valid: [validReport()] }],
    ['customers 5.3', 'ALREADY_REPORTED', { pending: true }],
    ['customers 5.5', 'OTHER_SITE', { account: exampleCustomer({ site: 'INTERNATIONAL' }) }],
    ['customers 5.5', 'HAS_OTHER_PARTNER', { account: exampleCustomer({}, { association }) }],
    ['customers 5.5', 'REPORTED_BY_OTHER', { valid: [validReport({ partnerId: 'partner-2' })] }],
    ['customers 5.5', 'CONSUMER_CLOUD_USER', { account: exampleCustomer({ consumerCloudUser: true }) }],
    ['customers 5.5', 'HAS_CONTRACT', { account: exampleCustomer({ contracts: ['PROFESSIONAL_SERVICE'] }) }],
    ['customers 5.5', 'CASH_CONSUMPTION', { account: exampleCustomer(), cashConsumption: true }],
    ['customers 5.5', 'FINANCIAL_CUSTODY_MEMBER', { account: exampleCustomer({ enterpriseKind: 'CUSTODY_MEMBER' }) }],
    ['customers 5.5', 'REFERRAL_REWARD', { account: exampleCustomer({ referralReward: true }) }],
  ])('%s %s alone', (_rule, item, change) => {
    expect(obstaclesTo(exampleProspect(change))).toEqual([item]);
  });

  it('customers 5.2 a phone or an e-mail address is contact enough', () => {
    for (const contact of [{ phone: '13800000009' }, { email: 'a@x.cn' }])
      expect(obstaclesTo(exampleProspect({ partner: examplePartner({ contact }) }))).toEqual([]);
  });

  it('customers 5.4 the hundredth is taken, the next is not', () => {
    expect(obstaclesTo(exampleProspect({ held: 99 }))).toEqual([]);
    expect(obstaclesTo(exampleProspect({ held: 100 }))).toEqual(['REPORT_QUOTA_EXCEEDED']);
  });

  it('customers 5.5 cash consumption is none where the direct sales team follows', () => {
    const account = exampleCustomer(followed);
    expect(obstaclesTo(exampleProspect({ account, cashConsumption: true }))).toEqual([]);
  });

  it('customers 5.5 every item that holds is told, in the order of the rule', () => {
    const facts = { site: 'INTERNATIONAL', consumerCloudUser: true, contracts: ['DESIGNATED'], enterpriseKind: 'CUSTODY_MEMBER' } as const;
    const account = exampleCustomer({ ...facts, referralReward: true }, { association });
    const valid = [validReport({ partnerId: 'partner-2' })];
    expect(obstaclesTo(exampleProspect({ account, valid, cashConsumption: true }))).toEqual([
      'OTHER_SITE',
      'HAS_OTHER_PARTNER',
      'REPORTED_BY_OTHER',
      'CONSUMER_CLOUD_USER',
      'HAS_CONTRACT',
      'CASH_CONSUMPTION',
      'FINANCIAL_CUSTODY_MEMBER',
      'REFERRAL_REWARD',
    ]);
  });
});

describe('customers 5.6 review by the vendor', () => {
  it.each<[string, boolean, Partial<Prospect>]>([
    ['somebody new', false, {}],
    ['a fresh account that is followed', false, { account: exampleCustomer(followed) }],
    ['an account of 7 days that is followed', false, { account: exampleCustomer(followed, { createdAt: daysLater(-7) }) }],
    ['an older one that is followed', true, { account: old(exampleCustomer(followed)) }],
    ['an older one that nobody follows', false, { account: old(exampleCustomer()) }],
    ['cash consumption, followed', true, { account: exampleCustomer(followed), cashConsumption: true }],
    ['reported by the vendor', true, { valid: [validReport({ partnerId: null })] }],
    ['of the online sales team', true, { account: exampleCustomer({ onlineSalesTeam: true }) }],
    ['of a sales support centre', true, { account: exampleCustomer({ salesSupportCentre: true }) }],
  ])('of %s: %s', (_who, expected, change) => {
    expect(needsReview(exampleProspect(change))).toBe(expected);
  });
});
