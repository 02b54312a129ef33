import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, PASSWORD, PUBLIC_URL, refusalOf } from '../../../../../test/support/customer-harness';
import { DAY_MS, Reporting } from '../../../../../test/support/reporting';
import { render } from '../../domain/notices/templates';
import { Accounts } from '../../ports/accounts';
import { Secrets } from '../../ports/secrets';
import { ExpireDueReports } from '../reports/expire-due/expire-due-reports.use-case';

describe('invitations on the real store', () => {
  let service: CustomerHarness;
  let reporting: Reporting;
  let partner: Caller;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    reporting = new Reporting(service);
    partner = await reporting.partner();
  });
  afterAll(() => service?.close());

  const itemsOf = (reply: Parameters<typeof refusalOf>[0]) => refusalOf(reply).items;
  const eventsOf = async (id: string) => (await service.eventsOf(id)).map(({ version, data }) => ({ version, ...data }));

  /** A reported prospect with an invitation by e-mail. */
  async function invited(caller = partner, more: { association_type?: '1' | '2'; label?: string } = {}) {
    const phone = reporting.newPhone();
    const email = `${phone}@example.com`;
    const { report_id } = bodyOf(await reporting.report(caller, { phone, email, label: 'of the report' }));
    const { invitation_id, expire_time } = bodyOf(await reporting.inviteByEmail(caller, report_id, more));
    const { url } = await reporting.mailTo(email, 'INVITATION');
    return { phone, email, report_id, invitation_id, expire_time, url: url! };
  }

  it('customers 5.1 customers 5.15 a reported prospect is invited, registers and belongs to the partner', async () => {
    const { phone, report_id, invitation_id, url } = await invited();
    expect(await reporting.one(partner, report_id)).toMatchObject({ association_status: 'INVITED', association_type: '2' });
    const { customer_id, account_name } = bodyOf(await reporting.accept(url, { phone }));
    expect(account_name).toMatch(/^[a-f][0-9a-f]{31}$/);
    const account = await reporting.account(customer_id);
    expect(account).toMatchObject({ registeredVia: 'INVITE', contact: { phone }, label: 'of the report' });
    expect(account.association).toMatchObject({ partnerId: partner.account_id, type: '2', first: true });
    const told = (await service.eventsOf(customer_id)).map(({ type, data }) => [type, data['registered_via'] ?? data['via_report']]);
    expect(told).toEqual([
      ['pc.customer.customer-created.v1', 'INVITE'],
      ['pc.customer.association-started.v1', true],
    ]);
    expect(await reporting.one(partner, report_id)).toMatchObject({ status: 'ASSOCIATED', association_status: 'ASSOCIATED' });
    expect(await eventsOf(invitation_id)).toMatchObject([
      { version: 1, from: 'NONE', to: 'OPEN', kind: 'EMAIL', report_id },
      { version: 2, from: 'OPEN', to: 'USED', outcome: 'ASSOCIATED', customer_id },
    ]);
    const login = await service.port(Accounts).findLogin(account_name);
    expect(await service.port(Secrets).verifyPassword(PASSWORD, login?.passwordHash)).toBe(true);
  });

  it('customers 5.8 only a valid report is invited by e-mail', async () => {
    const { report_id } = bodyOf(await reporting.report(partner, { draft: true, email: 'a@example.com' }));
    expect(itemsOf(await reporting.inviteByEmail(partner, report_id))).toEqual(['NOT_REPORTED']);
    const silent = bodyOf(await reporting.report(partner)).report_id;
    expect(itemsOf(await reporting.inviteByEmail(partner, silent))).toEqual(['NO_EMAIL']);
    const foreign = await reporting.partner();
    expect(refusalOf(await reporting.inviteByEmail(foreign, silent))).toMatchObject({ code: 'CBC.0101', field: 'report_id' });
  });

  it('customers 5.9 is valid 7 days, sent again only after its expiry, and its preview is what is sent', async () => {
    const phone = reporting.newPhone();
    const email = `${phone}@example.com`;
    const { report_id } = bodyOf(await reporting.report(partner, { phone, email }));
    const preview = bodyOf(await reporting.invitations.preview(service.ask({ report_id }, partner)));
    const { invitation_id, expire_time } = bodyOf(await reporting.inviteByEmail(partner, report_id));
    expect(expire_time).toBe(`${new Date(service.clock.now().getTime() + 7 * DAY_MS).toISOString().slice(0, 19)}Z`);
    const values = await reporting.mailTo(email, 'INVITATION');
    const sent = render('INVITATION', 'zh-cn', values);
    expect(preview.subject).toBe(sent.subject);
    expect(preview.text).toBe(sent.body.replace(/invitations\/[\w-]{43}/, 'invitations/…'));
    expect(preview.receiver).toBe('1***@example.com');
    expect(itemsOf(await reporting.inviteByEmail(partner, report_id))).toEqual(['INVITATION_STILL_VALID']);
    service.clock.advance(7 * DAY_MS);
    expect(itemsOf(await reporting.accept(values.url!, { phone, code: '000000' }))).toEqual(['LINK_EXPIRED']);
    await service.part(ExpireDueReports).execute(service.clock.now());
    expect((await eventsOf(invitation_id)).at(-1)).toMatchObject({ from: 'OPEN', to: 'EXPIRED' });
    bodyOf(await reporting.inviteByEmail(partner, report_id));
    const { url } = await reporting.mailTo(email, 'INVITATION');
    expect(url).not.toBe(values.url);
    bodyOf(await reporting.accept(url!, { phone }));
  });

  it('customers 5.7 a phone other than the reported one is refused, and the invitation stays open', async () => {
    const { phone, report_id, url } = await invited();
    expect(itemsOf(await reporting.accept(url, { phone: reporting.newPhone() }))).toEqual(['PHONE_DIFFERS_FROM_REPORT']);
    expect(await reporting.one(partner, report_id)).toMatchObject({
      status: 'REPORTED',
      association_status: 'FAILED',
      failure_reason: 'PHONE_DIFFERS_FROM_REPORT',
    });
    bodyOf(await reporting.accept(url, { phone }));
    expect(await reporting.one(partner, report_id)).not.toHaveProperty('failure_reason');
  });

  it('customers 5.18 customers 5.20 of two acceptances of one e-mail invitation one succeeds, the other gets LINK_USED', async () => {
    const { phone, url } = await invited();
    const [existing, other] = [await reporting.customer(phone), await reporting.customer(phone)];
    const replies = await Promise.all([reporting.acceptAs(existing, url), reporting.acceptAs(other, url)]);
    expect(replies.map(({ type }) => type).toSorted()).toEqual(['answer', 'refusal']);
    expect(itemsOf(replies.find(({ type }) => type === 'refusal')!)).toEqual(['LINK_USED']);
    const { results } = await reporting.results(partner);
    expect(
      results.filter(({ mobile_phone }) => mobile_phone?.endsWith(phone.slice(-4))).map(({ failure_reason }) => failure_reason),
    ).toEqual(expect.arrayContaining([undefined, 'LINK_USED']));
  });

  it('customers 5.12 customers 5.15 an existing customer confirms, in the kind that the inviter picked; resale must be agreed to', async () => {
    const [referral, resale] = [await reporting.link(partner, { association_type: '1' }), await reporting.link(partner)];
    const [first, second] = [await reporting.customer(reporting.newPhone()), await reporting.customer(reporting.newPhone())];
    expect(bodyOf(await reporting.acceptAs(first, referral, undefined))).toEqual({
      customer_id: first.account_id,
      account_name: first.account_name,
    });
    expect((await reporting.account(first.account_id)).association).toMatchObject({ type: '1', partnerId: partner.account_id });
    const token_hash = reporting.hashOf(resale);
    for (const [answer, reason] of [
      [{}, 'required'],
      [{ agreed: false }, 'not_agreed'],
    ] as const) {
      const reply = await reporting.invitations.accept(service.ask({ token_hash, ...answer }, second));
      expect(refusalOf(reply)).toMatchObject({ code: 'CBC.0100', field: 'agreed', reason });
    }
    bodyOf(await reporting.acceptAs(second, resale));
    expect((await reporting.account(second.account_id)).association).toMatchObject({ type: '2' });
  });

  it('customers 5.10 customers 5.21 a link is the same one for the same operator, kind, label and type, and does not expire', async () => {
    const clerk = { ...partner, user_id: 'clerk-1', user_name: 'clerk' };
    const wishes = [
      [partner, {}],
      [partner, { association_type: '1' }],
      [clerk, {}],
      [partner, { kind: 'CUSTOM_LINK', label: 'a' }],
      [partner, { kind: 'CUSTOM_LINK', label: 'b' }],
      [partner, { kind: 'ACTIVITY_LINK', label: 'a' }],
    ] as const;
    const show = () => Promise.all(wishes.map(([caller, wish]) => reporting.link(caller, wish)));
    const [first, twice] = [await show(), await show()];
    expect(twice).toEqual(first);
    expect(new Set(first).size).toBe(wishes.length);
    const parallel = await Promise.all(Array.from({ length: 4 }, () => reporting.link(partner, { kind: 'CUSTOM_LINK', label: 'at once' })));
    expect(new Set(parallel).size).toBe(1);
    service.clock.advance(1000 * DAY_MS);
    await service.part(ExpireDueReports).execute(service.clock.now());
    bodyOf(await reporting.accept(first[0]!, { phone: reporting.newPhone() }));
  });

  it('customers 5.11 customers 5.18 who joins through a link gets its label; many may', async () => {
    const clerk = { ...partner, user_id: 'clerk-2', user_name: 'sales-clerk' };
    const general = await reporting.link(clerk);
    const custom = await reporting.link(partner, { kind: 'CUSTOM_LINK', label: 'spring fair' });
    const labels: Array<string | undefined> = [];
    for (const url of [general, general, custom]) {
      const { customer_id } = bodyOf(await reporting.accept(url, { phone: reporting.newPhone() }));
      labels.push((await reporting.account(customer_id)).label);
    }
    expect(labels).toEqual(['sales-clerk', 'sales-clerk', 'spring fair']);
    expect(
      refusalOf(await reporting.invitations.createLink(service.ask({ kind: 'CUSTOM_LINK', association_type: '2' }, partner))),
    ).toMatchObject({
      code: 'CBC.0100',
      field: 'label',
    });
    const { invitations } = bodyOf(
      await reporting.invitations.list(service.ask({ offset: 0, limit: 10, kind: 'GENERAL_LINK', label: 'sales' }, partner)),
    );
    expect(invitations).toMatchObject([{ created_by: 'sales-clerk', associated_count: 2, failed_count: 0, status: 'OPEN' }]);
  });

  it('customers 5.19 a link fulfils a valid report of its partner, is refused to who was reported by another, and needs no report', async () => {
    const [url, other, phone] = [await reporting.link(partner), await reporting.partner(), reporting.newPhone()];
    const { report_id } = bodyOf(await reporting.report(partner, { phone }));
    expect(itemsOf(await reporting.accept(await reporting.link(other), { phone }))).toEqual(['REPORTED_BY_OTHER']);
    const accepted = bodyOf(await reporting.accept(url, { phone }));
    expect(await reporting.one(partner, report_id)).toMatchObject({ status: 'ASSOCIATED' });
    const via = async (id: string) =>
      (await service.eventsOf(id)).find(({ type }) => type.includes('association-started'))?.data['via_report'];
    expect(await via(accepted.customer_id)).toBe(true);
    const free = bodyOf(await reporting.accept(url, { phone: reporting.newPhone() }));
    expect(await via(free.customer_id)).toBe(false);
    const vendors = reporting.newPhone();
    bodyOf(await reporting.vendorReport(vendors));
    expect(itemsOf(await reporting.accept(url, { phone: vendors }))).toEqual(['REPORTED_BY_OTHER']);
  });

  it('customers 5.13 customers 5.14 customers 5.20 a refused acceptance makes nothing and is stored for the partner with its reason', async () => {
    const caller = await reporting.partner();
    const url = await reporting.link(caller);
    const phone = reporting.newPhone();
    const master = await reporting.customer(phone, { enterpriseKind: 'MASTER', creditAccount: true });
    await reporting.customer(reporting.newPhone(), { enterpriseKind: 'NON_CUSTODY_MEMBER', enterpriseMasterId: master.account_id });
    expect(itemsOf(await reporting.acceptAs(master, url))).toEqual(['HAS_CREDIT_ACCOUNT', 'NOT_ALLOWED']);
    expect((await reporting.account(master.account_id)).association).toBeUndefined();
    const { results, total_count } = await reporting.results(caller, { association_status: 'FAILED' });
    expect(total_count).toBe(1);
    expect(results).toEqual([
      {
        invitation_id: expect.any(String) as string,
        association_status: 'FAILED',
        failure_reason: 'HAS_CREDIT_ACCOUNT',
        account_name: `c${'*'.repeat(master.account_name.length - 1)}`,
        mobile_phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
        attempted_at: expect.any(String) as string,
      },
    ]);
    await reporting.setFacts(master.account_id, { creditAccount: false, enterpriseKind: 'NONE' });
    bodyOf(await reporting.acceptAs(master, url));
    expect((await reporting.results(caller)).results).toMatchObject([{ association_status: 'ASSOCIATED', customer_id: master.account_id }]);
    expect((await reporting.results(partner, { invitation_id: results[0]!.invitation_id })).total_count).toBe(0);
  });

  it('customers 5.13 customers 5.16 billing decides on debt and consumption; silent, the system is busy', async () => {
    const url = await reporting.link(partner);
    const customer = await reporting.customer(reporting.newPhone());
    service.standings.people.set(customer.account_id, { debtFen: 100 });
    expect(itemsOf(await reporting.acceptAs(customer, url))).toEqual(['NOT_ALLOWED']);
    service.standings.people.set(customer.account_id, { cashConsumption: true });
    expect(itemsOf(await reporting.acceptAs(customer, url))).toEqual(['NOT_ALLOWED']);
    service.standings.silent = true;
    expect(itemsOf(await reporting.acceptAs(customer, url))).toEqual(['SYSTEM_BUSY']);
    service.standings.silent = false;
    expect((await reporting.results(partner)).results).toContainEqual(expect.objectContaining({ failure_reason: 'SYSTEM_BUSY' }));
  });

  it('customers 5.16 a partner, an unknown link, a link of a removed report, and a link used before', async () => {
    const { report_id, url } = await invited();
    const customer = await reporting.customer(reporting.newPhone());
    expect(itemsOf(await reporting.acceptAs(await reporting.partner(), await reporting.link(partner)))).toEqual(['IS_PARTNER']);
    bodyOf(await reporting.reports.remove(service.ask({ report_ids: [report_id] }, partner)));
    expect(itemsOf(await reporting.acceptAs(customer, url))).toEqual(['LINK_NOT_FOUND']);
    expect(itemsOf(await reporting.acceptAs(customer, `${PUBLIC_URL}/invitations/${'x'.repeat(43)}`))).toEqual(['LINK_NOT_FOUND']);
    const link = await reporting.link(partner);
    bodyOf(await reporting.acceptAs(customer, link));
    expect(itemsOf(await reporting.acceptAs(customer, link))).toEqual(['INVITE_CODE_USED']);
    expect(itemsOf(await reporting.acceptAs(customer, await reporting.link(partner, { association_type: '1' })))).toEqual([
      'HAS_OTHER_PARTNER',
    ]);
    expect((await reporting.account(customer.account_id)).association).toMatchObject({ type: '2' });
  });

  it('customers 5.16 e-mail invitations of a report that expired meanwhile are over', async () => {
    const phone = reporting.newPhone();
    const email = `${phone}@example.com`;
    const { report_id } = bodyOf(await reporting.report(partner, { phone, email }));
    service.clock.advance(14 * DAY_MS);
    bodyOf(await reporting.inviteByEmail(partner, report_id));
    const { url } = await reporting.mailTo(email, 'INVITATION');
    service.clock.advance(2 * DAY_MS);
    expect(itemsOf(await reporting.acceptAs(await reporting.customer(phone), url!))).toEqual(['LINK_EXPIRED']);
  });

  it('customers 5.20 a partner that may not take customers on makes the acceptance fail, without an account', async () => {
    const caller = await reporting.partner();
    const [url, phone] = [await reporting.link(caller), reporting.newPhone()];
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: caller.account_id, state: 'RESTRICTED' })));
    expect(itemsOf(await reporting.accept(url, { phone }))).toEqual(['NOT_ALLOWED']);
    expect(await service.port(Accounts).findByPhone(phone)).toEqual([]);
  });

  it('customers 5.15 a new customer gives phone, code and password by the rules of registration', async () => {
    const url = await reporting.link(partner);
    const phone = reporting.newPhone();
    const code = await reporting.sendCode(url, phone);
    const wrong = code === '000000' ? '111111' : '000000';
    const accept = (change: object) => reporting.accept(url, { phone, code, ...change });
    expect(refusalOf(await accept({ phone: '123' })).code).toBe('CBC.5017');
    expect(refusalOf(await accept({ password: 'short' })).code).toBe('CBC.99000036');
    expect(refusalOf(await accept({ password: `Aa-${phone}` })).code).toBe('CBC.99000036');
    expect(refusalOf(await accept({ code: wrong })).code).toBe('CBC.99004010');
    expect(refusalOf(await accept({ phone: reporting.newPhone() })).code).toBe('CBC.99004008');
    bodyOf(await accept({}));
    expect(refusalOf(await accept({})).code).toBe('CBC.99004008');
    for (let more = 0; more < 2; more++) bodyOf(await reporting.accept(url, { phone }));
    expect(refusalOf(await reporting.accept(url, { phone })).code).toBe('CBC.99000030');
  });

  it('customers 5.15 wrong codes are counted although each acceptance is refused; after the fourth the right one is too', async () => {
    const [url, phone] = [await reporting.link(partner), reporting.newPhone()];
    const code = await reporting.sendCode(url, phone);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 4; n++) expect(refusalOf(await reporting.accept(url, { phone, code: wrong })).code).toBe('CBC.99004010');
    expect(refusalOf(await reporting.accept(url, { phone, code })).code).toBe('CBC.99004009');
  });

  it.each([
    ['phone', {}],
    ['verification_code', { sealed_phone: 'x' }],
    ['password', { sealed_phone: 'x', sealed_code: 'x' }],
  ])('customers 5.15 nobody registers without %s', async (field, person) => {
    const nobody: Caller = { account_id: '', account_name: '', kind: 'SYSTEM', channel: 'API' };
    const reply = await reporting.invitations.accept(service.ask({ token_hash: 'x', agreed: true, ...person }, nobody));
    expect(refusalOf(reply)).toMatchObject({ code: 'CBC.0100', field, reason: 'required' });
  });

  it('a code is sent to who holds a living link alone, within the limits of customers 4.14', async () => {
    const phone = reporting.newPhone();
    const ask = (url: string) =>
      reporting.invitations.sendCode(
        service.ask({ token_hash: reporting.hashOf(url), sealed_phone: reporting.seal(phone, 'contact'), language: 'en-us' as const }),
      );
    expect(itemsOf(await ask(`${PUBLIC_URL}/invitations/${'y'.repeat(43)}`))).toEqual(['LINK_NOT_FOUND']);
    const { url } = await invited();
    for (let sent = 0; sent < 15; sent++) bodyOf(await ask(url));
    expect(refusalOf(await ask(url)).code).toBe('CBC.99004015');
    service.clock.advance(8 * DAY_MS);
    expect(itemsOf(await ask(url))).toEqual(['LINK_EXPIRED']);
  });

  it('tells the reader of the page who invites, and whether the link lives', async () => {
    const show = async (url: string) => bodyOf(await reporting.invitations.show(service.ask({ token_hash: reporting.hashOf(url) })));
    const link = await reporting.link(partner, { association_type: '1' });
    expect(await show(link)).toEqual({ partner_name: `${partner.account_name} Ltd`, association_type: '1' });
    expect(await show(`${PUBLIC_URL}/invitations/${'z'.repeat(43)}`)).toEqual({ failure_reason: 'LINK_NOT_FOUND' });
    const { phone, url } = await invited();
    bodyOf(await reporting.accept(url, { phone }));
    expect(await show(url)).toMatchObject({ failure_reason: 'LINK_USED' });
  });

  it('keeps tokens and people sealed, and tells none of them', async () => {
    const { phone, email, url, invitation_id } = await invited();
    bodyOf(await reporting.accept(url, { phone }));
    const everything = await service.everything();
    for (const secret of [phone, email, url, url.slice(-43)]) expect(everything).not.toContain(secret);
    expect(JSON.stringify(await eventsOf(invitation_id))).not.toContain(url.slice(-43));
  });
});
