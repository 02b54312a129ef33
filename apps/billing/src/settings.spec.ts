import { loadBillingSettings } from './settings';

describe('the settings of billing', () => {
  const DEFAULTS = { orderSweepMs: 5_000, paymentSweepMs: 2_000, realnameRequired: false };

  it('billing 5.1 orders whose deadline has passed are looked for every five seconds unless configured', () => {
    expect(loadBillingSettings({})).toEqual(DEFAULTS);
    expect(loadBillingSettings({ ORDER_SWEEP_MS: '200' })).toEqual({ ...DEFAULTS, orderSweepMs: 200 });
  });

  it('payments depend on real-name authentication, and orders are provisioned by a system, where it is configured', () => {
    const [url, token] = ['https://provisioning.example/v1', '0123456789abcdef'];
    const environment = { REALNAME_REQUIRED_FOR_PAYMENT: 'on', PROVISIONING_URL: url, PROVISIONING_TOKEN: token };
    const expected = { ...DEFAULTS, realnameRequired: true, provisioningUrl: url, provisioningToken: token };
    expect(loadBillingSettings(environment)).toEqual(expected);
  });

  it.each([{ ORDER_SWEEP_MS: 'often' }, { PROVISIONING_URL: 'ftp://x' }, { PROVISIONING_TOKEN: 'short' }])(
    'names what cannot be: %j',
    (setting) => {
      expect(() => loadBillingSettings(setting)).toThrow(Object.keys(setting)[0]);
    },
  );
});
