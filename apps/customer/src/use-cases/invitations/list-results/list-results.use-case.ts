import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { InvitationLists } from '../../../ports/invitations';
import { resultView } from '../../../views/invitation.view';

type Contract = typeof contracts.listInvitationResults;

/** What came of a partner's invitations, with the reason of each failure (customers 5.16, 5.20). */
@Injectable()
export class ListInvitationResults {
  constructor(private readonly lists: InvitationLists) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const { invitation_id: invitationId, association_status: status } = payload;
    const filter = {
      partnerId: context.caller.account_id,
      ...(invitationId !== undefined && { invitationId }),
      ...(status && { status }),
    };
    const { total, results } = await this.lists.results(filter, payload);
    return answer({ total_count: total, results: results.map(resultView) });
  }
}
