import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { AcceptResellerInvitation } from '../use-cases/resellers/accept-invitation/accept-reseller-invitation.use-case';
import { ConfigureReseller } from '../use-cases/resellers/configure-reseller/configure-reseller.use-case';
import { InviteReseller } from '../use-cases/resellers/invite-reseller/invite-reseller.use-case';
import { LeaveDistributor } from '../use-cases/resellers/leave-distributor/leave-distributor.use-case';
import { QueryResellers } from '../use-cases/resellers/query-resellers/query-resellers.use-case';

/** Distributors and their resellers (customers 7.12, 7.13). */
@Controller()
export class ResellersController {
  constructor(
    private readonly lists: QueryResellers,
    private readonly invitations: InviteReseller,
    private readonly acceptances: AcceptResellerInvitation,
    private readonly settings: ConfigureReseller,
    private readonly leaves: LeaveDistributor,
  ) {}

  @HandleRequest(contracts.queryResellers)
  queryResellers(request: RequestOf<typeof contracts.queryResellers>): ReplyOf<typeof contracts.queryResellers> {
    return this.lists.execute(request);
  }

  @HandleRequest(contracts.inviteReseller)
  inviteReseller(request: RequestOf<typeof contracts.inviteReseller>): ReplyOf<typeof contracts.inviteReseller> {
    return this.invitations.execute(request);
  }

  @HandleRequest(contracts.acceptResellerInvitation)
  acceptInvitation(request: RequestOf<typeof contracts.acceptResellerInvitation>): ReplyOf<typeof contracts.acceptResellerInvitation> {
    return this.acceptances.execute(request);
  }

  @HandleRequest(contracts.configureReseller)
  configureReseller(request: RequestOf<typeof contracts.configureReseller>): ReplyOf<typeof contracts.configureReseller> {
    return this.settings.execute(request);
  }

  @HandleRequest(contracts.leaveDistributor)
  leaveDistributor(request: RequestOf<typeof contracts.leaveDistributor>): ReplyOf<typeof contracts.leaveDistributor> {
    return this.leaves.execute(request);
  }
}
