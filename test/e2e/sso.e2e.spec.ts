import { until, uniqueName } from '@pc/testing';
import { join } from 'node:path';
import { BucketFolder } from '../support/bucket-folder';
import { type AnswerChanges, IdentityProvider } from '../support/identity-provider';
import { Platform } from '../support/platform';
import { Browser, type Seen } from './support/cookie-browser';
import { Inviting } from './support/inviting';
import type { Partner } from './support/partner';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { PASSWORD, World } from './support/world';

const CONFIGURATION = '/v2/partners/access-configuration';
const NOTICES = '/v2/partners/binding-notices';
const HEX = /^[0-9a-f]{32}$/;

interface Notice {
  readonly notice_id: string;
  readonly customer_id: string;
  readonly action: 0 | 1;
  readonly status: string;
}

/** customers 9: the jump from a partner's platform, as a browser makes it. */
describe('the jump to the vendor', () => {
  const world = new World();
  const { endpoint } = world.system;
  const service = `${endpoint}/docs?from=shop`;
  let metadata: string;
  let idp: IdentityProvider;
  let platform: Platform;
  let partner: Partner;
  let xaccountType: string;

  const settings = () => ({ idp_metadata: idp.metadata, notification_url: platform.url });
  const set = async (one: Partner, more: object = {}) =>
    (await one.api.put(CONFIGURATION, { ...settings(), ...more }).expect(200)).body as Record<string, string>;

  beforeAll(async () => {
    metadata = await (await fetch(`${endpoint}/authui/saml/metadata`)).text();
    idp = new IdentityProvider(metadata);
    platform = await Platform.start(metadata);
    partner = await world.partner();
    xaccountType = (await set(partner)).xaccount_type!;
  });
  afterAll(() => platform.stop());

  const link = (more: Readonly<Record<string, string>> = {}) =>
    `/authui/saml/login?${new URLSearchParams({ xAccountType: xaccountType, isFirstLogin: 'true', service, ...more }).toString()}`;

  /** From the link to where the answer that the platform posts leads: into the service, or to the choice. */
  async function arrive(browser: Browser, xaccountId: string, more: Readonly<Record<string, string>> = {}, changes: AnswerChanges = {}) {
    const begun = await browser.get(link(more));
    expect([begun.status, begun.location?.startsWith(idp.ssoUrl)]).toEqual([302, true]);
    const question = await idp.read(begun.location!);
    const form = { SAMLResponse: await idp.answer(question, xaccountId, changes), RelayState: question.relayState };
    const led = await browser.submit('/authui/saml/acs', form, 'elsewhere');
    choices.set(browser, led.location ?? '/authui/bindings');
    return { form, seen: led.location?.startsWith('/authui/entry?') ? await browser.get(led.location) : led };
  }

  /** Where each browser was led to choose an account; the arrival in it comes back with the page's form. */
  const choices = new WeakMap<Browser, string>();
  const choose = (browser: Browser, choice: Readonly<Record<string, string>>, at = choices.get(browser)) => {
    const arrival = new URL(at ?? '/', endpoint).searchParams.get('arrival');
    return browser.submit('/authui/bindings', { ...(arrival && { arrival }), agreed: 'true', ...choice });
  };
  const CHOICE = /^\/authui\/bindings\?arrival=[\w-]{43}$/;
  /** An error for people: no redirect, no session. */
  const isErrorPage = (seen: Seen, status: number, code: string, browser?: Browser) => {
    expect([seen.status, seen.location, seen.type]).toEqual([status, undefined, 'text/html; charset=utf-8']);
    expect(seen.text).toContain(code);
    expect(browser?.cookie('pc_session')).toBeUndefined();
  };
  const whoIs = async (browser: Browser) =>
    JSON.parse((await browser.get('/v2/sessions')).text) as { account_id?: string; error_code?: string };
  const noticesOf = async (one: Partner, customerId: string) =>
    ((await one.api.get(NOTICES).expect(200)).body as { notices: Notice[] }).notices.filter(
      ({ customer_id }) => customer_id === customerId,
    );

  it('customers 9.2 customers 9.5 customers 9.6 customers 9.7 a user opens an account, is let in, and the platform is told once; all ids are one', async () => {
    const browser = new Browser(endpoint);
    const user = uniqueName('user');
    const { seen } = await arrive(browser, user);
    expect([seen.status, seen.location]).toEqual([303, expect.stringMatching(CHOICE)]);
    const page = await browser.get(seen.location!);
    expect(page.status).toBe(200);
    for (const text of [`${partner.name} Ltd`, user, 'Open a new account', 'Bind the account that I have', 'type="checkbox" name="agreed"'])
      expect(page.text.replaceAll(/\s+/g, ' ')).toContain(text);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);

    const name = uniqueName('fresh').slice(0, 32);
    const opened = await choose(browser, { action: 'CREATE', account_name: name, password: PASSWORD, agreed: 'true' });
    expect([opened.status, opened.location]).toEqual([303, service]);
    const { account_id } = await whoIs(browser);
    expect(account_id).toMatch(HEX);
    const listed = (await partner.api.post('/v2/partners/sub-customers/query', { customer_id: account_id }).expect(200)).body as {
      customer_infos: object[];
    };
    expect(listed.customer_infos).toMatchObject([
      { customer_id: account_id, account_name: name, association_type: '2', xaccount_id: user, xaccount_type: xaccountType },
    ]);
    const told = await until(() => platform.received.find(({ xAccountId }) => xAccountId === user));
    expect(told).toEqual({
      domainId: account_id,
      domainName: name,
      userId: account_id,
      userName: name,
      xAccountId: user,
      xUserId: `user-of-${user}`,
      bindAction: 0,
    });
    const own = (await partner.api.get('/v2/accounts/credentials').expect(200)).body as { account_id: string };
    expect([own.account_id, (await set(partner)).partner_id]).toEqual([partner.id, partner.id]);
    expect(partner.id).toMatch(HEX);

    // customers 9.9: later logins go straight on, whatever the link says of a first one.
    for (const more of [{ isFirstLogin: 'false' }, { isFirstLogin: 'true' }]) {
      const again = new Browser(endpoint);
      const { seen: entered } = await arrive(again, user, more);
      expect([entered.status, entered.location]).toEqual([303, service]);
      expect((await whoIs(again)).account_id).toBe(account_id);
    }
    expect(platform.received.filter(({ xAccountId }) => xAccountId === user)).toHaveLength(1);
  });

  it('customers 4.32 an account that was made by API is bound: it comes by its platform without a first login', async () => {
    const made = { xaccount_id: uniqueName('shop-user'), xaccount_type: xaccountType, include_association_result: true };
    const { domain_id } = (await partner.api.post('/v2/partners/sub-customers', made).expect(200)).body as { domain_id: string };
    const browser = new Browser(endpoint);
    const { seen } = await arrive(browser, made.xaccount_id, { isFirstLogin: 'false' });
    expect([seen.status, seen.location]).toEqual([303, service]);
    expect((await whoIs(browser)).account_id).toBe(domain_id);
  });

  it('customers 9.5 customers 9.10 a user binds the account that it has; the end of the association lets go of it and tells so', async () => {
    const customer = await world.customer();
    const browser = new Browser(endpoint);
    const user = uniqueName('user');
    await arrive(browser, user);
    const wrong = await choose(browser, { action: 'BIND', account_name: customer.name, password: 'Wrong-2026' });
    isErrorPage(wrong, 401, 'Account name or password is wrong', browser);
    expect(wrong.text).toContain(`value="${customer.name}"`);
    const right = await choose(browser, { action: 'BIND', account_name: customer.name, password: PASSWORD });
    expect([right.status, right.location]).toEqual([303, service]);
    expect((await whoIs(browser)).account_id).toBe(customer.id);
    await world.associate(customer, {});
    // What came by the platform ends with the binding (customers 6.10).
    await until(async () => (await whoIs(browser)).error_code !== undefined, { timeoutMs: WITHIN_SECONDS_MS, what: 'the session to end' });
    const told = await until(() => {
      const mine = platform.received.filter(({ domainId }) => domainId === customer.id);
      return mine.length === 2 ? mine : undefined;
    });
    expect(told.map(({ bindAction, xAccountId }) => [bindAction, xAccountId])).toEqual([
      [0, user],
      [1, user],
    ]);
    expect(platform.forged).toBe(0);
    const states = await until(async () => {
      const notices = await noticesOf(partner, customer.id);
      return notices.every(({ status }) => status === 'SENT') ? notices : undefined;
    });
    expect(states.map(({ action }) => action).sort()).toEqual([0, 1]);
    const { seen } = await arrive(new Browser(endpoint), user);
    expect(seen.location).toMatch(CHOICE);
  });

  it('customers 9.5 a choice that another one made first is CBC.99000039, also as JSON', async () => {
    const user = uniqueName('user');
    const [first, second] = [new Browser(endpoint), new Browser(endpoint, 'zh-CN')];
    await arrive(first, user);
    await arrive(second, user);
    expect((await choose(first, { action: 'CREATE' })).status).toBe(303);
    const late = await choose(second, { action: 'CREATE' });
    isErrorPage(late, 400, 'xaccountId重复', second);
    const response = await fetch(`${endpoint}/authui/bindings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `pc_sso_ticket=${second.cookie('pc_sso_ticket')}` },
      body: JSON.stringify({ action: 'CREATE', agreed: 'true', arrival: choices.get(second)!.split('=')[1] }),
    });
    expect([response.status, await response.json()]).toMatchObject([400, { error_code: 'CBC.99000039' }]);
  });

  it('customers 9.5, 4.31 who does not agree gets the page again, and as JSON the documented error; nothing is bound', async () => {
    const [browser, name] = [new Browser(endpoint), uniqueName('unwilling').slice(0, 32)];
    await arrive(browser, uniqueName('user'));
    const arrival = choices.get(browser)!.split('=')[1]!;
    const seen = await browser.submit('/authui/bindings', { action: 'CREATE', account_name: name, arrival });
    isErrorPage(seen, 400, 'accept them first', browser);
    expect(seen.text).toContain(`value="${name}"`);
    const response = await fetch(`${endpoint}/authui/bindings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `pc_sso_ticket=${browser.cookie('pc_sso_ticket')}` },
      body: JSON.stringify({ action: 'CREATE', account_name: name, arrival }),
    });
    expect([response.status, await response.json()]).toMatchObject([400, { error_code: 'CBC.0100' }]);
    expect((await choose(browser, { action: 'CREATE', account_name: name })).status).toBe(303);
  });

  it.each<[status: number, code: string, choice: Record<string, string>, what: string]>([
    [400, 'action', { action: 'OTHER' }, 'another action'],
    [400, 'account_name', { action: 'BIND', password: PASSWORD }, 'no name'],
    [400, 'password', { action: 'BIND', account_name: 'somebody' }, 'no password'],
    [401, 'Account name or password is wrong', { action: 'BIND', account_name: 'nobody-at-all', password: PASSWORD }, 'an unknown name'],
    [400, 'The account name does not meet the rules', { action: 'CREATE', account_name: 'op_x12' }, 'a reserved name'],
    [400, 'The password does not meet the rules', { action: 'CREATE', password: 'short' }, 'a weak password'],
  ])('customers 9.5 the choice answers %i «%s» to %j: %s', async (status, text, choice) => {
    const browser = new Browser(endpoint);
    await arrive(browser, uniqueName('user'));
    const seen = await choose(browser, choice);
    expect([seen.status, seen.location]).toEqual([status, undefined]);
    expect(seen.text.toLowerCase()).toContain(text.toLowerCase());
    expect(browser.cookie('pc_session')).toBeUndefined();
  });

  it('customers 9.5 customers 5.13 the choice is refused where the account or the partner does not allow it', async () => {
    const refusedWith = async (name: string) => {
      const browser = new Browser(endpoint);
      await arrive(browser, uniqueName('user'));
      const seen = await choose(browser, { action: 'BIND', account_name: name, password: PASSWORD });
      expect([seen.status, seen.location, browser.cookie('pc_session')]).toEqual([400, undefined, undefined]);
      return /REPORTED_BY_OTHER|HAS_OTHER_PARTNER|IS_PARTNER|BOUND_ALREADY/.exec(seen.text)?.[0];
    };
    const other = await world.partner();
    expect(await refusedWith((await world.customer(other)).name)).toBe('HAS_OTHER_PARTNER');
    expect(await refusedWith(other.name)).toBe('IS_PARTNER');
    const phone = newPhone();
    const reported = await world.customer(undefined, { phone });
    await (await Inviting.in(world)).reported({ mobile_phone: phone });
    expect(await refusedWith(reported.name)).toBe('REPORTED_BY_OTHER');
    const taken = await world.customer();
    const [browser, name] = [new Browser(endpoint), uniqueName('taken').slice(0, 32)];
    await arrive(browser, uniqueName('user'));
    expect((await choose(browser, { action: 'BIND', account_name: taken.name, password: PASSWORD })).status).toBe(303);
    expect(await refusedWith(taken.name)).toBe('BOUND_ALREADY');
    const [one, two] = [new Browser(endpoint), new Browser(endpoint)];
    await arrive(one, uniqueName('user'));
    expect((await choose(one, { action: 'CREATE', account_name: name })).status).toBe(303);
    await arrive(two, uniqueName('user'));
    isErrorPage(await choose(two, { action: 'CREATE', account_name: name.toUpperCase() }), 400, 'The name exists already', two);
  });

  it('customers 9.5 customers 10.11 a login at the platform is good for five tries of names and passwords', async () => {
    const [browser, customer] = [new Browser(endpoint), await world.customer()];
    await arrive(browser, uniqueName('user'));
    for (let i = 0; i < 5; i++) {
      const guess = { action: 'BIND', account_name: i === 0 ? customer.name : uniqueName('nobody'), password: 'Wrong-2026' };
      isErrorPage(await choose(browser, guess), 401, 'Account name or password is wrong', browser);
    }
    const right = { action: 'BIND', account_name: customer.name, password: PASSWORD };
    isErrorPage(await choose(browser, right), 403, 'CBC.0151', browser);
  });

  describe('customers 9.5 two browsers', () => {
    /** Of a login that one browser began: the answer to its question, and where it leads the browser that posts it. */
    async function swap(poster: Browser, beginner: Browser, user: string) {
      const question = await idp.read((await beginner.get(link())).location!);
      const form = { SAMLResponse: await idp.answer(question, user), RelayState: question.relayState };
      return poster.submit('/authui/saml/acs', form, 'elsewhere');
    }
    const newcomers = () => [new Browser(endpoint), new Browser(endpoint)] as const;
    const boundUser = async () => {
      const [browser, user] = [new Browser(endpoint), uniqueName('user')];
      await arrive(browser, user);
      expect((await choose(browser, { action: 'CREATE' })).status).toBe(303);
      return user;
    };

    it('customers 9.5 an answer that another browser posts lets nobody in: not the one that posts, not the one that began', async () => {
      const user = await boundUser();
      const [attacker, victim] = newcomers();
      const led = await swap(victim, attacker, user);
      expect([led.status, led.location]).toEqual([303, expect.stringMatching(/^\/authui\/entry\?arrival=[\w-]{43}$/)]);
      expect(victim.cookie('pc_session')).toBeUndefined();
      isErrorPage(await victim.get(led.location!), 403, 'CBC.0151', victim);
      // The one that began cannot know where the other was led.
      for (const guess of ['/authui/entry', '/authui/entry?arrival=', `/authui/entry?arrival=${'x'.repeat(43)}`])
        isErrorPage(await attacker.get(guess), 403, 'CBC.0151', attacker);
      // Not even with a login of its own under way.
      await victim.get(link());
      isErrorPage(await victim.get(led.location!), 403, 'CBC.0151', victim);
    });

    it('customers 9.5 nobody chooses an account with the login of another browser', async () => {
      const [attacker, victim] = newcomers();
      const led = await swap(victim, attacker, uniqueName('user'));
      expect([led.status, led.location]).toEqual([303, expect.stringMatching(CHOICE)]);
      isErrorPage(await victim.get(led.location!), 403, 'CBC.0151', victim);
      isErrorPage(await choose(victim, { action: 'CREATE' }, led.location), 403, 'CBC.0151', victim);
      isErrorPage(await attacker.get('/authui/bindings'), 403, 'CBC.0151', attacker);
      isErrorPage(await choose(attacker, { action: 'CREATE' }), 403, 'CBC.0151', attacker);
    });

    it('customers 9.5 one browser may have two logins under way, and each way in opens once', async () => {
      const [user, browser] = [await boundUser(), new Browser(endpoint)];
      const [one, two] = [await swap(browser, browser, user), await swap(browser, browser, user)];
      for (const led of [one, two]) expect(await browser.get(led.location!)).toMatchObject({ status: 303, location: service });
      const again = await browser.get(one.location!);
      expect([again.status, again.location]).toEqual([403, undefined]);
    });
  });

  it('customers 9.2 customers 9.9 bad links are error pages without a redirect', async () => {
    const browser = new Browser(endpoint);
    isErrorPage(await browser.get(link({ xAccountType: 'XA-nobody' })), 404, 'APIGW.0101', browser);
    isErrorPage(await browser.get('/authui/saml/login?isFirstLogin=true&service=x'), 400, 'xAccountType', browser);
    isErrorPage(await browser.get(`/authui/saml/login?xAccountType=${xaccountType}&isFirstLogin=true`), 400, 'service', browser);
    for (const wrong of [
      'https://evil.example.com/',
      `${endpoint}@evil.example.com/`,
      'javascript:alert(1)',
      `\\\\${new URL(endpoint).host}`,
      '',
    ])
      isErrorPage(await browser.get(link({ service: wrong })), 400, 'service', browser);
    for (const isFirstLogin of ['false', '']) {
      const { seen } = await arrive(browser, uniqueName('unbound'), { isFirstLogin });
      isErrorPage(seen, 400, 'bind first', browser);
    }
    isErrorPage(await new Browser(endpoint, 'zh-CN,zh;q=0.9').get(link({ service: 'x' })), 400, '参数错误');
    const asJson = await fetch(`${endpoint}${link({ service: 'x' })}`, { headers: { accept: 'application/json', 'x-language': 'en_US' } });
    expect([asJson.status, await asJson.json()]).toMatchObject([400, { error_code: 'CBC.0100' }]);
  });

  it.each<[string, AnswerChanges]>([
    ['wrongly signed', { signedWith: undefined as never }],
    ['for another audience', { audience: 'https://other.example.com' }],
    ['for another recipient', { recipient: 'https://other.example.com/acs' }],
    ['older than five minutes', { issued: -301_000 }],
    ['expired', { notOnOrAfter: -1_000 }],
    ['to another request', { inResponseTo: '_another' }],
  ])('customers 9.5 an answer that is %s is 403, without a session', async (what, changes) => {
    const browser = new Browser(endpoint);
    const other = new IdentityProvider(metadata);
    const { seen } = await arrive(browser, uniqueName('user'), {}, what === 'wrongly signed' ? { signedWith: other.pair } : changes);
    isErrorPage(seen, 403, 'CBC.0151', browser);
    isErrorPage(await choose(browser, { action: 'CREATE' }), 403, 'CBC.0151', browser);
  });

  it('customers 9.5 an answer counts once; without our RelayState, as no form, or as nothing it does not count', async () => {
    const browser = new Browser(endpoint);
    const { form } = await arrive(browser, uniqueName('user'));
    isErrorPage(await browser.submit('/authui/saml/acs', form, 'elsewhere'), 403, 'CBC.0151', browser);
    const begun = await browser.get(link());
    const question = await idp.read(begun.location!);
    const SAMLResponse = await idp.answer(question, uniqueName('user'));
    isErrorPage(await browser.submit('/authui/saml/acs', { SAMLResponse }, 'elsewhere'), 403, 'CBC.0151', browser);
    isErrorPage(await browser.submit('/authui/saml/acs', { RelayState: 'x' }, 'elsewhere'), 400, 'SAMLResponse', browser);
    isErrorPage(await browser.submit('/authui/saml/acs', { SAMLResponse: 'x', RelayState: 'x' }, 'elsewhere'), 403, 'CBC.0151', browser);
    const asJson = await fetch(`${endpoint}/authui/saml/acs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([asJson.status, await asJson.json()]).toMatchObject([415, { error_code: 'CBC.0100' }]);
  });

  describe('access configuration', () => {
    it('customers 9.1 customers 9.8 is set and read by the main account; the identifier stays', async () => {
      const one = await world.partner();
      const more = { contact: 'Ada, ops@example.com', service_hosts: ['shop.example.com'], attachment_upload: true };
      const first = await set(one, more);
      expect(first).toMatchObject({
        partner_id: one.id,
        idp_entity_id: idp.entityId,
        sp_metadata_url: `${endpoint}/authui/saml/metadata`,
        ...more,
      });
      expect(await set(one, { contact: 'Bob' })).toMatchObject({ ...first, contact: 'Bob' });
      expect((await one.api.get(CONFIGURATION).expect(200)).body).toMatchObject({ ...first, contact: 'Bob' });
    });

    it.each<[field: string, wrong: object]>([
      ['idp_metadata', { idp_metadata: '<EntityDescriptor/>' }],
      ['idp_metadata', { idp_metadata: '<!DOCTYPE a []><a/>' }],
      ['idp_metadata', { idp_metadata: null }],
      ['idp_metadata', { idp_metadata: 7 }],
      ['notification_url', { notification_url: 'http://shop.example.com/' }],
      ['notification_url', { notification_url: '' }],
      ['attachment_upload', { attachment_upload: 'true' }],
      ['service_hosts[0]', { service_hosts: ['https://shop.example.com'] }],
      ['bucket', { bucket: 'Not A Bucket' }],
      ['contact', { contact: 'x'.repeat(257) }],
    ])('customers 9.8 a wrong %s is 400 CBC.0100 and nothing is stored', async (field, wrong) => {
      const one = await world.partner();
      await one.api.put(CONFIGURATION, { ...settings(), ...wrong }).expect(refused(400, 'CBC.0100', field));
      expect((await one.api.get(CONFIGURATION).expect(200)).body).not.toHaveProperty('xaccount_type');
    });

    it('customers 9.8 users of the partner, customers and the staff are refused', async () => {
      const clerk = await world.user(partner, 'PCB_ITEM_ADMINISTRATOR', 'PCB_ITEM_BINDING_NOTICES');
      for (const { api } of [clerk, await world.customer(partner), world.operator]) {
        await api.get(CONFIGURATION).expect(refused(403, 'CBC.0151'));
        await api.put(CONFIGURATION, settings()).expect(refused(403, 'CBC.0151'));
      }
    });

    it("customers 9.8 another partner's bucket is refused, and another bucket while the switch is on", async () => {
      const [one, other] = [await world.partner(), await world.partner()];
      const bucket = uniqueName('files').toLowerCase().replaceAll('_', '-').slice(0, 60);
      new BucketFolder(join(world.system.dataDir, 'buckets'), bucket).make();
      await set(one, { bucket, attachment_upload: true });
      await other.api.put(CONFIGURATION, { ...settings(), bucket }).expect(refused(400, 'CBC.99005030', 'bucket'));
      const body = { error_code: 'CBC.99007004', fail_check_items: ['SWITCH_OFF_FIRST'] };
      expect((await one.api.put(CONFIGURATION, { bucket: `${bucket}-2` }).expect(400)).body).toMatchObject(body);
      await set(one, { attachment_upload: false });
      await set(one, { bucket: '' });
      await until(async () => (await other.api.put(CONFIGURATION, { ...settings(), bucket })).status === 200);
    });
  });

  it('customers 9.6 notices are seen and sent again by their partner and the staff alone', async () => {
    const one = await world.partner();
    const { xaccount_type } = await set(one);
    const browser = new Browser(endpoint);
    await arrive(browser, uniqueName('user'), { xAccountType: xaccount_type! });
    expect((await choose(browser, { action: 'CREATE' })).status).toBe(303);
    const { account_id } = await whoIs(browser);
    const [sent] = await until(async () => {
      const notices = await noticesOf(one, account_id!);
      return notices[0]?.status === 'SENT' ? notices : undefined;
    });
    expect(await noticesOf(partner, account_id!)).toEqual([]);
    const all = (await world.operator.api.get(`/v2/operations/binding-notices?partner_id=${one.id}`).expect(200)).body as {
      notices: Notice[];
    };
    expect(all.notices.map(({ notice_id }) => notice_id)).toEqual([sent!.notice_id]);
    const path = `/${sent!.notice_id}/resend`;
    await partner.api.post(NOTICES + path).expect(refused(400, 'CBC.0101', 'notice_id'));
    for (const [account, base] of [[one, NOTICES] as const, [world.operator, '/v2/operations/binding-notices'] as const])
      expect((await account.api.post(base + path).expect(400)).body).toMatchObject({ fail_check_items: ['WRONG_STATE'] });
    await partner.api.get('/v2/operations/binding-notices').expect(refused(403, 'CBC.0151'));
    await (await world.user(one)).api.get(NOTICES).expect(refused(403, 'CBC.0151'));
    await one.api.get(`${NOTICES}?status=LOST`).expect(refused(400, 'CBC.0100', 'status'));
  });
});
