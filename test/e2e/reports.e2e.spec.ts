import { uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import { failing } from './support/association-requests';
import { confirm, Inviting, REPORTS, type ShownReport } from './support/inviting';
import { deposited } from './support/money';
import { ordered } from './support/orders';
import { newPhone } from './support/phones';
import { inLanguage, refused } from './support/refused';
import { World } from './support/world';

const STAFF = '/v2/operations/customer-reports';
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;
const QUOTA = 100;

interface Page {
  readonly total_count: number;
  readonly reports: readonly ShownReport[];
}

/** Prospects that partners report, over HTTP (customers 5.1 to 5.6, 5.22). */
describe('reports', () => {
  const world = new World();
  let inviting: Inviting;
  let other: Inviting;

  beforeAll(async () => {
    [inviting, other] = [await Inviting.in(world), await Inviting.in(world)];
  });

  const review = (reportId: string, body: object, by: Account = world.operator) => by.api.post(`${STAFF}/${reportId}/review`, body);
  const submit = (reportId: string, body: object = {}, by: Account = inviting.partner) =>
    by.api.post(`${REPORTS}/${reportId}/submit`, body);
  const askReview = (reportId: string, body: object, by: Account = inviting.partner) =>
    by.api.post(`${REPORTS}/${reportId}/manual-review`, body);
  const reveal = (reportId: string, field: string, by: Account = inviting.partner) =>
    by.api.post(`${REPORTS}/${reportId}/reveal`, { field });
  const setFacts = (account: Account, facts: object) =>
    world.operator.api.put(`/v2/operations/accounts/${account.id}/facts`, facts).expect(204);

  /** A customer of nobody with a phone, of whom the vendor's other systems know this. */
  async function known(facts: object) {
    const phone = newPhone();
    const customer = await world.customer(undefined, { phone });
    await setFacts(customer, facts);
    return { phone, customer };
  }

  it('customers 5.3 customers 5.22 a prospect is taken at once for 15 days, and listed with masks', async () => {
    const [phone, label] = [newPhone(), uniqueName('label')];
    const { body } = await inviting.report({ mobile_phone: `0086-${phone}`, email: 'someone@example.com', label }).expect(200);
    const { report_id, expire_time } = body as { report_id: string; expire_time: string };
    expect(body).toEqual({ report_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, status: 'REPORTED', expire_time: TIME });
    const days = (Date.parse(expire_time) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(14.99);
    expect(days).toBeLessThanOrEqual(15);
    const answer = await inviting.partner.api.post(`${REPORTS}/query`, { label }).expect(200);
    expect(answer.body).toEqual({
      total_count: 1,
      reports: [
        {
          report_id,
          partner_id: inviting.partner.id,
          customer_full_name: '张**',
          mobile_phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
          email: 's***@example.com',
          label,
          status: 'REPORTED',
          association_status: 'NONE',
          created_at: TIME,
          reported_at: TIME,
          expire_time,
        },
      ],
    });
  });

  it('customers 5.22 one field is shown in clear on request', async () => {
    const phone = newPhone();
    const reportId = await inviting.reported({ mobile_phone: phone, email: 'someone@example.com' });
    for (const [field, value] of [
      ['mobile_phone', phone],
      ['email', 'someone@example.com'],
      ['customer_full_name', '张三丰'],
    ] as const)
      expect((await reveal(reportId, field).expect(200)).body).toEqual({ value });
    expect((await reveal(reportId, 'account_name').expect(200)).body).toEqual({});
    await reveal(reportId, 'label').expect(refused(400, 'CBC.0100', 'field'));
    await reveal(reportId, 'email', other.partner).expect(refused(400, 'CBC.0101', 'report_id'));
  });

  it('customers 5.2 a partner without phone and e-mail cannot report', async () => {
    const silent = await world.partner();
    await silent.api.post(REPORTS, { customer_full_name: 'Prospect', mobile_phone: newPhone() }).expect(failing('NO_CONTACT'));
  });

  it('customers 5.3 a prospect has one valid report, by its phone or by its account', async () => {
    const { phone, customer } = await known({});
    await inviting.reported({ mobile_phone: phone });
    for (const mobile_phone of [phone, `0086-${phone}`]) {
      await other.report({ mobile_phone }).expect(failing('REPORTED_BY_OTHER'));
      await inviting.report({ mobile_phone }).expect(failing('ALREADY_REPORTED'));
    }
    await confirm(customer, await other.referral()).expect(failing('REPORTED_BY_OTHER'));
  });

  it('customers 5.3 of reports of one prospect at once exactly one is taken', async () => {
    const mobile_phone = newPhone();
    const answers = await Promise.all([inviting, other].flatMap((one) => [1, 2].map(() => one.report({ mobile_phone }))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400]);
  });

  it('customers 5.4 at most 100 wait or are valid, also when they are reported at once', async () => {
    const busy = await Inviting.in(world);
    const atOnce = (count: number) => Promise.all(Array.from({ length: count }, () => busy.report()));
    // In rounds: a slow machine would not get through all of them within one deadline.
    for (let round = 0; round < 6; round++) for (const answer of await atOnce(15)) expect(answer.status).toBe(200);
    const answers = await atOnce(QUOTA - 90 + 10);
    const [taken, rest] = [answers.filter(({ status }) => status === 200), answers.filter(({ status }) => status !== 200)];
    expect(taken).toHaveLength(QUOTA - 90);
    for (const answer of rest) failing('REPORT_QUOTA_EXCEEDED')(answer);
    await busy.partner.api.delete(`${REPORTS}/${(taken[0]!.body as ShownReport).report_id}`).expect(204);
    await busy.reported();
    await busy.report().expect(failing('REPORT_QUOTA_EXCEEDED'));
  });

  it.each([
    ['OTHER_SITE', { site: 'INTERNATIONAL' }],
    ['CONSUMER_CLOUD_USER', { consumer_cloud_user: true }],
    ['HAS_CONTRACT', { contracts: ['PROFESSIONAL_SERVICE'] }],
    ['FINANCIAL_CUSTODY_MEMBER', { enterprise_kind: 'CUSTODY_MEMBER' }],
    ['REFERRAL_REWARD', { referral_reward: true }],
  ])('customers 5.5 is never taken: %s by %j', async (item, facts) => {
    const { phone } = await known(facts);
    await inviting.report({ mobile_phone: phone }).expect(failing(item));
    expect(await inviting.reports({ mobile_phone: phone })).toEqual([]);
  });

  it('customers 5.5 5.6 a customer who has paid cash is taken only when the vendor follows it, and then by review', async () => {
    const { phone, customer } = await known({});
    await deposited(world, customer, 1000);
    const payment = { order_id: await ordered(world, customer), use_coupon: 'NO', use_discount: 'NO' };
    await customer.api.post('/v3/orders/customer-orders/pay', payment).expect(204);
    await inviting.report({ mobile_phone: phone }).expect(failing('CASH_CONSUMPTION'));
    await setFacts(customer, { direct_sales_followed: true });
    await inviting.report({ mobile_phone: phone }).expect(failing('REVIEW_REASON_REQUIRED'));
  });

  it('customers 5.5 every item that holds is told, in the documented order', async () => {
    const phone = newPhone();
    const customer = await world.customer(other.partner, { phone });
    await setFacts(customer, { referral_reward: true, site: 'INTERNATIONAL', contracts: ['SPECIAL'] });
    await inviting.report({ mobile_phone: phone }).expect(failing('OTHER_SITE', 'HAS_OTHER_PARTNER', 'HAS_CONTRACT', 'REFERRAL_REWARD'));
  });

  it.each([{ online_sales_team: true }, { sales_support_centre: true }])(
    'customers 5.6 %j needs the review of the vendor, with a reason; without one only the draft stays',
    async (facts) => {
      const { phone } = await known(facts);
      await inviting.report({ mobile_phone: phone }).expect(failing('REVIEW_REASON_REQUIRED'));
      const [draft] = await inviting.reports({ mobile_phone: phone });
      expect(draft).toMatchObject({ status: 'DRAFT' });
      await inviting.inviteByEmail(draft!.report_id).expect(failing('NOT_REPORTED'));
      const { body } = await askReview(draft!.report_id, { review_reason: 'New project' }).expect(200);
      expect(body).toEqual({ report_id: draft!.report_id, status: 'PENDING' });
      const answer = await world.operator.api.post(`${STAFF}/query`, { status: 'PENDING', partner_id: inviting.partner.id }).expect(200);
      const waiting = (answer.body as Page).reports.find(({ report_id }) => report_id === draft!.report_id);
      expect(waiting).toMatchObject({ review_reason: 'New project', mobile_phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` });
      await inviting.inviteByEmail(draft!.report_id).expect(failing('NOT_REPORTED'));
    },
  );

  it('customers 5.6 the staff of the vendor approves or rejects once, and the partner hears of it', async () => {
    for (const [result, status, said] of [
      ['APPROVE', 'REPORTED', '已通过'],
      ['REJECT', 'REJECTED', '已驳回'],
    ] as const) {
      const own = await Inviting.in(world);
      const { phone } = await known({ online_sales_team: true });
      const reportId = await own.reported({ mobile_phone: phone, review_reason: 'New project' });
      await review(reportId, { result, opinion: 'We have spoken' }).expect(204);
      expect(await own.reportOf(reportId)).toMatchObject({ status, opinion: 'We have spoken' });
      await review(reportId, { result }).expect(failing('WRONG_STATE'));
      expect(await own.mailTo(own.email, 'REPORT_REVIEWED')).toContain(`您报备的客户张**${said}。We have spoken`);
    }
  });

  it("customers 5.6 the vendor's own report makes those of partners wait; approved, the partner's takes its place", async () => {
    const mobile_phone = newPhone();
    const vendors = (await world.operator.api.post(STAFF, { customer_full_name: 'Prospect', mobile_phone }).expect(200))
      .body as ShownReport;
    expect(vendors).toMatchObject({ status: 'REPORTED' });
    await inviting.report({ mobile_phone }).expect(failing('REVIEW_REASON_REQUIRED'));
    const [draft] = await inviting.reports({ mobile_phone });
    await submit(draft!.report_id, { review_reason: 'Ours' }).expect(200);
    await review(draft!.report_id, { result: 'APPROVE' }).expect(204);
    const answer = await world.operator.api.post(`${STAFF}/query`, { mobile_phone, reported_by: 'VENDOR' }).expect(200);
    expect((answer.body as Page).reports).toMatchObject([{ report_id: vendors.report_id, status: 'EXPIRED' }]);
    await world.operator.api.post(STAFF, { customer_full_name: 'P', mobile_phone }).expect(failing('REPORTED_BY_OTHER'));
    const own = { customer_full_name: 'P', mobile_phone: newPhone() };
    await world.operator.api.post(STAFF, own).expect(200);
    await world.operator.api.post(STAFF, own).expect(failing('ALREADY_REPORTED'));
  });

  it('customers 5.3 of two that wait for the review of one prospect only one is approved', async () => {
    const { phone } = await known({ sales_support_centre: true });
    const wish = { mobile_phone: phone, review_reason: 'Ours' };
    const [first, second] = [await inviting.reported(wish), await other.reported(wish)];
    await review(first, { result: 'APPROVE' }).expect(204);
    await review(second, { result: 'APPROVE' }).expect(failing('REPORTED_BY_OTHER'));
  });

  it('customers 2.4 where several accounts have the phone, the partner names the one that it means', async () => {
    const mobile_phone = newPhone();
    const [first] = [await world.customer(undefined, { phone: mobile_phone }), await world.customer(undefined, { phone: mobile_phone })];
    await inviting.report({ mobile_phone }).expect(failing('ACCOUNT_NAME_REQUIRED'));
    await inviting.report({ mobile_phone, account_name: 'nobody' }).expect(refused(400, 'CBC.0101', 'account_name'));
    const reportId = await inviting.reported({ mobile_phone, account_name: first.name });
    expect((await reveal(reportId, 'account_name').expect(200)).body).toEqual({ value: first.name });
  });

  it('customers 3.1 a draft is submitted once, and reports are removed alone or together', async () => {
    const draft = await inviting.reported({ draft: true });
    expect((await submit(draft).expect(200)).body).toMatchObject({ status: 'REPORTED' });
    await submit(draft).expect(failing('WRONG_STATE'));
    const foreign = await other.reported();
    await inviting.partner.api.delete(`${REPORTS}/${draft}`).expect(204);
    await inviting.partner.api.delete(`${REPORTS}/${draft}`).expect(refused(400, 'CBC.0101', 'report_id'));
    const more = [await inviting.reported(), await inviting.reported()];
    const { body } = await inviting.partner.api.post(`${REPORTS}/batch-delete`, { report_ids: [...more, foreign] }).expect(200);
    expect(body).toEqual({ removed: more, error_details: [] });
    expect(await other.reportOf(foreign)).toMatchObject({ status: 'REPORTED' });
  });

  it("another partner's report is out of reach, both ways", async () => {
    for (const [mine, theirs] of [
      [inviting, other],
      [other, inviting],
    ] as const) {
      const draft = await theirs.reported({ draft: true, email: 'someone@example.com' });
      const { api } = mine.partner;
      const unknown = refused(400, 'CBC.0101', 'report_id');
      await submit(draft, {}, mine.partner).expect(unknown);
      await askReview(draft, { review_reason: 'Mine' }, mine.partner).expect(unknown);
      await reveal(draft, 'mobile_phone', mine.partner).expect(unknown);
      await mine.inviteByEmail(draft).expect(unknown);
      await api.get(`${REPORTS}/${draft}/invitations/preview`).expect(unknown);
      await api.delete(`${REPORTS}/${draft}`).expect(unknown);
      expect(await mine.reportOf(draft)).toBeUndefined();
      expect(await theirs.reportOf(draft)).toMatchObject({ status: 'DRAFT' });
    }
  });

  it('customers and the staff of the vendor do not report for partners, and nobody but the staff reviews', async () => {
    const customer = await world.customer(inviting.partner);
    const reportId = await inviting.reported();
    for (const { api } of [customer, world.operator]) {
      await api.post(REPORTS, { customer_full_name: 'P', mobile_phone: newPhone() }).expect(refused(403, 'CBC.0151'));
      await api.post(`${REPORTS}/query`, {}).expect(refused(403, 'CBC.0151'));
    }
    for (const account of [customer, inviting.partner]) {
      await review(reportId, { result: 'APPROVE' }, account).expect(refused(403, 'CBC.0151'));
      await account.api.post(STAFF, { customer_full_name: 'P', mobile_phone: newPhone() }).expect(refused(403, 'CBC.0151'));
    }
    const [clerk, stranger] = [
      await world.user(inviting.partner, 'PCB_ITEM_listCustomerReports'),
      await world.user(inviting.partner, 'PCB_ITEM_createCustomerReport'),
    ];
    await clerk.api.post(`${REPORTS}/query`, {}).expect(200);
    await stranger.api.post(`${REPORTS}/query`, {}).expect(refused(403, 'CBC.0151'));
  });

  it.each<[code: string, field: string, wrong: object]>([
    ['CBC.5017', 'mobile_phone', { mobile_phone: '12345' }],
    ['CBC.0100', 'mobile_phone', { mobile_phone: undefined }],
    ['CBC.0100', 'customer_full_name', { customer_full_name: undefined }],
    ['CBC.0100', 'email', { email: 'nobody' }],
    ['CBC.0100', 'draft', { draft: 'yes' }],
  ])('a report is refused with %s %s in both languages: %j', async (code, field, wrong) => {
    const body = { customer_full_name: 'Prospect', mobile_phone: newPhone(), ...wrong };
    for (const language of ['zh_CN', 'en_US'] as const)
      await inviting.partner.api
        .post(REPORTS, body, { 'x-language': language })
        .expect(refused(400, code, field))
        .expect(inLanguage(language));
  });

  it('a review is refused without a decision, and of a report that is not there', async () => {
    await review('nobody', { result: 'APPROVE' }).expect(refused(400, 'CBC.0101', 'report_id'));
    await review(await inviting.reported(), { result: 'PERHAPS' }).expect(refused(400, 'CBC.0100', 'result'));
    await askReview('nobody', {}).expect(refused(400, 'CBC.0100', 'review_reason'));
  });
});
