import { Injectable } from '@nestjs/common';
import { isRefusal, newHexId, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, Customer } from '../../../domain/account';
import type { AccountEvent } from '../../../domain/account-event';
import { decideAssociation } from '../../../domain/association';
import { failuresOf, fulfilledBy, type Acceptance, type FailureReason } from '../../../domain/invitations/acceptance';
import { failedOnce, keepsFailuresWhenOver, used, type Invitation } from '../../../domain/invitations/invitation';
import { firstEvents } from '../../../domain/register';
import { associate, failAssociation, refuseItems } from '../../../domain/reports/decide-report';
import { isValid, type Report } from '../../../domain/reports/report';
import { Accounts } from '../../../ports/accounts';
import { Enterprises } from '../../../ports/enterprises';
import { Invitations, type AcceptanceResult } from '../../../ports/invitations';
import { Reports } from '../../../ports/reports';
import { customerOf, phoneOf, type Candidate } from './candidate';

/** An invitation that exists, and who comes with it. */
export interface Case {
  readonly invitation: Invitation;
  /** Of an e-mail invitation. */
  readonly report: Report | undefined;
  readonly candidate: Candidate;
}

type Accepted = { customer_id: string; account_name: string };

/** Decides acceptances of living links, and writes down how each ended (customers 5.13, 5.14, 5.16 to 5.20). */
@Injectable()
export class AcceptanceDesk {
  constructor(
    private readonly accounts: Accounts,
    private readonly invitations: Invitations,
    private readonly reports: Reports,
    private readonly enterprises: Enterprises,
  ) {}

  async decide(tx: Tx, found: Case): Promise<Accepted | Refusal> {
    const acceptance = await this.acceptanceOf(tx, found);
    const failures = failuresOf(acceptance);
    if (failures.length > 0) return this.fail(tx, found, failures);
    const fulfilled = fulfilledBy(acceptance);
    const customer = await this.associate(tx, found, fulfilled !== undefined);
    // The partner itself may not take customers on at present (customers 4.28, 4.29).
    if (!customer) return this.fail(tx, found, ['NOT_ALLOWED']);
    if (fulfilled) await this.reports.save(tx, associate(fulfilled));
    await this.invitations.save(tx, used(found.invitation, customer.id), { outcome: 'ASSOCIATED', customerId: customer.id });
    await this.invitations.note(tx, this.result(tx, found, { status: 'ASSOCIATED', customer: { id: customer.id, name: customer.name } }));
    return { customer_id: customer.id, account_name: customer.name };
  }

  /** customers 5.20: told to the customer, and kept for the partner with the first reason in the order of 5.16. */
  async fail(tx: Tx, found: Case, failures: readonly FailureReason[]): Promise<Refusal> {
    const { invitation, report } = found;
    const failureReason = failures[0]!;
    if (report && isValid(report, tx.now)) await this.reports.save(tx, failAssociation(report, failureReason));
    await this.invitations.save(tx, failedOnce(invitation), { outcome: 'FAILED', failureReason });
    await this.invitations.note(tx, this.result(tx, found, { status: 'FAILED', failureReason, ...personIn(found) }));
    return refuseItems(...failures);
  }

  /**
   * With an invitation that is over anybody can come, under any phone: of each person the first result stays, and no more than a few are
   * kept (customers 5.20). The customer is told in any case.
   */
  async failOver(tx: Tx, found: Case, reason: FailureReason): Promise<Refusal> {
    const result = this.result(tx, found, { status: 'FAILED', failureReason: reason, ...personIn(found) });
    const isKept = keepsFailuresWhenOver(found.invitation) && !(await this.invitations.isNoted(tx, result));
    return isKept ? this.fail(tx, found, [reason]) : refuseItems(reason);
  }

  private async acceptanceOf(tx: Tx, { invitation, report, candidate }: Case): Promise<Acceptance> {
    const phone = phoneOf(candidate);
    const account = candidate.type === 'existing' ? candidate.account : undefined;
    const standing = candidate.type === 'existing' ? candidate.standing : undefined;
    const accepted = await this.reports.accepted(tx, { phone, accountId: account?.id });
    const isMaster = account?.facts.enterpriseKind === 'MASTER';
    return {
      invitation,
      ...(report && { report }),
      valid: accepted.filter((other) => isValid(other, tx.now)),
      phone,
      ...(account && { account }),
      debtFen: standing?.debtFen ?? 0,
      cashConsumption: standing?.cashConsumption ?? false,
      hasNonCustodyMember: isMaster && (await this.enterprises.hasNonCustodyMember(account.id, tx)),
      usedBefore: account !== undefined && (await this.wasUsedBy(tx, invitation, account)),
      now: tx.now,
    };
  }

  /** Who left the partner meanwhile may come back by the same link. */
  private async wasUsedBy(tx: Tx, { id, partnerId }: Invitation, account: Account): Promise<boolean> {
    const belongs = account.type === 'CUSTOMER' && account.association?.partnerId === partnerId;
    return belongs && this.invitations.wasUsedBy(tx, id, account.id);
  }

  /** Undefined: the partner may not take the customer on. */
  private async associate(tx: Tx, { invitation, candidate }: Case, viaReport: boolean): Promise<Customer | undefined> {
    const partner = await this.accounts.find(invitation.partnerId, tx);
    if (partner?.type !== 'PARTNER') return undefined;
    const { associationType: type, label } = invitation;
    const target = { partner, type, viaReport, ...(label !== undefined && { label }) };
    const start = (customer: Customer) => decideAssociation(customer, undefined, { target, newId: newHexId(), now: tx.now });
    return candidate.type === 'new' ? this.register(tx, candidate, start) : this.join(tx, candidate.account.id, start);
  }

  private async register(
    tx: Tx,
    { newcomer }: Extract<Candidate, { type: 'new' }>,
    start: (customer: Customer) => AccountEvent[] | Refusal,
  ): Promise<Customer | undefined> {
    const account = customerOf(newcomer, tx.now);
    const started = start(account);
    if (isRefusal(started)) return undefined;
    return this.accounts.add(tx, { account, events: [...firstEvents(account), ...started], passwordHash: newcomer.passwordHash });
  }

  private async join(tx: Tx, id: string, start: (customer: Customer) => AccountEvent[] | Refusal): Promise<Customer | undefined> {
    const change = await this.accounts.update(tx, 'CUSTOMER', id, start);
    return !change || isRefusal(change) ? undefined : change.after;
  }

  private result(
    tx: Tx,
    { invitation, candidate }: Case,
    end: Pick<AcceptanceResult, 'status' | 'failureReason' | 'customer'>,
  ): AcceptanceResult {
    const phone = phoneOf(candidate);
    const { id: invitationId, partnerId } = invitation;
    return { invitationId, partnerId, isNew: candidate.type === 'new', ...(phone !== undefined && { phone }), at: tx.now, ...end };
  }
}

function personIn({ candidate }: Case): Pick<AcceptanceResult, 'customer'> {
  return candidate.type === 'existing' ? { customer: { id: candidate.account.id, name: candidate.account.name } } : {};
}
