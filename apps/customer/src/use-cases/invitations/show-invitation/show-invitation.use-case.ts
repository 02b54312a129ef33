import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { linkFailure } from '../../../domain/invitations/acceptance';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { Invitations } from '../../../ports/invitations';
import { Reports } from '../../../ports/reports';

type Contract = typeof contracts.showInvitation;

/** What the page behind a link tells: who invites, as which kind of customer, and whether it still can be accepted. */
@Injectable()
export class ShowInvitation {
  constructor(
    private readonly invitations: Invitations,
    private readonly reports: Reports,
    private readonly accounts: Accounts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const invitation = await this.invitations.findByToken(payload.token_hash);
    const partner = invitation && (await this.accounts.find(invitation.partnerId));
    if (!invitation || partner?.type !== 'PARTNER') return answer({ failure_reason: 'LINK_NOT_FOUND' });
    const report = invitation.reportId === undefined ? undefined : await this.reports.find(invitation.reportId);
    const failure = linkFailure(invitation, report, this.clock.now());
    return answer({
      partner_name: partner.companyName,
      association_type: invitation.associationType,
      ...(failure && { failure_reason: failure }),
    });
  }
}
