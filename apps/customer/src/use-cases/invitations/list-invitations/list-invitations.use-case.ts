import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { refuse, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { InvitationLists } from '../../../ports/invitations';
import { invitationView } from '../../../views/invitation.view';

type Contract = typeof contracts.listInvitations;

/** A partner's invitations, newest first. */
@Injectable()
export class ListInvitations {
  constructor(
    private readonly lists: InvitationLists,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const { kind, status, label, report_id: reportId } = payload;
    const filter = {
      partnerId: context.caller.account_id,
      ...(kind && { kind }),
      ...(status && { status }),
      ...(label !== undefined && { label }),
      ...(reportId !== undefined && { reportId }),
    };
    const now = this.clock.now();
    const { total, invitations } = await this.lists.invitations(filter, payload, now);
    return answer({ total_count: total, invitations: invitations.map((one) => invitationView(one, now)) });
  }
}
