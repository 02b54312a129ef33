import { Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { RESALE } from '../../../domain/account';
import { linkFailure } from '../../../domain/invitations/acceptance';
import { refuseItems } from '../../../domain/reports/decide-report';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Invitations } from '../../../ports/invitations';
import { Reports } from '../../../ports/reports';
import { Standings } from '../../../ports/standings';
import { VerificationCodes } from '../../../ports/verification-codes';
import { TakePhone } from '../../accounts/take-phone/take-phone';
import { AcceptanceDesk, type Case } from './acceptance-desk';
import type { Candidate } from './candidate';
import { Newcomers, type Newcomer } from './newcomer';

type Contract = typeof contracts.acceptInvitation;
type Outcome = AnswerOf<Contract> | Refusal;

/** A customer, new or existing, accepts an invitation and belongs to the partner, or learns why not (customers 5.13 to 5.20). */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly invitations: Invitations,
    private readonly reports: Reports,
    private readonly standings: Standings,
    private readonly newcomers: Newcomers,
    private readonly codes: VerificationCodes,
    private readonly takePhone: TakePhone,
    private readonly desk: AcceptanceDesk,
  ) {}

  /** Billing is asked, and the password hashed, before the transaction. */
  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const accountId = context.caller.account_id;
    if (accountId === '') {
      const newcomer = await this.newcomers.read(payload);
      if (isRefusal(newcomer)) return newcomer;
      return this.commands.once(request, (tx) => this.accept(tx, payload, () => Promise.resolve({ type: 'new', newcomer })));
    }
    const standing = await this.standings.of(accountId, context.deadline);
    return this.commands.once(request, (tx) =>
      this.accept(tx, payload, async () => {
        const account = await this.accounts.find(accountId, tx);
        return account ? { type: 'existing', account, standing } : refuse('CBC.0154');
      }),
    );
  }

  private async accept(tx: Tx, payload: PayloadOf<Contract>, findCandidate: () => Promise<Candidate | Refusal>): Promise<Outcome> {
    const invitation = await this.invitations.findByToken(payload.token_hash, tx);
    if (!invitation) return refuseItems('LINK_NOT_FOUND');
    if (payload.agreed !== true && invitation.associationType === RESALE)
      return refuse('CBC.0100', { field: 'agreed', reason: payload.agreed === undefined ? 'required' : 'not_agreed' });
    const candidate = await findCandidate();
    if (isRefusal(candidate)) return candidate;
    const report = invitation.reportId === undefined ? undefined : await this.reports.find(invitation.reportId, tx);
    return this.decide(tx, { invitation, report, candidate });
  }

  /** customers 5.16: the link first; a code is not burnt for a dead one, and a stranger learns nothing before it is right. */
  private async decide(tx: Tx, found: Case): Promise<Outcome> {
    const { candidate } = found;
    const dead = linkFailure(found.invitation, found.report, tx.now);
    if (dead) return this.desk.failOver(tx, found, dead);
    if (candidate.type === 'existing' && !candidate.standing) return this.desk.fail(tx, found, ['SYSTEM_BUSY']);
    const refusal = candidate.type === 'new' && (await this.refuseNewcomer(tx, candidate.newcomer));
    return refusal || this.desk.decide(tx, found);
  }

  private async refuseNewcomer(tx: Tx, { phone, code }: Newcomer): Promise<Refusal | undefined> {
    return (await this.codes.check(tx, { receiver: phone, scene: 'REGISTRATION', code })) ?? (await this.takePhone.execute(tx, phone));
  }
}
