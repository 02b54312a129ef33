import { fromEnvironment, uniqueName } from '@pc/testing';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { publishedAsyncApi } from '../contract/asyncapi-events';
import { toldOn } from '../support/told-events';
import type { Account } from './support/account';
import { failing } from './support/association-requests';
import { otherThan } from './support/codes';
import { confirm, Inviting, LINKS, Newcomer, REPORTS, tokenOf } from './support/inviting';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { askToken } from './support/tokens';
import { REFERRAL, RESALE, World } from './support/world';

const CUSTOMERS = '/v2/partners/sub-customers/query';
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;

interface Listed {
  readonly customer_id: string;
}

/** Invitations by e-mail and link, and what customers do with them, over HTTP (customers 5.7 to 5.21). */
describe('invitations', () => {
  const world = new World();
  let inviting: Inviting;
  let other: Inviting;

  beforeAll(async () => {
    [inviting, other] = [await Inviting.in(world), await Inviting.in(world)];
  });

  const customersWith = async (label: string) =>
    ((await inviting.partner.api.post(CUSTOMERS, { label }).expect(200)).body as { customer_infos: Listed[] }).customer_infos;
  const setFacts = (account: Account, facts: object) =>
    world.operator.api.put(`/v2/operations/accounts/${account.id}/facts`, facts).expect(204);

  describe('by e-mail', () => {
    it('customers 5.1 customers 5.11 customers 5.15 the prospect registers by its mail, and belongs to the partner with the label', async () => {
      const label = uniqueName('label');
      const { phone, reportId, invitationId, url } = await inviting.invited({ label });
      expect(await inviting.reportOf(reportId)).toMatchObject({ association_status: 'INVITED', association_type: RESALE });
      const { customer_id, account_name } = await new Newcomer(world, phone).accepted(url);
      expect(await customersWith(label)).toMatchObject([{ customer_id, account_name, association_type: RESALE, label, telephone: phone }]);
      expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'ASSOCIATED', association_status: 'ASSOCIATED' });
      await askToken({ name: account_name, endpoint: inviting.partner.endpoint } as Account).expect(201);
      const seen = { invitation_id: invitationId, association_status: 'ASSOCIATED', customer_id, registered_via: 'INVITE' };
      const masked = { account_name: `${account_name[0]}${'*'.repeat(31)}`, mobile_phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` };
      expect(await inviting.results(invitationId)).toEqual([{ ...seen, ...masked, attempted_at: TIME }]);
      await inviting.partner.api.delete(`${REPORTS}/${reportId}`).expect(failing('WRONG_STATE'));
      const told = await toldOn(
        fromEnvironment('PC_DATA_DIR'),
        Object.values(publishedAsyncApi().channels).map(({ address }) => address),
      );
      const ofCustomer = told.filter(({ key }) => key === customer_id).map(({ headers }) => headers['ce_type']);
      expect(ofCustomer).toEqual(expect.arrayContaining(['pc.customer.customer-created.v1', 'pc.customer.association-started.v1']));
      const ofInvitation = told.filter(({ key }) => key === invitationId).map(({ payload }) => payload);
      expect(ofInvitation).toMatchObject([{ to: 'OPEN' }, { to: 'USED', outcome: 'ASSOCIATED', customer_id }]);
    });

    it('customers 5.9 the mail is the one that the preview showed, valid 7 days and not sent again meanwhile', async () => {
      const email = `${uniqueName('prospect')}@example.com`;
      const reportId = await inviting.reported({ email });
      const preview = (await inviting.partner.api.get(`${REPORTS}/${reportId}/invitations/preview`).expect(200)).body as { text: string };
      expect(preview).toMatchObject({ receiver: 'p***@example.com', subject: `${inviting.partner.name} Ltd邀请您` });
      const { expire_time } = (await inviting.inviteByEmail(reportId).expect(200)).body as { expire_time: string };
      const days = (Date.parse(expire_time) - Date.now()) / 86_400_000;
      expect([days > 6.99, days <= 7]).toEqual([true, true]);
      const mail = await inviting.mailTo(email);
      expect(mail).toContain(`${world.system.endpoint}/invitations/`);
      expect(mail.replace(/invitations\/[\w-]{43}/, 'invitations/…')).toContain(preview.text);
      await inviting.inviteByEmail(reportId).expect(failing('INVITATION_STILL_VALID'));
    });

    it('customers 5.8 needs a report and an address', async () => {
      await inviting.inviteByEmail(await inviting.reported({ draft: true, email: 'a@example.com' })).expect(failing('NOT_REPORTED'));
      const silent = await inviting.reported();
      await inviting.inviteByEmail(silent).expect(failing('NO_EMAIL'));
      await inviting.partner.api.get(`${REPORTS}/${silent}/invitations/preview`).expect(failing('NO_EMAIL'));
      await inviting.inviteByEmail('nobody').expect(refused(400, 'CBC.0101', 'report_id'));
    });

    it('customers 5.7 customers 5.20 another phone than the reported one fails, and the partner sees why', async () => {
      const { phone, reportId, invitationId, url } = await inviting.invited();
      failing('PHONE_DIFFERS_FROM_REPORT')(await new Newcomer(world).accept(url));
      expect(await inviting.reportOf(reportId)).toMatchObject({
        status: 'REPORTED',
        association_status: 'FAILED',
        failure_reason: 'PHONE_DIFFERS_FROM_REPORT',
      });
      expect(await inviting.results(invitationId)).toMatchObject([{ association_status: 'FAILED' }]);
      await new Newcomer(world, phone).accepted(url);
    });

    it('customers 5.18 customers 5.20 of acceptances at once one succeeds; then the link is used', async () => {
      const { phone, url } = await inviting.invited();
      const both = [await world.customer(undefined, { phone }), await world.customer(undefined, { phone })];
      const answers = await Promise.all(both.map((one) => confirm(one, url)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
      failing('LINK_USED')(answers.find(({ status }) => status === 400)!);
      await new Newcomer(world).askCode(url).expect(failing('LINK_USED'));
    });
  });

  describe('by link', () => {
    it('customers 5.10 customers 5.21 the QR code is a PNG that holds the link, which does not expire', async () => {
      for (const wish of [{}, { kind: 'CUSTOM_LINK', label: 'spring fair' }, { kind: 'ACTIVITY_LINK' }]) {
        const { invite_url, qr_png_base64, expire_time } = await inviting.link(wish);
        const { data, width, height } = PNG.sync.read(Buffer.from(qr_png_base64, 'base64'));
        expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(invite_url);
        expect([width >= 200, height >= 200, expire_time]).toEqual([true, true, null]);
        expect(invite_url).toMatch(/\/invitations\/[\w-]{43}$/);
        expect(invite_url.startsWith(world.system.endpoint)).toBe(true);
      }
    });

    it('customers 5.21 the same operator gets the same link for the same kind, label and type, also at once', async () => {
      const own = await Inviting.in(world);
      const clerk = await world.user(own.partner, 'PCB_ITEM_createInvitationLink');
      const wishes: ReadonlyArray<readonly [Readonly<Record<string, unknown>>, Account]> = [
        [{}, own.partner],
        [{}, clerk],
        [{ association_type: REFERRAL }, own.partner],
        [{ kind: 'CUSTOM_LINK', label: 'a' }, own.partner],
        [{ kind: 'CUSTOM_LINK', label: 'b' }, own.partner],
        [{ kind: 'ACTIVITY_LINK', label: 'a' }, own.partner],
      ];
      const all = async () => (await Promise.all(wishes.map(([wish, by]) => own.link(wish, by)))).map(({ invite_url }) => invite_url);
      const [first, second] = await Promise.all([all(), all()]);
      expect(new Set(first).size).toBe(wishes.length);
      expect(second).toEqual(first);
    });

    it('customers 5.11 customers 5.18 many come by a link, each with its label: that of the operator or the one typed', async () => {
      const clerk = await world.user(inviting.partner, 'PCB_ITEM_createInvitationLink');
      const label = uniqueName('fair');
      const general = await inviting.link({}, clerk);
      const custom = await inviting.link({ kind: 'CUSTOM_LINK', label, association_type: REFERRAL });
      const { customer_id } = await new Newcomer(world).accepted(general.invite_url);
      expect(await customersWith(clerk.name)).toMatchObject([{ customer_id, association_type: RESALE, label: clerk.name }]);
      const existing = await world.customer(undefined, { phone: newPhone() });
      await confirm(existing, custom.invite_url, {}).expect(200);
      const newcomer = await new Newcomer(world).accepted(custom.invite_url);
      // Both may have come within one second, which the list does not tell apart.
      const found = (await customersWith(label)).toSorted((a, b) => (a.customer_id < b.customer_id ? -1 : 1));
      const expected = [newcomer.customer_id, existing.id]
        .toSorted()
        .map((customer_id) => ({ customer_id, association_type: REFERRAL, label }));
      expect(found).toMatchObject(expected);
      const { body } = await inviting.partner.api.post(`${LINKS}/query`, { label }).expect(200);
      expect(body).toMatchObject({
        total_count: 1,
        invitations: [{ kind: 'CUSTOM_LINK', status: 'OPEN', associated_count: 2, failed_count: 0 }],
      });
    });

    it("customers 5.19 who comes by a link fulfils the partner's report", async () => {
      const newcomer = new Newcomer(world);
      const reportId = await inviting.reported({ mobile_phone: newcomer.phone });
      await newcomer.accepted((await inviting.link()).invite_url);
      expect(await inviting.reportOf(reportId)).toMatchObject({ status: 'ASSOCIATED' });
    });

    it.each<[field: string, wrong: object]>([
      ['association_type', { association_type: undefined }],
      ['association_type', { association_type: '3' }],
      ['kind', { kind: 'EMAIL' }],
      ['label', { kind: 'CUSTOM_LINK' }],
    ])('customers 5.12 is refused for its %s: %j', async (field, wrong) => {
      const body = { kind: 'GENERAL_LINK', association_type: RESALE, ...wrong };
      await inviting.partner.api.post(LINKS, body).expect(refused(400, 'CBC.0100', field));
    });
  });

  describe('customers 5.16 customers 5.20 an acceptance is refused', () => {
    const existing = () => world.customer(undefined, { phone: newPhone() });

    it('LINK_NOT_FOUND: a link of nobody', async () => {
      const url = `${world.system.endpoint}/invitations/${'x'.repeat(43)}`;
      await confirm(await existing(), url).expect(failing('LINK_NOT_FOUND'));
      await new Newcomer(world).askCode(url).expect(failing('LINK_NOT_FOUND'));
      await new Newcomer(world).enter(url, { verification_code: '123456' }).expect(failing('LINK_NOT_FOUND'));
    });

    it('INVITE_CODE_USED: the same customer again by the same link', async () => {
      const [customer, url] = [await existing(), await inviting.referral()];
      await confirm(customer, url).expect(200);
      await confirm(customer, url).expect(failing('INVITE_CODE_USED'));
    });

    it('REPORTED_BY_OTHER: another partner spoke for the phone; no account is made', async () => {
      const newcomer = new Newcomer(world);
      await other.reported({ mobile_phone: newcomer.phone });
      failing('REPORTED_BY_OTHER')(await newcomer.accept(await inviting.referral()));
      const answer = await inviting.partner.api.post(CUSTOMERS, { limit: 100 }).expect(200);
      expect(JSON.stringify(answer.body)).not.toContain(newcomer.phone);
    });

    it('HAS_OTHER_PARTNER and IS_PARTNER', async () => {
      const url = await inviting.referral();
      await confirm(await world.customer(other.partner), url).expect(failing('HAS_OTHER_PARTNER'));
      await confirm(other.partner, url).expect(failing('IS_PARTNER'));
    });

    it.each([
      ['HAS_CREDIT_ACCOUNT', RESALE, { credit_account: true }],
      ['IS_PARTNER', REFERRAL, { marketplace_partner: true }],
      ['SPECIAL_CONTRACT', REFERRAL, { contracts: ['SPECIAL'] }],
      ['SPECIAL_CONTRACT', REFERRAL, { contracts: ['DESIGNATED'] }],
      ['NOT_ALLOWED', REFERRAL, { site: 'INTERNATIONAL' }],
      ['NOT_ALLOWED', REFERRAL, { enterprise_kind: 'CUSTODY_MEMBER' }],
      ['NOT_ALLOWED', RESALE, { contracts: ['PROFESSIONAL_SERVICE'] }],
      ['NOT_ALLOWED', RESALE, { reserved_instance_live: true }],
      ['NOT_ALLOWED', RESALE, { enterprise_kind: 'NON_CUSTODY_MEMBER' }],
    ])('%s in kind %s by %j, which the partner sees', async (item, association_type, facts) => {
      const [customer, link] = [await existing(), await inviting.link({ kind: 'CUSTOM_LINK', label: uniqueName('l'), association_type })];
      await setFacts(customer, facts);
      await confirm(customer, link.invite_url).expect(failing(item));
      expect(await inviting.results(link.invitation_id)).toMatchObject([{ association_status: 'FAILED', failure_reason: item }]);
    });

    it('customers 5.14 what stands against resale alone lets a referral through', async () => {
      const customer = await existing();
      await setFacts(customer, { credit_account: true, reserved_instance_live: true, contracts: ['PROFESSIONAL_SERVICE'] });
      await confirm(customer, await inviting.referral()).expect(200);
    });

    it('customers 5.15 for resale without agreement, and for anybody new without code or password', async () => {
      const { invite_url } = await inviting.link();
      const customer = await existing();
      for (const answer of [{}, { agreed: false }]) await confirm(customer, invite_url, answer).expect(refused(400, 'CBC.0100', 'agreed'));
      const newcomer = new Newcomer(world);
      await newcomer.enter(invite_url).expect(refused(400, 'CBC.0100', 'verification_code'));
      const verification_code = '123456';
      await newcomer.enter(invite_url, { phone: undefined, verification_code }).expect(refused(400, 'CBC.0100', 'phone'));
      await newcomer.enter(invite_url, { password: undefined, verification_code }).expect(refused(400, 'CBC.0100', 'password'));
      await newcomer.enter(invite_url, { password: 'short', verification_code }).expect(refused(400, 'CBC.99000036', 'password'));
      await newcomer.enter(invite_url, { phone: '123', verification_code }).expect(refused(400, 'CBC.5017'));
      await new Newcomer(world, '123').askCode(invite_url).expect(refused(400, 'CBC.5017'));
      await newcomer.enter(invite_url, { verification_code }).expect(refused(400, 'CBC.99004008'));
      await newcomer.askCode(invite_url).expect(204);
      const wrong = otherThan(await world.codeFor(newcomer.phone));
      for (let i = 0; i < 4; i++) await newcomer.enter(invite_url, { verification_code: wrong }).expect(refused(400, 'CBC.99004010'));
      await newcomer.enter(invite_url, { verification_code: wrong }).expect(refused(400, 'CBC.99004009'));
    });

    it('customers 4.11 a phone that has three accounts opens no fourth', async () => {
      const newcomer = new Newcomer(world);
      for (let i = 0; i < 3; i++) await world.customer(undefined, { phone: newcomer.phone });
      refused(400, 'CBC.99000030')(await newcomer.accept(await inviting.referral()));
    });

    it('customers 4.14 fifteen codes an hour go to one phone', async () => {
      const [newcomer, url] = [new Newcomer(world), await inviting.referral()];
      for (let i = 0; i < 15; i++) await newcomer.askCode(url).expect(204);
      await newcomer.askCode(url).expect(refused(400, 'CBC.99004015'));
    });
  });

  it("another partner's invitations and results are out of sight, both ways", async () => {
    for (const [mine, theirs] of [
      [inviting, other],
      [other, inviting],
    ] as const) {
      const { invitationId, reportId } = await theirs.invited();
      await confirm(other.partner, (await theirs.link()).invite_url).expect(failing('IS_PARTNER'));
      expect(await mine.results(invitationId)).toEqual([]);
      const { body } = await mine.partner.api.post(`${LINKS}/query`, { report_id: reportId }).expect(200);
      expect(body).toEqual({ total_count: 0, invitations: [] });
      expect((await theirs.partner.api.post(`${LINKS}/query`, { report_id: reportId }).expect(200)).body).toMatchObject({ total_count: 1 });
    }
  });

  it('invitations are for partners; their users need the item', async () => {
    const customer = await world.customer(inviting.partner);
    const clerk = await world.user(inviting.partner, 'PCB_ITEM_listInvitations');
    const wish = { kind: 'GENERAL_LINK', association_type: RESALE };
    for (const { api } of [customer, world.operator, clerk]) await api.post(LINKS, wish).expect(refused(403, 'CBC.0151'));
    await clerk.api.post(`${LINKS}/query`, {}).expect(200);
    await world.operator.api
      .post('/v2/customers/associations/accept', { token: tokenOf(await inviting.referral()), agreed: true })
      .expect(refused(403, 'CBC.0151'));
  });
});
