import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { AcceptInvitation } from '../use-cases/invitations/accept-invitation/accept-invitation.use-case';
import { CreateInvitationLink } from '../use-cases/invitations/create-link/create-link.use-case';
import { InviteByEmail } from '../use-cases/invitations/invite-by-email/invite-by-email.use-case';
import { ListInvitations } from '../use-cases/invitations/list-invitations/list-invitations.use-case';
import { ListInvitationResults } from '../use-cases/invitations/list-results/list-results.use-case';
import { PreviewInvitation } from '../use-cases/invitations/preview-invitation/preview-invitation.use-case';
import { SendAcceptanceCode } from '../use-cases/invitations/send-acceptance-code/send-acceptance-code.use-case';
import { ShowInvitation } from '../use-cases/invitations/show-invitation/show-invitation.use-case';

/** Invitations and their acceptance (customers 5.8 to 5.21). */
@Controller()
export class InvitationsController {
  constructor(
    private readonly mails: InviteByEmail,
    private readonly previews: PreviewInvitation,
    private readonly links: CreateInvitationLink,
    private readonly lists: ListInvitations,
    private readonly results: ListInvitationResults,
    private readonly page: ShowInvitation,
    private readonly codes: SendAcceptanceCode,
    private readonly acceptance: AcceptInvitation,
  ) {}

  @HandleRequest(contracts.inviteByEmail)
  inviteByEmail(request: RequestOf<typeof contracts.inviteByEmail>): ReplyOf<typeof contracts.inviteByEmail> {
    return this.mails.execute(request);
  }

  @HandleRequest(contracts.previewInvitation)
  preview(request: RequestOf<typeof contracts.previewInvitation>): ReplyOf<typeof contracts.previewInvitation> {
    return this.previews.execute(request);
  }

  @HandleRequest(contracts.createInvitationLink)
  createLink(request: RequestOf<typeof contracts.createInvitationLink>): ReplyOf<typeof contracts.createInvitationLink> {
    return this.links.execute(request);
  }

  @HandleRequest(contracts.listInvitations)
  list(request: RequestOf<typeof contracts.listInvitations>): ReplyOf<typeof contracts.listInvitations> {
    return this.lists.execute(request);
  }

  @HandleRequest(contracts.listInvitationResults)
  listResults(request: RequestOf<typeof contracts.listInvitationResults>): ReplyOf<typeof contracts.listInvitationResults> {
    return this.results.execute(request);
  }

  @HandleRequest(contracts.showInvitation)
  show(request: RequestOf<typeof contracts.showInvitation>): ReplyOf<typeof contracts.showInvitation> {
    return this.page.execute(request);
  }

  @HandleRequest(contracts.sendAcceptanceCode)
  sendCode(request: RequestOf<typeof contracts.sendAcceptanceCode>): ReplyOf<typeof contracts.sendAcceptanceCode> {
    return this.codes.execute(request);
  }

  @HandleRequest(contracts.acceptInvitation)
  accept(request: RequestOf<typeof contracts.acceptInvitation>): ReplyOf<typeof contracts.acceptInvitation> {
    return this.acceptance.execute(request);
  }
}
