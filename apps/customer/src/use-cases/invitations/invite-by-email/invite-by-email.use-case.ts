import { Inject, Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import type { RequestContext } from '@pc/bus';
import { formatUtc, isRefusal, newHexId, newSecret, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { inviterOf } from '../../../domain/invitations/inviter';
import { invitationStatusAt, newInvitation, type Invitation } from '../../../domain/invitations/invitation';
import { noticeLanguage } from '../../../domain/notices/notice';
import type { Report } from '../../../domain/reports/report';
import { invite, refuseItems } from '../../../domain/reports/decide-report';
import { refuseUnknown } from '../../../domain/unknown';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { INVITATION_SETTINGS, type InvitationSettings } from '../../../ports/invitation-settings';
import { Invitations } from '../../../ports/invitations';
import { Notices, type NoticeLanguage } from '../../../ports/notices';
import { Reports } from '../../../ports/reports';
import { invitationUrl } from '../../../views/invitation.view';
import { InvitationMail } from '../invitation-mail/invitation-mail';

type Contract = typeof contracts.inviteByEmail;

/** Invites a reported customer by e-mail; again only after the former invitation is over (customers 5.8, 5.9). */
@Injectable()
export class InviteByEmail {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
    private readonly invitations: Invitations,
    private readonly mail: InvitationMail,
    private readonly notices: Notices,
    @Inject(INVITATION_SETTINGS) private readonly settings: InvitationSettings,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.commands.once(request, async (tx) => {
      const invitation = await this.invite(tx, request.payload, request.context);
      if (isRefusal(invitation)) return invitation;
      return { invitation_id: invitation.id, expire_time: formatUtc(invitation.expiresAt!) };
    });
  }

  private async invite(tx: Tx, { report_id, ...wish }: PayloadOf<Contract>, context: RequestContext): Promise<Invitation | Refusal> {
    const { caller } = context;
    const report = await this.reports.find(report_id, tx);
    if (!report || report.partnerId !== caller.account_id) return refuseUnknown('report_id');
    const invited = invite(report, wish.association_type, tx.now);
    if (isRefusal(invited)) return invited;
    const former = await this.invitations.ofReport(tx, report.id);
    if (former.some((one) => invitationStatusAt(one, tx.now) === 'OPEN')) return refuseItems('INVITATION_STILL_VALID');
    const label = wish.label ?? report.label;
    const options = {
      kind: 'EMAIL',
      associationType: wish.association_type,
      reportId: report.id,
      ...(label !== undefined && { label }),
    } as const;
    const invitation = newInvitation({ id: newHexId(), ...options, ...inviterOf(caller), createdAt: tx.now });
    return this.send(tx, invitation, invited, noticeLanguage(context));
  }

  private async send(tx: Tx, invitation: Invitation, report: Report, language: NoticeLanguage): Promise<Invitation | Refusal> {
    const token = newSecret();
    const url = invitationUrl(this.settings.publicUrl, token);
    const notice = await this.mail.write(report, { url, expiresAt: invitation.expiresAt!, language }, tx);
    if (isRefusal(notice)) return notice;
    await this.reports.save(tx, report);
    await this.invitations.add(tx, invitation, token);
    await this.notices.send(tx, notice);
    return invitation;
  }
}
