import { loadBillingSettings } from './settings';

describe('the settings of billing', () => {
  it('billing 5.1 orders whose deadline has passed are looked for every five seconds unless configured', () => {
    expect(loadBillingSettings({})).toEqual({ orderSweepMs: 5_000 });
    expect(loadBillingSettings({ ORDER_SWEEP_MS: '200' })).toEqual({ orderSweepMs: 200 });
  });

  it('a value that cannot be is named', () => {
    expect(() => loadBillingSettings({ ORDER_SWEEP_MS: 'often' })).toThrow(/ORDER_SWEEP_MS/);
  });
});
