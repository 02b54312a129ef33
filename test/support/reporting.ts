import type { Reply } from '@pc/bus';
import type { AnswerOf, Caller, customer as contracts, PayloadOf } from '@pc/contracts';
import { uniqueName } from '@pc/testing';
import type { NoticeDocument } from '../../apps/customer/src/adapters/mongo/notices/notice.mapper';
import { NoticeMapper } from '../../apps/customer/src/adapters/mongo/notices/notice.mapper';
import { InvitationsController } from '../../apps/customer/src/api/invitations.controller';
import { ReportsController } from '../../apps/customer/src/api/reports.controller';
import type { AccountFacts } from '../../apps/customer/src/domain/account';
import { Accounts } from '../../apps/customer/src/ports/accounts';
import { factsOf } from '../../apps/customer/src/views/account-facts.view';
import { bodyOf, PASSWORD, PUBLIC_URL, type CustomerHarness } from './customer-harness';

export const DAY_MS = 86_400_000;

interface Prospect {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly accountName?: string;
  readonly reason?: string;
  readonly draft?: boolean;
  readonly label?: string;
}

interface Newcomer {
  readonly phone: string;
  readonly code?: string;
  readonly password?: string;
  readonly agreed?: boolean;
}

type Submitted = AnswerOf<typeof contracts.createReport>;
type Accepted = AnswerOf<typeof contracts.acceptInvitation>;
type LinkWish = PayloadOf<typeof contracts.createInvitationLink>;
type ReportQuery = Partial<PayloadOf<typeof contracts.listReports>>;
const NOBODY: Caller = { account_id: '', account_name: '', kind: 'SYSTEM', channel: 'API' };

/** What tests of reports and invitations do with the customer service. */
export class Reporting {
  private phones = Math.floor(Math.random() * 90_000) * 1000;

  constructor(readonly service: CustomerHarness) {}

  get reports(): ReportsController {
    return this.service.part(ReportsController);
  }
  get invitations(): InvitationsController {
    return this.service.part(InvitationsController);
  }

  newPhone(): string {
    return String(13_900_000_000 + (this.phones += 1));
  }

  /** A partner that can be reached. */
  async partner(contact: object = { sealed_email: this.seal(`${uniqueName('p')}@example.com`, 'contact') }): Promise<Caller> {
    const name = uniqueName('reporter');
    const payload = { ...this.service.newPartner(name, {}), ...contact };
    const { partner_id } = bodyOf(await this.service.parties.createPartner(this.service.ask(payload)));
    return { account_id: partner_id, account_name: name, kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', channel: 'API' };
  }

  /** A customer of nobody with this phone, as it calls. */
  async customer(phone: string, facts: AccountFacts = {}): Promise<Caller> {
    const account_name = uniqueName('customer');
    const payload = { account_name, sealed_password: this.service.password(), sealed_phone: this.seal(phone, 'contact') };
    const { customer_id } = bodyOf(await this.service.parties.createCustomer(this.service.ask(payload)));
    await this.setFacts(customer_id, facts);
    return { account_id: customer_id, account_name, kind: 'CUSTOMER', channel: 'API' };
  }

  async setFacts(account_id: string, facts: AccountFacts): Promise<void> {
    const wire = Object.fromEntries(Object.entries(facts).map(([name, value]) => [snake(name), value]));
    expect(factsOf(wire)).toEqual(facts);
    bodyOf(await this.service.parties.setAccountFacts(this.service.ask({ account_id, ...wire })));
  }

  report(
    caller: Caller,
    { name = '张三丰', phone = this.newPhone(), email, accountName, reason, draft, label }: Prospect = {},
  ): Promise<Reply<Submitted>> {
    const payload = {
      sealed_full_name: this.seal(name, 'contact'),
      sealed_phone: this.seal(phone, 'contact'),
      ...(email !== undefined && { sealed_email: this.seal(email, 'contact') }),
      ...(accountName !== undefined && { account_name: accountName }),
      ...(reason !== undefined && { review_reason: reason }),
      ...(draft !== undefined && { draft }),
      ...(label !== undefined && { label }),
    };
    return this.reports.create(this.service.ask(payload, caller));
  }

  vendorReport(phone: string, email?: string): Promise<Reply<Submitted>> {
    const payload = { sealed_full_name: this.seal('李四', 'contact'), sealed_phone: this.seal(phone, 'contact') };
    const more = email === undefined ? {} : { sealed_email: this.seal(email, 'contact') };
    return this.reports.createVendorReport(this.service.ask({ ...payload, ...more }));
  }

  review(report_id: string, result: 'APPROVE' | 'REJECT', opinion?: string) {
    return this.reports.review(this.service.ask({ report_id, result, ...(opinion !== undefined && { opinion }) }));
  }

  async list(caller: Caller, query: ReportQuery = {}) {
    return bodyOf(await this.reports.list(this.service.ask({ offset: 0, limit: 100, ...query }, caller)));
  }

  async one(caller: Caller, reportId: string) {
    const { reports } = await this.list(caller);
    return reports.find(({ report_id }) => report_id === reportId);
  }

  inviteByEmail(caller: Caller, report_id: string, more: { association_type?: '1' | '2'; label?: string } = {}) {
    return this.invitations.inviteByEmail(this.service.ask({ report_id, association_type: '2', ...more }, caller));
  }

  /** The text of a link, as its operator sees it. */
  async link(caller: Caller, wish: Partial<LinkWish> = {}): Promise<string> {
    const payload: LinkWish = { kind: 'GENERAL_LINK', association_type: '2', ...wish };
    const { sealed_url } = bodyOf(await this.invitations.createLink(this.service.ask(payload, caller)));
    return this.service.sealer.open(sealed_url, 'invitation');
  }

  /** The values of the last message of a template to this receiver. */
  async mailTo(receiver: string, template: string): Promise<Readonly<Record<string, string>>> {
    const mapper = this.service.part(NoticeMapper);
    const rows = await this.service.store.collection<NoticeDocument>('notices').find({}).toArray();
    const last = rows.filter((row) => row.template === template && mapper.receiverOf(row) === receiver).at(-1);
    if (!last) throw new Error(`No ${template} was sent to this receiver`);
    return mapper.valuesOf(last)!;
  }

  hashOf(url: string): string {
    expect(url).toMatch(new RegExp(`^${PUBLIC_URL}/invitations/[\\w-]{43}$`));
    return this.service.sealer.blindIndex(url.slice(`${PUBLIC_URL}/invitations/`.length), 'invitation');
  }

  acceptAs(caller: Caller, url: string, agreed: boolean | undefined = true): Promise<Reply<Accepted>> {
    const payload = { token_hash: this.hashOf(url), ...(agreed !== undefined && { agreed }) };
    return this.invitations.accept(this.service.ask(payload, caller));
  }

  async sendCode(url: string, phone: string): Promise<string> {
    // Of two codes of one moment nobody could tell the later.
    this.service.clock.advance(1);
    const payload = { token_hash: this.hashOf(url), sealed_phone: this.seal(phone, 'contact'), language: 'zh-cn' as const };
    bodyOf(await this.invitations.sendCode(this.service.ask(payload, NOBODY)));
    return this.service.codeFor(phone);
  }

  /** Somebody new accepts; asks for a code unless one is given. */
  async accept(url: string, { phone, code, password = PASSWORD, agreed = true }: Newcomer): Promise<Reply<Accepted>> {
    const sealed_code = this.seal(code ?? (await this.sendCode(url, phone)), 'code');
    const person = { sealed_phone: this.seal(phone, 'contact'), sealed_password: this.seal(password, 'password'), sealed_code };
    return this.invitations.accept(this.service.ask({ token_hash: this.hashOf(url), agreed, ...person }, NOBODY));
  }

  async account(id: string) {
    const account = await this.service.port(Accounts).find(id);
    if (account?.type !== 'CUSTOMER') throw new Error(`${id} is no customer`);
    return account;
  }

  async results(caller: Caller, query: object = {}) {
    return bodyOf(await this.invitations.listResults(this.service.ask({ offset: 0, limit: 100, ...query }, caller)));
  }

  seal(plain: string, purpose: string): string {
    return this.service.sealer.seal(plain, purpose);
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
