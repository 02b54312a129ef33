import { messageOf } from '@pc/contracts';
import { aDistributor, aPartner, aReseller, fen, NOW, outcome } from './domain.fixture';
import { decideGrant, type GrantQuota } from './grant-quota';

const command = (change: Partial<GrantQuota> = {}): GrantQuota => ({
  kind: 'VOUCHER',
  owner: { partnerId: 'partner' },
  value: fen(10_000),
  effectiveTime: NOW,
  expireTime: new Date('2027-01-01T00:00:00Z'),
  limits: [],
  allowedAssociationTypes: ['2'],
  designatedCustomerIds: [],
  selfIssueAllowed: false,
  ...change,
});
const grant = (change: Partial<GrantQuota> = {}, owner: Parameters<typeof decideGrant>[1] = { partner: aPartner() }) =>
  outcome(decideGrant(command(change), owner, 'quota', NOW));

describe('granting a quota', () => {
  it('makes a usable quota whose balance is its value', () => {
    expect(grant().change).toMatchObject({
      cause: 'GRANTED',
      delta: fen(10_000),
      quota: { id: 'quota', status: 'NORMAL', balance: fen(10_000), version: 1 },
    });
  });

  it.each<[string, Partial<GrantQuota>]>([
    ['quota_value', { value: 0n }],
    ['quota_value', { value: 100_000_000_000n }],
    ['expire_time', { expireTime: NOW }],
    ['expire_time', { effectiveTime: new Date('2020-01-01T00:00:00Z'), expireTime: new Date('2021-01-01T00:00:00Z') }],
    ['limit_infos[0]', { limits: [{ key: 'faceValueRange', values: [{ value1: 'much' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'maxCouponCount', values: [{ value1: '1.5' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'maxCouponCount', values: [] }] }],
    ['limit_infos[0]', { limits: [{ key: 'maxCouponCount', values: [{ value1: '1' }, { value1: '2' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'maxDeductionRatio', values: [{ value1: '1.01' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'maxTotalFaceValue', values: [{ value1: '5', value2: 'PARTNER' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'firstAssociationOnly', values: [{ value1: 'yes' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'minConsumeDiscount', values: [{ value1: '0,9' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'isRebate', values: [{ value1: 'yes' }] }] }],
    ['limit_infos[0]', { limits: [{ key: 'simultaneousUseWithEmpowerDiscount', values: [{ value1: '0' }, { value1: '1' }] }] }],
  ])('refuses a malformed %s', (field, change) => {
    expect(grant(change)).toMatchObject({ code: 'CBC.0100', field });
  });

  it('benefits 2.1, 2.4 a limit key that no table has is refused by its name; one that coupons alone have is not', () => {
    const limits = (...keys: string[]) => keys.map((key) => ({ key, values: [{ value1: '1' }] }));
    expect(grant({ limits: limits('cycleType', 'simultaneousUseWithPromotionProduct', 'isRebate', 'regionList') }).code).toBeUndefined();
    const { refusal } = decideGrant(command({ limits: limits('cycleType', 'facevaluerange') }), { partner: aPartner() }, 'quota', NOW);
    expect(refusal!.code).toBe('CBC.0100');
    expect(messageOf(refusal!, 'en_US')).toMatch(/: limit_infos\[1\]\.limit_key is no known limit: facevaluerange$/);
  });

  it('benefits R-61 a pick-up quota is for a government-cloud partner only', () => {
    expect(grant({ kind: 'PICK_UP' }).code).toBe('CBC.0151');
    expect(grant({ kind: 'PICK_UP' }, { partner: aPartner({ governmentKinds: ['CLOUD'] }) }).code).toBeUndefined();
  });

  it('a reseller holds voucher quotas of its own distributor', () => {
    const owner = { partnerId: 'partner', resellerId: 'reseller' };
    expect(grant({ owner }, { partner: aDistributor(), reseller: aReseller() }).quota?.owner).toEqual(owner);
    expect(grant({ owner }, { partner: aDistributor(), reseller: aReseller({ distributorId: 'another' }) }).code).toBe('CBC.99000037');
    expect(grant({ owner, kind: 'CASH' }, { partner: aDistributor(), reseller: aReseller() }).code).toBe('CBC.99000015');
  });

  it('a partner that nobody knows is told as such', () => {
    expect(grant({}, {})).toMatchObject({ code: 'CBC.0100', field: 'partner_id' });
  });
});
