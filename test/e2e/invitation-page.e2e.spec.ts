import { createHash } from 'node:crypto';
import { Browser } from './support/cookie-browser';
import { Inviting } from './support/inviting';
import { newPhone } from './support/phones';
import { PASSWORD, REFERRAL, World } from './support/world';

/** The page behind a link, as a browser without scripts sees it (customers 5.15, 5.16). */
describe('the page behind an invitation', () => {
  const world = new World();
  const { endpoint } = world.system;
  let inviting: Inviting;
  beforeAll(async () => {
    inviting = await Inviting.in(world);
  });

  const pathOf = (url: string) => new URL(url).pathname;
  const page = (language = 'en') => new Browser(endpoint, language);

  it('is HTML with a policy that lets no script run, whose style is the one that the policy names', async () => {
    const path = pathOf((await inviting.link()).invite_url);
    const { status, type, text, headers } = await page().get(path);
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    const style = /<style>([^]*)<\/style>/.exec(text)![1]!;
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    expect(text).not.toContain('<script');
    expect(text).toContain(`${inviting.partner.name} Ltd invites you to become its customer`);
    expect((await page('zh-CN').get(path)).text).toContain(`${inviting.partner.name} Ltd 邀请您成为其客户`);
    expect((await page().get(`${path}?lang=zh`)).text).toContain('<html lang="zh-CN">');
  });

  it('customers 5.15 leads somebody new from the phone to the association', async () => {
    const { phone, reportId, url } = await inviting.invited();
    // The form goes to where the page came from, its query included.
    const [browser, path] = [page(), `${pathOf(url)}?lang=en`];
    expect((await browser.get(path)).text).toContain('Send me a code');
    const sent = await browser.submit(path, { lang: 'en', action: 'code', phone, verification_code: '', password: '' });
    expect(sent.text).toContain('A code was sent');
    expect(sent.text).toContain(`value="${phone}"`);
    const entered = { lang: 'en', action: 'register', phone, verification_code: await world.codeFor(phone), password: PASSWORD };
    expect((await browser.submit(path, entered)).text).toMatch(/role="alert">Please read the association notice and agree/);
    const { status, text } = await browser.submit(path, { ...entered, agreed: 'true' });
    expect(status).toBe(200);
    expect(text).toContain('You are associated');
    expect(text).toMatch(/<code>[a-f][0-9a-f]{31}<\/code>/);
    expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'ASSOCIATED' });
    const after = await browser.get(path);
    expect(after.text).toContain('This link was used already');
    expect(after.text).not.toContain('<form');
  });

  it('customers 5.15 lets an existing customer log in and confirm; a wrong password tells nothing', async () => {
    const path = pathOf((await inviting.link({ association_type: REFERRAL })).invite_url);
    const customer = await world.customer(undefined, { phone: newPhone() });
    const login = { action: 'login', account_name: customer.name, password: 'Wrong-2026' };
    expect((await page().submit(path, login)).text).toContain('The account name or password is wrong.');
    expect((await page('zh-CN').submit(path, { ...login, account_name: 'nobody' })).text).toContain('账号名或密码错误。');
    const { text } = await page().submit(path, { ...login, password: PASSWORD });
    expect(text).toContain('You are associated');
    expect(text).not.toContain(PASSWORD);
    const again = await page('zh-CN').submit(path, { ...login, password: PASSWORD });
    expect(again.text).toContain('您已通过此邀请完成关联。');
  });

  it('customers 5.16 says what is wrong: the code, the phone, the link', async () => {
    const path = pathOf((await inviting.link()).invite_url);
    const entered = { lang: 'en', action: 'register', phone: newPhone(), verification_code: '123456', password: PASSWORD, agreed: 'true' };
    expect((await page().submit(path, entered)).text).toMatch(/role="alert">[^<]*: Code from the text message</);
    expect((await page().submit(path, { ...entered, action: 'code', phone: '123' })).text).toMatch(/role="alert"/);
    const nowhere = await page().get(`/invitations/${'x'.repeat(43)}`);
    expect([nowhere.status, nowhere.text.includes('This link does not exist')]).toEqual([200, true]);
    const wrong = await page().submit(path, { action: 'steal' });
    expect([wrong.status, wrong.type]).toEqual([400, 'text/html; charset=utf-8']);
  });
});
