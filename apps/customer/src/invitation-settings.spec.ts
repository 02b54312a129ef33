import { loadInvitationSettings } from './invitation-settings';

describe('loadInvitationSettings', () => {
  it('takes the address of the gateway without a slash at its end', () => {
    expect(loadInvitationSettings({ PUBLIC_URL: 'https://partner.example.com/', REPORT_SWEEP_MS: '500' })).toEqual({
      publicUrl: 'https://partner.example.com',
      expirySweepMs: 500,
    });
    expect(loadInvitationSettings({}).publicUrl).toBe('http://127.0.0.1:8080');
  });

  it.each([{ PUBLIC_URL: 'javascript:alert(1)' }, { PUBLIC_URL: 'partner.example.com' }, { REPORT_SWEEP_MS: '1' }])(
    'refuses %p',
    (environment) => {
      expect(() => loadInvitationSettings(environment)).toThrow(Object.keys(environment)[0]);
    },
  );
});
