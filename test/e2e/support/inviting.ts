import { uniqueName } from '@pc/testing';
import request, { type Response, type Test } from 'supertest';
import type { Account } from './account';
import type { Partner } from './partner';
import { newPhone } from './phones';
import { PASSWORD, REFERRAL, RESALE, type World } from './world';

export const REPORTS = '/v2/partners/customer-reports';
export const LINKS = '/v2/partners/invitations';
export const ACCEPT = '/v2/customers/associations/accept';
const CODES = '/v2/customers/associations/verification-codes';

export interface ShownReport {
  readonly report_id: string;
  readonly status: string;
  readonly association_status: string;
}

export interface Link {
  readonly invitation_id: string;
  readonly invite_url: string;
  readonly qr_png_base64: string;
  readonly expire_time: null;
}

export interface Invited {
  readonly phone: string;
  readonly email: string;
  readonly reportId: string;
  readonly invitationId: string;
  readonly url: string;
}

export interface Accepted {
  readonly customer_id: string;
  readonly account_name: string;
}

interface Mails {
  readonly notifications: ReadonlyArray<{ readonly template: string; readonly text: string }>;
}

interface Result {
  readonly invitation_id: string;
  readonly association_status: string;
  readonly failure_reason?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The last part of a link. */
export const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** A partner that can be reached, and what it reports and whom it invites (customers 5). */
export class Inviting {
  private constructor(
    readonly world: World,
    readonly partner: Partner,
    /** Where the partner itself is reached. */
    readonly email: string,
  ) {}

  static async in(world: World): Promise<Inviting> {
    const email = `${uniqueName('boss')}@partner.example`;
    return new Inviting(world, await world.partner({ email }), email);
  }

  report(more: Fields = {}): Test {
    return this.partner.api.post(REPORTS, { customer_full_name: '张三丰', mobile_phone: newPhone(), ...more });
  }

  /** The id of a report that was taken. */
  async reported(more: Fields = {}): Promise<string> {
    return ((await this.report(more).expect(200)).body as ShownReport).report_id;
  }

  async reports(filter: Fields = {}): Promise<ShownReport[]> {
    const answer = await this.partner.api.post(`${REPORTS}/query`, { limit: 100, ...filter }).expect(200);
    return (answer.body as { reports: ShownReport[] }).reports;
  }

  async reportOf(reportId: string): Promise<ShownReport | undefined> {
    return (await this.reports()).find(({ report_id }) => report_id === reportId);
  }

  inviteByEmail(reportId: string, more: Fields = {}): Test {
    return this.partner.api.post(`${REPORTS}/${reportId}/invitations`, { kind: 'EMAIL', association_type: RESALE, ...more });
  }

  /** A reported prospect that has an invitation by e-mail. */
  async invited(more: Fields = {}): Promise<Invited> {
    const phone = newPhone();
    const email = `${uniqueName('prospect')}@example.com`;
    const reportId = await this.reported({ mobile_phone: phone, email });
    const { invitation_id } = (await this.inviteByEmail(reportId, more).expect(200)).body as { invitation_id: string };
    const url = /\S+\/invitations\/[\w-]{43}/.exec((await this.mailTo(email)).replace('：', ' '))![0];
    return { phone, email, reportId, invitationId: invitation_id, url };
  }

  /** The text of the last such mail in the local mailbox. */
  async mailTo(email: string, template = 'INVITATION'): Promise<string> {
    const path = `/v2/operations/notifications?receiver=${encodeURIComponent(email)}`;
    const { notifications } = (await this.world.operator.api.get(path).expect(200)).body as Mails;
    return notifications.find((mail) => mail.template === template)!.text;
  }

  async link(more: Fields = {}, by: Account = this.partner): Promise<Link> {
    return (await by.api.post(LINKS, { kind: 'GENERAL_LINK', association_type: RESALE, ...more }).expect(200)).body as Link;
  }

  /** The address of a link for customers who pay for themselves. */
  async referral(): Promise<string> {
    return (await this.link({ association_type: REFERRAL })).invite_url;
  }

  async results(invitationId: string): Promise<Result[]> {
    const answer = await this.partner.api.post(`${LINKS}/results/query`, { invitation_id: invitationId }).expect(200);
    return (answer.body as { results: Result[] }).results;
  }
}

/** Somebody without an account, who enters a phone, the code that it gets, and a password. */
export class Newcomer {
  constructor(
    private readonly world: World,
    readonly phone = newPhone(),
  ) {}

  askCode(url: string): Test {
    return request(this.world.system.endpoint)
      .post(CODES)
      .send({ token: tokenOf(url), phone: this.phone });
  }

  /** With the code that the phone got for this link. */
  async accept(url: string, more: Fields = {}): Promise<Response> {
    await this.askCode(url).expect(204);
    return this.enter(url, { verification_code: await this.world.codeFor(this.phone), ...more });
  }

  async accepted(url: string): Promise<Accepted> {
    const answer = await this.accept(url);
    const body = answer.body as Accepted;
    expect({ status: answer.status, body }).toMatchObject({ status: 200 });
    return body;
  }

  enter(url: string, more: Fields = {}): Test {
    const body = { token: tokenOf(url), phone: this.phone, password: PASSWORD, agreed: true, ...more };
    return request(this.world.system.endpoint).post(ACCEPT).send(body);
  }
}

/** An account that exists confirms with its own credential. */
export function confirm(account: Account, url: string, more: Fields = { agreed: true }): Test {
  return account.api.post(ACCEPT, { token: tokenOf(url), ...more });
}
