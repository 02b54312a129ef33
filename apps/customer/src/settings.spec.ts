import { loadCustomerSettings } from './settings';

const operator = {
  BOOTSTRAP_OPERATOR_NAME: 'operator',
  BOOTSTRAP_OPERATOR_PASSWORD: 'Operator-1',
  BOOTSTRAP_OPERATOR_ACCESS_KEY: 'ABCDEFGHIJ0123456789',
  BOOTSTRAP_OPERATOR_SECRET_KEY: 'x'.repeat(40),
};

describe('loadCustomerSettings', () => {
  it('reads regions and the first operator', () => {
    expect(loadCustomerSettings({ REGIONS: 'a, b', ...operator })).toEqual({
      regions: ['a', 'b'],
      notices: { mailbox: false },
      registrationsPerPhone: 3,
      associationWaitMs: 10_000,
      associationSweepMs: 2_000,
      associationRequests: { requests: 1, months: 3, sweepMs: 2_000 },
      firstOperator: { name: 'operator', password: 'Operator-1', accessKey: 'ABCDEFGHIJ0123456789', secretKey: 'x'.repeat(40) },
    });
    expect(loadCustomerSettings({})).not.toHaveProperty('firstOperator');
    expect(loadCustomerSettings({ REGISTRATIONS_PER_PHONE: '1' })).toMatchObject({ registrationsPerPhone: 1 });
    expect(() => loadCustomerSettings({ REGISTRATIONS_PER_PHONE: '0' })).toThrow(/REGISTRATIONS_PER_PHONE/);
  });

  it('refuses half an operator, and names what is wrong without its value', () => {
    expect(() => loadCustomerSettings({ BOOTSTRAP_OPERATOR_NAME: 'operator' })).toThrow(/all four, or none/);
    const bad = () => loadCustomerSettings({ ...operator, BOOTSTRAP_OPERATOR_ACCESS_KEY: 'short-key' });
    expect(bad).toThrow(/BOOTSTRAP_OPERATOR_ACCESS_KEY: .*20 upper-case/);
    expect(bad).not.toThrow(/short-key/);
  });
});
