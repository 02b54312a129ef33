import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../../test/support/customer-harness';
import { DAY_MS, Reporting } from '../../../../../test/support/reporting';
import { ReportLookup } from '../../ports/report-lookup';
import { UnitOfWork, type AuditEntry } from '@pc/store';
import { ExpireDueReports } from './expire-due/expire-due-reports.use-case';

describe('reports on the real store', () => {
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
  const eventsOf = async (id: string) =>
    (await service.eventsOf(id)).map(({ version, data }) => `${version} ${String(data['from'])} ${String(data['to'])}`);

  it('customers 5.1 customers 5.3 a prospect is reported for 15 days; afterwards everybody may report him', async () => {
    const [phone, other] = [reporting.newPhone(), await reporting.partner()];
    const { report_id, ...report } = bodyOf(await reporting.report(partner, { phone }));
    const end = new Date(service.clock.now().getTime() + 15 * DAY_MS);
    expect(report).toEqual({ status: 'REPORTED', expire_time: `${end.toISOString().slice(0, 19)}Z` });
    expect(itemsOf(await reporting.report(other, { phone }))).toEqual(['REPORTED_BY_OTHER']);
    expect(itemsOf(await reporting.report(partner, { phone: `0086-${phone}` }))).toEqual(['ALREADY_REPORTED']);
    service.clock.advance(15 * DAY_MS);
    const second = bodyOf(await reporting.report(other, { phone }));
    expect(second.status).toBe('REPORTED');
    expect(await reporting.one(partner, report_id)).toMatchObject({ status: 'EXPIRED' });
    expect(await eventsOf(report_id)).toEqual(['1 NONE REPORTED', '2 REPORTED EXPIRED']);
  });

  it('customers 5.3 the same account under another phone is the same prospect', async () => {
    const phone = reporting.newPhone();
    const { account_id, account_name } = await reporting.customer(phone);
    bodyOf(await reporting.report(partner, { phone }));
    const sealed_phone = reporting.seal(reporting.newPhone(), 'contact');
    const next = service.sealer.open(sealed_phone, 'contact');
    await service.store.collection<{ _id: string }>('accounts').updateOne(
      { _id: account_id },
      // As a change of phone leaves it.
      { $set: { 'contact.phone.index': service.sealer.blindIndex(next, 'account.phone') } },
    );
    const reply = await reporting.report(await reporting.partner(), { phone: next, accountName: account_name });
    expect(itemsOf(reply)).toEqual(['REPORTED_BY_OTHER']);
  });

  it('customers 5.3 of parallel reports of one prospect exactly one is accepted', async () => {
    const phone = reporting.newPhone();
    const partners = await Promise.all(Array.from({ length: 5 }, () => reporting.partner()));
    const replies = await Promise.all(partners.map((caller) => reporting.report(caller, { phone })));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(1);
    expect(replies.filter(({ type }) => type === 'refusal').map(itemsOf)).toEqual(Array(4).fill(['REPORTED_BY_OTHER']));
  });

  it('customers 5.4 of parallel reports exactly as many are taken as the quota has room for; an expired one makes room', async () => {
    const caller = await reporting.partner();
    for (let held = 0; held < 96; held += 4)
      for (const reply of await Promise.all(Array.from({ length: 4 }, () => reporting.report(caller)))) bodyOf(reply);
    const waiting = reporting.newPhone();
    await reporting.customer(waiting, { onlineSalesTeam: true });
    expect(bodyOf(await reporting.report(caller, { phone: waiting, reason: 'Known for long' })).status).toBe('PENDING');
    const replies = await Promise.all(Array.from({ length: 8 }, () => reporting.report(caller)));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(3);
    expect(replies.filter(({ type }) => type === 'refusal').map(itemsOf)).toEqual(Array(5).fill(['REPORT_QUOTA_EXCEEDED']));
    service.clock.advance(15 * DAY_MS);
    expect(bodyOf(await reporting.report(caller)).status).toBe('REPORTED');
  });

  it('customers 5.2 a partner without phone and e-mail cannot report', async () => {
    expect(itemsOf(await reporting.report(await reporting.partner({})))).toEqual(['NO_CONTACT']);
  });

  it('customers 5.5 customers 6.14 facts and billing stand against a report, all of them told, and nothing is stored', async () => {
    const phone = reporting.newPhone();
    const { account_id } = await reporting.customer(phone, { site: 'INTERNATIONAL', contracts: ['SPECIAL'], referralReward: true });
    service.standings.people.set(account_id, { cashConsumption: true });
    const before = await reporting.list(partner);
    const items = ['OTHER_SITE', 'HAS_CONTRACT', 'CASH_CONSUMPTION', 'REFERRAL_REWARD'];
    expect(itemsOf(await reporting.report(partner, { phone }))).toEqual(items);
    expect((await reporting.list(partner)).total_count).toBe(before.total_count);
  });

  it('customers 5.5 billing that does not answer is no «no»: nothing is done', async () => {
    const phone = reporting.newPhone();
    await reporting.customer(phone);
    service.standings.silent = true;
    expect(refusalOf(await reporting.report(partner, { phone })).code).toBe('PCB.0504');
    service.standings.silent = false;
    expect(bodyOf(await reporting.report(partner, { phone })).status).toBe('REPORTED');
  });

  it('customers 5.6 without a reason only the draft is stored; with one the report waits, and the partner hears of the review', async () => {
    const email = 'hears@example.com';
    const caller = await reporting.partner({ sealed_email: reporting.seal(email, 'contact') });
    const phone = reporting.newPhone();
    await reporting.customer(phone, { salesSupportCentre: true });
    expect(itemsOf(await reporting.report(caller, { phone }))).toEqual(['REVIEW_REASON_REQUIRED']);
    expect(itemsOf(await reporting.report(caller, { phone }))).toEqual(['REVIEW_REASON_REQUIRED']);
    const drafts = await reporting.list(caller);
    expect(drafts).toMatchObject({ total_count: 1, reports: [{ status: 'DRAFT' }] });
    const report_id = drafts.reports[0]!.report_id;
    const submitted = await reporting.reports.submit(service.ask({ report_id, review_reason: 'They grow' }, caller));
    expect(bodyOf(submitted)).toEqual({ report_id, status: 'PENDING' });
    const awaiting = await reporting.list(OPERATOR, { status: 'PENDING' });
    expect(awaiting.reports).toContainEqual(
      expect.objectContaining({ report_id, review_reason: 'They grow', partner_id: caller.account_id }),
    );
    bodyOf(await reporting.review(report_id, 'REJECT', 'Ours'));
    expect(await reporting.one(caller, report_id)).toMatchObject({ status: 'REJECTED', opinion: 'Ours' });
    expect(await reporting.mailTo(email, 'REPORT_REVIEWED')).toEqual({ customer: '张**', result: 'REJECTED', opinion: 'Ours' });
    expect(await eventsOf(report_id)).toEqual(['1 NONE DRAFT', '2 DRAFT PENDING', '3 PENDING REJECTED']);
    // customers 11, row 13: no cool-down.
    expect(bodyOf(await reporting.report(caller, { phone, reason: 'Once more' })).status).toBe('PENDING');
  });

  it('customers 3.1 an approval starts the 15 days and is logged; a second review is refused', async () => {
    const phone = reporting.newPhone();
    await reporting.customer(phone, { onlineSalesTeam: true });
    const { report_id } = bodyOf(await reporting.report(partner, { phone, reason: 'Known' }));
    service.clock.advance(DAY_MS);
    bodyOf(await reporting.review(report_id, 'APPROVE'));
    const end = new Date(service.clock.now().getTime() + 15 * DAY_MS).toISOString().slice(0, 19);
    expect(await reporting.one(partner, report_id)).toMatchObject({ status: 'REPORTED', expire_time: `${end}Z` });
    expect(itemsOf(await reporting.review(report_id, 'APPROVE'))).toEqual(['WRONG_STATE']);
    const log = await service.store.collection<AuditEntry>('audit_entries').find({ 'object.id': report_id }).toArray();
    expect(log).toMatchObject([{ object: { type: 'REPORT' }, before: { status: 'PENDING' }, after: { status: 'REPORTED' } }]);
    expect(refusalOf(await reporting.reports.review(service.ask({ report_id, result: 'APPROVE' }, partner))).code).toBe('CBC.0151');
    expect(refusalOf(await reporting.review('unknown', 'APPROVE'))).toMatchObject({ code: 'CBC.0101', field: 'report_id' });
  });

  it('customers 5.3 of two that wait for one prospect the first approval wins', async () => {
    const [phone, other] = [reporting.newPhone(), await reporting.partner()];
    await reporting.customer(phone, { onlineSalesTeam: true });
    const first = bodyOf(await reporting.report(partner, { phone, reason: 'Known' }));
    const second = bodyOf(await reporting.report(other, { phone, reason: 'Known too' }));
    const replies = await Promise.all([reporting.review(first.report_id, 'APPROVE'), reporting.review(second.report_id, 'APPROVE')]);
    expect(replies.map(({ type }) => type).toSorted()).toEqual(['answer', 'refusal']);
    expect(itemsOf(replies.find(({ type }) => type === 'refusal')!)).toEqual(['REPORTED_BY_OTHER']);
  });

  it('customers 5.6 customers 4.26 who the vendor reported needs its review, and is no longer its own once it is granted', async () => {
    const phone = reporting.newPhone();
    const vendors = bodyOf(await reporting.vendorReport(phone, 'prospect@example.com'));
    const reported = (prospect: object) =>
      service.port(UnitOfWork).run((tx) => service.port(ReportLookup).reportedByOther(tx, prospect, partner.account_id));
    expect([await reported({ phone }), await reported({ email: 'Prospect@example.com' })]).toEqual([true, true]);
    expect(itemsOf(await reporting.vendorReport(phone))).toEqual(['ALREADY_REPORTED']);
    const { report_id, status } = bodyOf(await reporting.report(partner, { phone, reason: 'We know them' }));
    expect(status).toBe('PENDING');
    bodyOf(await reporting.review(report_id, 'APPROVE'));
    expect(await eventsOf(vendors.report_id)).toEqual(['1 NONE REPORTED', '2 REPORTED EXPIRED']);
    expect(await reported({ phone })).toBe(false);
    expect(itemsOf(await reporting.vendorReport(phone))).toEqual(['REPORTED_BY_OTHER']);
    const own = await reporting.list(OPERATOR, { reported_by: 'VENDOR' });
    expect(own.reports.map((report) => report.report_id)).toEqual([vendors.report_id]);
  });

  it('customers 3.1 is only recorded when the partner wishes no more, then submitted; once more after it expired', async () => {
    const { report_id, status } = bodyOf(await reporting.report(partner, { draft: true, label: 'fair' }));
    expect(status).toBe('DRAFT');
    const submit = () => reporting.reports.submit(service.ask({ report_id }, partner));
    expect(bodyOf(await submit()).status).toBe('REPORTED');
    expect(itemsOf(await submit())).toEqual(['WRONG_STATE']);
    service.clock.advance(15 * DAY_MS);
    await service.part(ExpireDueReports).execute(service.clock.now());
    expect(bodyOf(await submit()).status).toBe('REPORTED');
    expect(await eventsOf(report_id)).toEqual(['1 NONE DRAFT', '2 DRAFT REPORTED', '3 REPORTED EXPIRED', '4 EXPIRED REPORTED']);
    expect(refusalOf(await reporting.reports.submit(service.ask({ report_id }, await reporting.partner())))).toMatchObject({
      code: 'CBC.0101',
      field: 'report_id',
    });
  });

  it('customers 2.4 where several accounts have the phone the partner names one of them', async () => {
    const phone = reporting.newPhone();
    const [first] = [await reporting.customer(phone), await reporting.customer(phone)];
    expect(itemsOf(await reporting.report(partner, { phone }))).toEqual(['ACCOUNT_NAME_REQUIRED']);
    expect(refusalOf(await reporting.report(partner, { phone, accountName: 'somebody-else' }))).toMatchObject({
      code: 'CBC.0101',
      field: 'account_name',
    });
    const { report_id } = bodyOf(await reporting.report(partner, { phone, accountName: first.account_name.toUpperCase() }));
    const reveal = await reporting.reports.reveal(service.ask({ report_id, field: 'account_name' as const }, partner));
    expect(service.sealer.open(bodyOf(reveal).sealed_value!, 'contact')).toBe(first.account_name);
  });

  it('customers 4.7 a phone that is none is refused', async () => {
    expect(refusalOf(await reporting.report(partner, { phone: '12345' }))).toMatchObject({ code: 'CBC.5017', field: 'mobile_phone' });
    expect(refusalOf(await reporting.report(partner, { email: 'nobody' }))).toMatchObject({ code: 'CBC.0100', field: 'email' });
  });

  it('customers 3.1 are removed one or many, but not those that led to an association, nor foreign ones', async () => {
    const caller = await reporting.partner();
    const made = await Promise.all([reporting.report(caller), reporting.report(caller, { draft: true })]);
    const [first, second] = made.map((reply) => bodyOf(reply).report_id) as [string, string];
    const phone = reporting.newPhone();
    const { report_id: kept } = bodyOf(await reporting.report(caller, { phone }));
    bodyOf(await reporting.accept(await reporting.link(caller), { phone }));
    const { report_id: foreign } = bodyOf(await reporting.report(partner));
    const report_ids = [first, second, kept, foreign, 'unknown', first];
    expect(bodyOf(await reporting.reports.remove(service.ask({ report_ids }, caller)))).toEqual({
      removed: [first, second],
      refused: [{ report_id: kept, item: 'WRONG_STATE' }],
    });
    expect((await reporting.list(caller)).reports.map(({ report_id }) => report_id)).toEqual([kept]);
    expect(await reporting.one(partner, foreign)).toBeDefined();
    expect(await eventsOf(first)).toEqual(['1 NONE REPORTED', '2 REPORTED REMOVED']);
  });

  it('customers 5.22 lists mask names, phone and e-mail; one field is shown on demand, and who saw it is noted', async () => {
    const caller = await reporting.partner();
    const phone = '13812340000';
    const { report_id } = bodyOf(await reporting.report(caller, { name: '欧阳娜娜', phone, email: 'abc@x.cn' }));
    expect((await reporting.list(caller)).reports).toMatchObject([
      { customer_full_name: '欧***', mobile_phone: '138****0000', email: 'a***@x.cn' },
    ]);
    const reveal = async (field: 'email' | 'mobile_phone' | 'customer_full_name' | 'account_name', who = caller) => {
      const { sealed_value } = bodyOf(await reporting.reports.reveal(service.ask({ report_id, field }, who)));
      return sealed_value === undefined ? undefined : service.sealer.open(sealed_value, 'contact');
    };
    expect([await reveal('email'), await reveal('mobile_phone'), await reveal('customer_full_name'), await reveal('account_name')]).toEqual(
      ['abc@x.cn', phone, '欧阳娜娜', undefined],
    );
    const log = await service.store.collection<AuditEntry>('audit_entries').find({ 'object.id': report_id }).toArray();
    expect(log.map(({ actor, after }) => [actor.account_id, after])).toEqual(
      ['email', 'mobile_phone', 'customer_full_name', 'account_name'].map((revealed) => [caller.account_id, { revealed }]),
    );
    await expect(reveal('email', await reporting.partner())).rejects.toThrow('CBC.0101');
    const everything = await service.everything();
    for (const plain of [phone, 'abc@x.cn', '欧阳娜娜']) expect(everything).not.toContain(plain);
  });

  it('customers 2.4 are found by the full name and the phone, exactly, and by status and label', async () => {
    const caller = await reporting.partner();
    const phone = reporting.newPhone();
    const mine = bodyOf(await reporting.report(caller, { name: 'Ada Lovelace', phone, label: 'spring fair' })).report_id;
    service.clock.advance(1000);
    const draft = bodyOf(await reporting.report(caller, { draft: true })).report_id;
    const found = async (query: Parameters<Reporting['list']>[1]) =>
      (await reporting.list(caller, query)).reports.map(({ report_id }) => report_id);
    expect(await found({})).toEqual([draft, mine]);
    expect(await found({ sealed_full_name: reporting.seal('ada lovelace', 'contact') })).toEqual([mine]);
    expect(await found({ sealed_full_name: reporting.seal('Ada', 'contact') })).toEqual([]);
    expect(await found({ sealed_phone: reporting.seal(`+86 ${phone}`, 'contact') })).toEqual([mine]);
    expect(await found({ label: 'ing fa' })).toEqual([mine]);
    expect(await found({ status: 'DRAFT' })).toEqual([draft]);
    expect(await found({ association_status: 'INVITED' })).toEqual([]);
    expect(await found({ offset: 1, limit: 1 })).toEqual([mine]);
    service.clock.advance(15 * DAY_MS);
    expect([await found({ status: 'REPORTED' }), await found({ status: 'EXPIRED' })]).toEqual([[], [mine]]);
  });

  it('customers 5.3 the sweeper ends what is due, once, although two sweep at once', async () => {
    const { report_id } = bodyOf(await reporting.report(partner));
    const sweep = () => service.part(ExpireDueReports).execute(service.clock.now());
    await sweep();
    expect(await eventsOf(report_id)).toHaveLength(1);
    service.clock.advance(15 * DAY_MS);
    await Promise.all([sweep(), sweep()]);
    expect(await sweep()).toBe(0);
    expect(await eventsOf(report_id)).toEqual(['1 NONE REPORTED', '2 REPORTED EXPIRED']);
  });

  it('customers 11 row 14 reports of a partner that leaves the program end at once', async () => {
    const caller = await reporting.partner();
    const phone = reporting.newPhone();
    const { report_id } = bodyOf(await reporting.report(caller, { phone }));
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: caller.account_id, state: 'DELISTED' })));
    const [told] = (await service.eventsOf(caller.account_id)).slice(-1);
    const event = { ...told!, id: 'e', subject: caller.account_id, time: '' };
    await service.partnerStates.partnerChanged(event as never);
    await service.partnerStates.partnerChanged(event as never);
    expect(await eventsOf(report_id)).toEqual(['1 NONE REPORTED', '2 REPORTED EXPIRED']);
    expect(bodyOf(await reporting.report(partner, { phone })).status).toBe('REPORTED');
  });

  it('customers 3.1 an association that came about another way fulfils the report of its partner', async () => {
    const [phone, caller] = [reporting.newPhone(), await reporting.partner()];
    const { report_id } = bodyOf(await reporting.report(caller, { phone }));
    const { account_id } = await reporting.customer(phone);
    bodyOf(await service.parties.setAssociation(service.ask({ customer_id: account_id, partner_id: caller.account_id })));
    const data = { customer_id: account_id, partner_id: caller.account_id };
    await service.partnerStates.associationStarted({ data } as never);
    expect(await reporting.one(caller, report_id)).toMatchObject({ status: 'ASSOCIATED', association_status: 'ASSOCIATED' });
  });

  it('customers 3.3 nobody but partners reports, and nobody but the vendor for the vendor', async () => {
    const stranger: Caller = { account_id: 'c', account_name: 'c', kind: 'CUSTOMER', channel: 'API' };
    expect(refusalOf(await reporting.report(stranger)).code).toBe('CBC.0151');
    expect(refusalOf(await reporting.reports.list(service.ask({ offset: 0, limit: 1 }, stranger))).code).toBe('CBC.0151');
    expect(refusalOf(await reporting.reports.remove(service.ask({ report_ids: ['x'] }, stranger))).code).toBe('CBC.0151');
    const payload = { sealed_full_name: reporting.seal('x', 'contact'), sealed_phone: reporting.seal('13800000000', 'contact') };
    expect(refusalOf(await reporting.reports.createVendorReport(service.ask(payload, partner))).code).toBe('CBC.0151');
  });

  it('an audit finds no contradiction in all this', async () => {
    expect(bodyOf(await service.queries.audit(service.ask({}))).breaches).toEqual([]);
  });
});
