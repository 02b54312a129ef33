import { uniqueName } from '@pc/testing';
import { failing, Unlinking } from './support/association-requests';
import { Browser } from './support/cookie-browser';
import { confirm, Inviting, LINKS, Newcomer, REPORTS } from './support/inviting';
import { DAY_MS, MINUTE_MS, Past } from './support/past';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { Registrant } from './support/registrant';
import { World } from './support/world';

/** The end of reports and invitations, seen over HTTP from the very moment on (customers 5.3, 5.9, 7.13). */
describe('what is over', () => {
  const world = new World();
  let past: Past;
  let inviting: Inviting;
  let other: Inviting;

  beforeAll(async () => {
    past = await Past.open();
    [inviting, other] = [await Inviting.in(world), await Inviting.in(world)];
  });
  afterAll(() => past?.close());

  const daysUntil = (time: string) => (Date.parse(time) - Date.now()) / DAY_MS;

  describe('an e-mail invitation', () => {
    it('customers 5.9 customers 5.16 lives seven days; then nobody accepts it, and the partner sees why', async () => {
      const { phone, reportId, invitationId, url } = await inviting.invited();
      const existing = await world.customer(undefined, { phone });
      const newcomer = new Newcomer(world, phone);
      await past.invitation(invitationId, 7 * DAY_MS - MINUTE_MS);
      await newcomer.askCode(url).expect(204);
      const verification_code = await world.codeFor(phone);
      await inviting.inviteByEmail(reportId).expect(failing('INVITATION_STILL_VALID'));

      await past.invitation(invitationId, MINUTE_MS);
      await newcomer.askCode(url).expect(failing('LINK_EXPIRED'));
      await newcomer.enter(url, { verification_code }).expect(failing('LINK_EXPIRED'));
      await confirm(existing, url).expect(failing('LINK_EXPIRED'));
      const page = await new Browser(world.system.endpoint).get(`${new URL(url).pathname}?lang=en`);
      expect([page.text.includes('expired'), page.text.includes('<form')]).toEqual([true, false]);
      expect((await inviting.results(invitationId)).map(({ failure_reason }) => failure_reason)).toEqual(['LINK_EXPIRED', 'LINK_EXPIRED']);
      const listed = await inviting.partner.api.post(`${LINKS}/query`, { report_id: reportId }).expect(200);
      expect(listed.body).toMatchObject({ total_count: 1, invitations: [{ invitation_id: invitationId, status: 'EXPIRED' }] });
      expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'REPORTED', failure_reason: 'LINK_EXPIRED' });
    });

    it('customers 5.9 is sent again after its end: the new link works, the old one stays dead', async () => {
      const { phone, email, reportId, invitationId, url } = await inviting.invited();
      await past.invitation(invitationId, 7 * DAY_MS);
      const again = (await inviting.inviteByEmail(reportId).expect(200)).body as { invitation_id: string; expire_time: string };
      expect(again.invitation_id).not.toBe(invitationId);
      expect(daysUntil(again.expire_time)).toBeGreaterThan(6.99);
      const newUrl = /\S+\/invitations\/[\w-]{43}/.exec((await inviting.mailTo(email)).replace('：', ' '))![0];
      expect(newUrl).not.toBe(url);
      const newcomer = new Newcomer(world, phone);
      await newcomer.askCode(url).expect(failing('LINK_EXPIRED'));
      await newcomer.accepted(newUrl);
      expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'ASSOCIATED' });
    });

    it('customers 5.10 a link has no such end', async () => {
      const { invitation_id, invite_url } = await inviting.link({ kind: 'CUSTOM_LINK', label: uniqueName('old') });
      await past.invitation(invitation_id, 400 * DAY_MS);
      await new Newcomer(world).accepted(invite_url);
    });
  });

  describe('a report', () => {
    it('customers 5.3 holds its prospect for 15 days; then it is EXPIRED, and another may report it', async () => {
      const mobile_phone = newPhone();
      const reportId = await inviting.reported({ mobile_phone });
      await past.report(reportId, 15 * DAY_MS - MINUTE_MS);
      await other.report({ mobile_phone }).expect(failing('REPORTED_BY_OTHER'));
      expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'REPORTED' });

      await past.report(reportId, MINUTE_MS);
      expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'EXPIRED' });
      expect((await inviting.reports({ mobile_phone, status: 'EXPIRED' })).map(({ report_id }) => report_id)).toEqual([reportId]);
      expect(await inviting.reports({ mobile_phone, status: 'REPORTED' })).toEqual([]);
      await other.report({ mobile_phone }).expect(200);
      await inviting.partner.api.post(`${REPORTS}/${reportId}/submit`, {}).expect(failing('REPORTED_BY_OTHER'));
    });

    it('customers 4.26 customers 5.3 stands in the way of registrations for so long', async () => {
      const [mobile_phone, registrant] = [newPhone(), await Registrant.in(world)];
      const reportId = await inviting.reported({ mobile_phone });
      const body = { mobile_phone, verification_code: await registrant.codeFor(mobile_phone) };
      await past.report(reportId, 15 * DAY_MS - MINUTE_MS);
      await registrant.register(body).expect(refused(400, 'CBC.99000051', 'mobile_phone'));
      await past.report(reportId, MINUTE_MS);
      await registrant.register(body).expect(200);
    });

    it('customers 3.1 that expired is submitted again, for 15 days more', async () => {
      const reportId = await inviting.reported({ email: `${uniqueName('prospect')}@example.com` });
      await past.report(reportId, 15 * DAY_MS);
      await inviting.inviteByEmail(reportId).expect(failing('NOT_REPORTED'));
      const { body } = await inviting.partner.api.post(`${REPORTS}/${reportId}/submit`, {}).expect(200);
      expect(body).toMatchObject({ report_id: reportId, status: 'REPORTED' });
      expect(daysUntil((body as { expire_time: string }).expire_time)).toBeGreaterThan(14.99);
      await inviting.inviteByEmail(reportId).expect(200);
    });

    it('customers 5.8 customers 5.9 takes the invitation that was made from it along', async () => {
      const { phone, reportId, url } = await inviting.invited();
      await past.report(reportId, 15 * DAY_MS);
      await new Newcomer(world, phone).askCode(url).expect(failing('LINK_EXPIRED'));
    });
  });

  it("customers 7.13 a distributor's invitation of a reseller lives seven days", async () => {
    const distributor = await world.distributor();
    const wish = { email: `${uniqueName('reseller')}@example.com` };
    const { body } = await distributor.api.post('/v2/partners/indirect-partners/invitations', wish).expect(200);
    const { invitation_id, token } = body as { invitation_id: string; token: string };
    const enterprise = await world.customer();
    const accept = () => enterprise.api.post('/v2/partners/indirect-partners/accept', { token, agreed: true });
    await past.resellerInvitation(invitation_id, 7 * DAY_MS - MINUTE_MS);
    await accept().expect(failing('NOT_ENTERPRISE_VERIFIED'));
    await past.resellerInvitation(invitation_id, MINUTE_MS);
    await accept().expect(failing('LINK_EXPIRED'));
  });

  it('customers 6.3 the three months after which a partner and a customer may ask again', async () => {
    const one = new Unlinking(inviting.partner, await world.customer(inviting.partner));
    const first = await one.asked();
    await one.customerHandles('reject', first).expect(200);
    await past.associationRequest(first, 88 * DAY_MS);
    await one.partnerAsks().expect(failing('TOO_SOON'));
    await past.associationRequest(first, 5 * DAY_MS);
    const { request_id: second } = (await one.customerAsks().expect(200)).body as { request_id: string };
    await one.partnerHandles('reject', second).expect(200);
    for (const asks of [one.partnerAsks(), one.customerAsks()]) await asks.expect(failing('TOO_SOON'));
    await past.associationRequest(second, 93 * DAY_MS);
    await one.asked();
  });
});
