import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer, Partner } from '../../../domain/account';
import { nameKey } from '../../../domain/account-name';
import { isEmailAddress, MAINLAND_PHONE } from '../../../domain/contact';
import { expire, refuseItems, submit } from '../../../domain/reports/decide-report';
import { isValid, REPORT_QUOTA, type Report, type ReportedAccount, type ReportedPerson } from '../../../domain/reports/report';
import type { Prospect } from '../../../domain/reports/reportable';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Reports } from '../../../ports/reports';
import { Standings } from '../../../ports/standings';

/** What is known of a reported person before the transaction that decides. */
export interface Background {
  readonly account?: ReportedAccount;
  readonly cashConsumption: boolean;
}

/** What every submission of a report needs, new or again (customers 5.2 to 5.6). */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly accounts: Accounts,
    private readonly reports: Reports,
    private readonly standings: Standings,
  ) {}

  /** Finds the account behind the phone and asks billing about it; without an answer nothing is done. */
  async lookUp(person: ReportedPerson, accountName: string | undefined, deadline: number): Promise<Background | Refusal> {
    const account = await this.accountOf(person, accountName);
    if (isRefusal(account)) return account;
    if (!account) return { cashConsumption: false };
    const standing = await this.standings.of(account.id, deadline);
    if (!standing) return refuse('PCB.0504');
    return { account, cashConsumption: standing.cashConsumption };
  }

  /** customers 2.4: where several accounts have the phone the partner names the one that it means. */
  async accountOf({ mobilePhone, email }: ReportedPerson, accountName: string | undefined): Promise<ReportedAccount | undefined | Refusal> {
    if (!MAINLAND_PHONE.test(mobilePhone)) return refuse('CBC.5017', { field: 'mobile_phone' });
    if (email !== undefined && !isEmailAddress(email)) return refuse('CBC.0100', { field: 'email', reason: 'format' });
    const found = (await this.accounts.findByPhone(mobilePhone)).filter(({ type }) => type === 'CUSTOMER');
    const named = accountName === undefined ? found : found.filter(({ name }) => nameKey(name) === nameKey(accountName));
    if (accountName !== undefined && named.length === 0) return refuseUnknown('account_name');
    if (named.length > 1) return refuseItems('ACCOUNT_NAME_REQUIRED');
    const [account] = named;
    return account && { id: account.id, name: account.name };
  }

  /** A valid report of the same prospect stands in the way; one whose time is over is ended on the way. */
  async validOf(tx: Tx, report: Report): Promise<Report[]> {
    const found = await this.reports.accepted(tx, { phone: report.person.mobilePhone, accountId: report.account?.id });
    const others = found.filter(({ id }) => id !== report.id);
    for (const over of others.filter((other) => !isValid(other, tx.now))) await this.reports.save(tx, expire(over));
    return others.filter((other) => isValid(other, tx.now));
  }

  /**
   * Decides with the partner locked, so that its quota is exact under parallel reports (customers 5.4), and keeps the outcome.
   * What lacks nothing but the reason for the review stays as a draft (customers 5.6).
   */
  async submit(tx: Tx, draft: Report, background: Background, reviewReason: string | undefined): Promise<Report | Refusal> {
    const partner = await this.accounts.lock(tx, draft.partnerId ?? '');
    if (partner?.type !== 'PARTNER') return refuse('CBC.0151');
    const outcome = submit(draft, await this.prospectOf(tx, partner, draft, background), reviewReason);
    if (!isRefusal(outcome)) return this.reports.save(tx, outcome);
    if (draft.version === 0 && outcome.items?.includes('REVIEW_REASON_REQUIRED')) await this.reports.save(tx, draft);
    return outcome;
  }

  private async prospectOf(tx: Tx, partner: Partner, report: Report, { account, cashConsumption }: Background): Promise<Prospect> {
    const waiting = await this.reports.ofPhone(tx, partner.id, report.person.mobilePhone, 'PENDING');
    const customer = account && (await this.accounts.find(account.id, tx));
    return {
      partner,
      held: await this.reports.countHeld(tx, partner.id),
      quota: REPORT_QUOTA,
      valid: await this.validOf(tx, report),
      pending: waiting.length > 0,
      ...(customer?.type === 'CUSTOMER' && { account: customer satisfies Customer }),
      cashConsumption,
      now: tx.now,
    };
  }
}
