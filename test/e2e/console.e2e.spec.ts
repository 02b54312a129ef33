import { SignedClient, uniqueName } from '@pc/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from './support/chromium';
import { ConsoleWindow } from './support/console-window';
import { newPhone } from './support/phones';
import { Registrant } from './support/registrant';
import { World } from './support/world';

const NARROW = 400;

/** The console as people use it: a real browser, the built files, the running system. */
describe('the console in a browser', () => {
  const world = new World();
  let browser: Browser;
  let registrant: Registrant;
  let window: ConsoleWindow;

  beforeAll(async () => {
    [browser, registrant] = await Promise.all([launchChromium(), Registrant.in(world)]);
  });
  beforeEach(async () => {
    window = await ConsoleWindow.in(browser, world.system.endpoint);
  });
  afterEach(() => window.close());
  afterAll(() => browser?.close());

  const signedIn = async (path: string, heading: string) => {
    await window.open(path);
    await window.heading('Sign in');
    await window.signIn(registrant.partner);
    await window.heading(heading);
  };

  it('customers 10.11 signs in with the keyboard alone; scripts see no session, and nothing is kept', async () => {
    await window.open();
    await window.heading('Sign in');
    const { keyboard } = window.page;
    await keyboard.press('Tab');
    await keyboard.type(registrant.partner.name);
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('wrong');
    await keyboard.press('Enter');
    await window.page
      .getByRole('alert')
      .getByText(/password is wrong/)
      .waitFor();
    await window.page.getByLabel('Password').fill('');
    await window.signIn(registrant.partner);
    await window.heading('Customers');
    await window.page.getByText('There are no customers yet.').waitFor();
    expect(window.page.url()).toBe(`${world.system.endpoint}/console/customers`);
    expect(await window.cookies()).toMatchObject([{ name: 'pc_session', httpOnly: true, sameSite: 'Lax' }]);
    expect(await window.page.evaluate('document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })')).toBe('{}');
  });

  it('customers 4.31, 8.1, 8.2, 8.3 registers a customer with the code from the phone, who then stands in the list', async () => {
    await signedIn('/customers/register', 'Register a customer');
    const { page } = window;
    const [name, phone, xaccountId] = [uniqueName('c').slice(0, 24), newPhone(), uniqueName('x')];
    const submit = page.getByRole('button', { name: 'Register' });
    await page
      .getByRole('region', { name: 'User agreement' })
      .getByText(/on behalf of the customer/)
      .waitFor();
    await page
      .getByRole('region', { name: 'Privacy statement' })
      .getByText(/stored encrypted/)
      .waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('Account name').fill(name);
    await page.getByText('Available').waitFor();
    await page.getByLabel(/^Phone/).fill(phone);
    await page.getByText('This number can register 3 more').waitFor();
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByText(`A code was sent to ${phone}`).waitFor();
    expect(await page.getByRole('button', { name: /^Send again in/ }).isDisabled()).toBe(true);
    await page.getByLabel('Verification code').fill('000000');
    await page.getByLabel(/id on your platform/).fill(xaccountId);
    await page.getByLabel('Platform identifier').fill(registrant.xaccountType);
    expect(await submit.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /has read and accepts/ }).check();
    await submit.click();
    await page.getByText('The verification code is wrong').waitFor();
    await page.getByLabel('Verification code').fill(await world.codeFor(phone));
    await submit.click();
    await page.getByText('The customer is registered').waitFor();
    const id = await page.getByText(/^[0-9a-f]{32}$/).textContent();
    await page.getByRole('link', { name: 'To the customers' }).click();
    await page
      .getByRole('rowheader', { name: new RegExp(`^${name}`) })
      .getByText(id!)
      .waitFor();
    const { customer_infos } = (await registrant.partner.api.post('/v2/partners/sub-customers/query', { customer_id: id }).expect(200))
      .body as { customer_infos: object[] };
    expect(customer_infos).toMatchObject([{ account_name: name, telephone: phone, xaccount_id: xaccountId, association_type: '2' }]);
  });

  it('customers 7.15, 7.6, 8.4 labels a customer in the list, and finds it by label and phone, page by page', async () => {
    const partner = await world.partner();
    const phone = newPhone();
    await world.customers(11, partner);
    const wanted = await world.customer(partner, { phone });
    await window.open('/customers');
    await window.signIn(partner);
    const { page } = window;
    await page.getByText('1–10 of 12').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('11–12 of 12').waitFor();
    await page.getByLabel('Phone', { exact: true }).fill(phone);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('1–1 of 1', { exact: true }).waitFor();
    await page.getByRole('button', { name: `Edit the label of ${wanted.name}` }).click();
    await page.keyboard.type('spring-fair');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'spring-fair' }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('1–10 of 12').waitFor();
    await page.getByLabel('Label', { exact: true }).fill('fair');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('rowheader', { name: new RegExp(`^${wanted.name}`) }).waitFor();
    await page.getByText('1–1 of 1', { exact: true }).waitFor();
  });

  it('customers 10.10 makes a key that signs at once, shows its secret once, and deletes it after a question', async () => {
    await signedIn('/credentials', 'My credentials');
    const { page } = window;
    await page.getByText(registrant.partner.id).waitFor();
    await page.getByRole('button', { name: 'Create an access key' }).click();
    await page.getByText('it is shown this once and never again').waitFor();
    const secret = (await page.locator('dd.code').last().textContent())!.split(' ')[0]!;
    const made = (await page.locator('.new-key dd.code').first().textContent())!;
    await new SignedClient(world.system.endpoint, { accessKey: made, secretKey: secret }).get('/v2/accounts/credentials').expect(200);
    await page.getByRole('button', { name: 'I have saved it' }).click();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByRole('button', { name: `Delete ${made}` }).click();
    await page.getByRole('button', { name: 'Delete the key' }).click();
    await page.getByRole('rowheader', { name: made }).waitFor({ state: 'detached' });
  });

  it('speaks the language of the browser, or the one that was chosen, also after it was loaded anew', async () => {
    const chinese = await ConsoleWindow.in(browser, world.system.endpoint, 'zh-CN');
    await chinese.open();
    await chinese.heading('登录');
    await chinese.signIn(registrant.partner, { account: '账号名', password: '密码' });
    await chinese.heading('客户');
    await chinese.page.getByRole('button', { name: 'English' }).click();
    await chinese.heading('Customers');
    await chinese.page.reload();
    await chinese.heading('Customers');
    expect(await chinese.page.evaluate('document.documentElement.lang + JSON.stringify({ ...localStorage })')).toBe(
      'en{"pc.language":"en_US"}',
    );
    await chinese.close();
  });

  it('customers 10.11 signs out for good, and a session that is gone leads back to the login with a message', async () => {
    await signedIn('/customers', 'Customers');
    const [before] = await window.cookies();
    await window.page.getByRole('button', { name: 'Sign out' }).click();
    await window.heading('Sign in');
    expect(await window.cookies()).toEqual([]);
    const old = await fetch(`${world.system.endpoint}/v2/sessions`, { headers: { cookie: `pc_session=${before!.value}` } });
    expect(old.status).toBe(401);
    await window.signIn(registrant.partner);
    await window.heading('Customers');
    // The list itself, asked for without a session, would lead away before the button can be pressed.
    await window.page.getByRole('table').or(window.page.getByText('There are no customers yet.')).waitFor();
    await window.forgetCookies();
    await window.page.getByRole('button', { name: 'Search' }).click();
    await window.page.getByText('Your session has ended. Please sign in again.').waitFor();
    await window.signIn(registrant.partner);
    await window.heading('Customers');
  });

  it.each(['light', 'dark'] as const)('has no barriers and fits into a narrow window on any page, %s', async (colorScheme) => {
    await window.page.emulateMedia({ colorScheme });
    // The longest name that there is: one of 32 characters without a gap, as it is made for who gives none.
    await registrant.registered({ domain_name: null, include_association_result: true });
    const checked = async () => ({ barriers: await window.barriers(), overhang: await window.overhang(NARROW) });
    const sound = { barriers: [], overhang: 0 };
    await window.open();
    await window.heading('Sign in');
    expect(await checked()).toEqual(sound);
    await window.signIn(registrant.partner);
    await window.page
      .getByRole('button', { name: /^Edit the label/ })
      .first()
      .click();
    expect(await checked()).toEqual(sound);
    await window.open('/customers/register');
    await window.page.getByRole('region', { name: 'User agreement' }).waitFor();
    await window.page.getByRole('button', { name: 'Register' }).isDisabled();
    await window.page.getByRole('checkbox', { name: /has read and accepts/ }).check();
    await window.page.getByRole('button', { name: 'Register' }).click();
    await window.page.getByText('Please check the marked fields.').waitFor();
    expect(await checked()).toEqual(sound);
    await window.open('/credentials');
    await window.page.getByRole('heading', { name: 'Access keys' }).waitFor();
    expect(await checked()).toEqual(sound);
  });
});
