import { loadIncentiveSettings } from './settings';

describe('the settings of incentive', () => {
  it('benefits R-55 how long lists show ended coupons is two years and one year unless configured', () => {
    expect(loadIncentiveSettings({})).toEqual({ issuedListDays: 730, holderListDays: 365, expirySweepMs: 5_000 });
    expect(loadIncentiveSettings({ ISSUED_LIST_DAYS: '365', HOLDER_LIST_DAYS: '180' })).toMatchObject({
      issuedListDays: 365,
      holderListDays: 180,
    });
  });

  it('a value that cannot be is named', () => {
    expect(() => loadIncentiveSettings({ EXPIRY_SWEEP_MS: 'often' })).toThrow(/EXPIRY_SWEEP_MS/);
  });
});
