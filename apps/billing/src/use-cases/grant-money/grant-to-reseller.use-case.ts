import type { ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import type { Booking } from '../../domain/accounts/booking';
import { grantToReseller, reclaimFromReseller } from '../../domain/accounts/grant';
import { Accounts } from '../../ports/accounts';
import { newTradeId } from '../new-trade-id';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

type Grant = typeof billing.grantToReseller;
type Reclaim = typeof billing.reclaimFromReseller;
type Request = RequestOf<Grant | Reclaim>;
type Decide = (sides: Parameters<typeof reclaimFromReseller>[0]) => Booking | Refusal;

/** A4 and A5: a distributor's money goes to its reseller, and back (billing AC-5). */
@Injectable()
export class GrantToReseller {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly accounts: Accounts,
    private readonly inbox: Inbox,
  ) {}

  grant(request: RequestOf<Grant>): ReplyOf<Grant> {
    return this.act(request, async (tx) => {
      const trade = { id: newTradeId('grant', tx.now), reason: 'GRANT' } as const;
      return (await this.move(tx, request, (sides) => grantToReseller(sides, trade))) ?? { transfer_id: trade.id };
    });
  }

  reclaim(request: RequestOf<Reclaim>): ReplyOf<Reclaim> {
    return this.act(request, async (tx) => {
      const trade = { id: newTradeId('reclaim', tx.now), reason: 'RECLAIM' } as const;
      return (await this.move(tx, request, (sides) => reclaimFromReseller(sides, trade))) ?? { trans_id: trade.id };
    });
  }

  /** billing AC-17: nobody but a distributor has resellers. */
  private async act<R extends Request, A>(request: R, work: (tx: Tx) => Promise<A | Refusal>) {
    const { caller, deadline } = request.context;
    if (caller.kind !== 'PARTNER' || caller.partner_kind !== 'DISTRIBUTOR') return refuse('CBC.0151');
    const dealer = await this.resolveViewer.dealer(caller, request.payload.indirect_partner_id, deadline);
    return isRefusal(dealer) ? dealer : this.inbox.once<R, A>(request, work);
  }

  private async move(tx: Tx, { payload, context }: Request, decide: Decide): Promise<Refusal | undefined> {
    const giver = await this.accounts.open(tx, { id: context.caller.account_id, holder: 'PARTNER' });
    const receiver = await this.accounts.open(tx, { id: payload.indirect_partner_id, holder: 'RESELLER' });
    const booking = decide({ giver, receiver, amount: BigInt(payload.amount_fen) });
    if (isRefusal(booking)) return booking;
    await this.accounts.save(tx, booking);
    return undefined;
  }
}
