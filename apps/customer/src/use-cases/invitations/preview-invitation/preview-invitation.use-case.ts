import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { maskEmail } from '../../../domain/contact';
import { EMAIL_INVITATION_LIFE_MS } from '../../../domain/invitations/invitation';
import { noticeLanguage } from '../../../domain/notices/notice';
import { render } from '../../../domain/notices/templates';
import { refuseUnknown } from '../../../domain/unknown';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { INVITATION_SETTINGS, type InvitationSettings } from '../../../ports/invitation-settings';
import { Reports } from '../../../ports/reports';
import { invitationUrl } from '../../../views/invitation.view';
import { InvitationMail } from '../invitation-mail/invitation-mail';

type Contract = typeof contracts.previewInvitation;

/** Stands where the token will: a token is made when the mail is sent, not before. */
const TOKEN_TO_COME = '…';

/** The mail as it would be sent now (customers 5.9). */
@Injectable()
export class PreviewInvitation {
  constructor(
    private readonly reports: Reports,
    private readonly mail: InvitationMail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INVITATION_SETTINGS) private readonly settings: InvitationSettings,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const report = await this.reports.find(payload.report_id);
    if (!report || report.partnerId !== context.caller.account_id) return refuseUnknown('report_id');
    const url = invitationUrl(this.settings.publicUrl, TOKEN_TO_COME);
    const expiresAt = new Date(this.clock.now().getTime() + EMAIL_INVITATION_LIFE_MS);
    const notice = await this.mail.write(report, { url, expiresAt, language: noticeLanguage(context) });
    if (isRefusal(notice)) return notice;
    const { subject, body } = render(notice.template, notice.language, notice.values);
    return answer({ subject, text: body, receiver: maskEmail(notice.receiver) });
  }
}
