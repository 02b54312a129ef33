import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { formatUtc, newHexId, newSecret, refuse, Sealer } from '@pc/kernel';
import { noticeLanguage } from '../../../domain/notices/notice';
import { refuseInviting, RESELLER_INVITATION_LIFE_MS } from '../../../domain/resellers/joining';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Notices } from '../../../ports/notices';
import { Resellers } from '../../../ports/resellers';

type Contract = typeof contracts.inviteReseller;

/** A distributor invites an enterprise to become its reseller, by e-mail (customers 7.13). */
@Injectable()
export class InviteReseller {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly resellers: Resellers,
    private readonly notices: Notices,
    private readonly sealer: Sealer,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    return this.commands.once(request, async (tx) => {
      const distributor = await this.accounts.find(context.caller.account_id, tx);
      if (distributor?.type !== 'PARTNER' || distributor.kind !== 'DISTRIBUTOR') return refuse('CBC.0151');
      const refusal = refuseInviting(distributor);
      if (refusal) return refusal;
      const [id, token, expiresAt] = [newHexId(), newSecret(), new Date(tx.now.getTime() + RESELLER_INVITATION_LIFE_MS)];
      const tokenHash = this.sealer.blindIndex(token, 'reseller-invitation');
      await this.resellers.addInvitation(tx, { id, distributorId: distributor.id, tokenHash, createdAt: tx.now, expiresAt });
      await this.notices.send(tx, {
        channel: 'EMAIL',
        receiver: this.sealer.open(payload.sealed_email, 'contact'),
        template: 'RESELLER_INVITATION',
        language: noticeLanguage(context),
        values: { distributor: distributor.companyName, invitation: token, expires: formatUtc(expiresAt).slice(0, 10) },
      });
      return { invitation_id: id, sealed_token: this.sealer.seal(token, 'code'), expire_time: formatUtc(expiresAt) };
    });
  }
}
