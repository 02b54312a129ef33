import type { NoticeTemplate } from './notice';
import { render } from './templates';

const VALUES: Record<NoticeTemplate, Record<string, string>> = {
  VERIFICATION_CODE: { code: '012345', minutes: '10' },
  INVITATION: { partner: 'ACME', url: 'https://pc.example/i/1', expires: '2026-01-31' },
  RESELLER_INVITATION: { distributor: 'ACME', invitation: 'a-token', expires: '2026-01-22' },
  REPORT_REVIEWED: { customer: '李*', result: 'APPROVED', opinion: 'fine' },
  ASSOCIATION_REQUESTED: { initiator: 'ACME', request: 'DISASSOCIATE', reason: 'moved' },
  ASSOCIATION_REQUEST_HANDLED: { request: 'SWITCH_TYPE', result: 'REJECTED' },
  CONTACT_CHANGED: { kind: 'PHONE' },
};
const IN_WORDS = ['result', 'request', 'kind'];

describe.each(Object.keys(VALUES) as NoticeTemplate[])('%s', (template) => {
  it.each(['zh-cn', 'en-us'] as const)('customers 10.9 has a text in %s that says all its values', (language) => {
    const { subject, body } = render(template, language, VALUES[template]);
    expect(subject).not.toBe('');
    expect(subject + body).not.toMatch(/[{}]|undefined|[A-Z]{6,}_/);
    for (const [name, value] of Object.entries(VALUES[template])) if (!IN_WORDS.includes(name)) expect(body).toContain(value);
    expect(/\p{Script=Han}/u.test(body.replace('李', ''))).toBe(language === 'zh-cn');
  });
});

describe('a rendered message', () => {
  it('says names of ours in words', () => {
    expect(render('ASSOCIATION_REQUEST_HANDLED', 'en-us', VALUES.ASSOCIATION_REQUEST_HANDLED).body).toBe(
      'Your request to switch the kind of the association is rejected.',
    );
  });

  it('takes values as they are, and never into the headers of a mail', () => {
    const values = { partner: 'ACME\r\nBcc: all@x.cn {url}', url: 'u', expires: 'e' };
    expect(render('INVITATION', 'en-us', values).subject).toBe('Invitation from ACME Bcc: all@x.cn {url}');
  });
});
