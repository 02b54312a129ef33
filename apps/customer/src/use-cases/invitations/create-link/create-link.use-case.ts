import { Inject, Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId, newSecret, refuse, Sealer } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { labelOf, newInvitation, type Inviter } from '../../../domain/invitations/invitation';
import { inviterOf } from '../../../domain/invitations/inviter';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { INVITATION_SETTINGS, type InvitationSettings } from '../../../ports/invitation-settings';
import { Invitations, type LinkOptions } from '../../../ports/invitations';
import { invitationUrl } from '../../../views/invitation.view';

type Contract = typeof contracts.createInvitationLink;

/** The link of an operator for a kind, label and association type: made once, then shown again (customers 5.10, 5.11, 5.21). */
@Injectable()
export class CreateInvitationLink {
  constructor(
    private readonly commands: Commands,
    private readonly invitations: Invitations,
    private readonly sealer: Sealer,
    @Inject(INVITATION_SETTINGS) private readonly settings: InvitationSettings,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    if (context.caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const { partnerId, createdBy } = inviterOf(context.caller);
    const label = labelOf(payload.kind, payload.label, createdBy);
    if (isRefusal(label)) return label;
    const options = { partnerId, operatorId: createdBy.id, kind: payload.kind, label, associationType: payload.association_type };
    return this.commands.once(request, async (tx) => {
      const { id, token } = await this.linkFor(tx, options, createdBy);
      return { invitation_id: id, sealed_url: this.sealer.seal(invitationUrl(this.settings.publicUrl, token), 'invitation') };
    });
  }

  private async linkFor(tx: Tx, options: LinkOptions, createdBy: Inviter): Promise<{ id: string; token: string }> {
    const known = await this.invitations.findLink(tx, options);
    if (known) return { id: known.invitation.id, token: known.token };
    const { partnerId, kind, associationType, label } = options;
    const facts = { partnerId, kind, associationType, createdBy, createdAt: tx.now, ...(label !== undefined && { label }) };
    const invitation = newInvitation({ id: newHexId(), ...facts });
    const token = newSecret();
    await this.invitations.add(tx, invitation, token, options);
    return { id: invitation.id, token };
  }
}
