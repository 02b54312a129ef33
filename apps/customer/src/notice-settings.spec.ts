import { loadNoticeSettings } from './notice-settings';

const MAIL = { SMTP_URL: 'smtps://user:word@mail.example:465', MAIL_FROM: 'Partner Center <no-reply@pc.example>' };
const SMS = { SMS_HOOK_URL: 'https://sms.example/send', SMS_HOOK_SECRET: '0123456789abcdef' };

describe('loadNoticeSettings', () => {
  it('delivers by what is configured, by nothing unless told', () => {
    expect(loadNoticeSettings({})).toEqual({ mailbox: false });
    expect(loadNoticeSettings({ ...MAIL, ...SMS, NODE_ENV: 'production' })).toEqual({
      mailbox: false,
      mail: { url: MAIL.SMTP_URL, from: MAIL.MAIL_FROM },
      sms: { url: SMS.SMS_HOOK_URL, secret: SMS.SMS_HOOK_SECRET },
    });
  });

  it('customers 10.9 keeps messages readable only outside of production', () => {
    expect(loadNoticeSettings({ NOTICES: 'mailbox' })).toEqual({ mailbox: true });
    expect(() => loadNoticeSettings({ NOTICES: 'mailbox', NODE_ENV: 'production' })).toThrow(/NOTICES: mailbox/);
  });

  it.each([
    [{ SMTP_URL: MAIL.SMTP_URL }, /SMTP_URL and MAIL_FROM belong together/],
    [{ SMS_HOOK_SECRET: SMS.SMS_HOOK_SECRET }, /SMS_HOOK_URL and SMS_HOOK_SECRET belong together/],
    [{ ...MAIL, SMTP_URL: 'mail.example' }, /SMTP_URL: must begin with smtp/],
    [{ ...MAIL, MAIL_FROM: 'nobody' }, /MAIL_FROM: must be an e-mail address/],
    [{ ...SMS, SMS_HOOK_URL: 'ftp://x' }, /SMS_HOOK_URL: must begin with http/],
    [{ ...SMS, SMS_HOOK_SECRET: 'short' }, /SMS_HOOK_SECRET/],
    [{ NOTICES: 'drop' }, /NOTICES/],
  ])('refuses %j by name', (environment, message) => {
    expect(() => loadNoticeSettings(environment)).toThrow(message);
  });
});
