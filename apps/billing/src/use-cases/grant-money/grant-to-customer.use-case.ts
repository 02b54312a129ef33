import type { ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import type { Booking } from '../../domain/accounts/booking';
import { grantToCustomer, reclaimFromCustomer } from '../../domain/accounts/grant';
import { ownerOf } from '../../domain/accounts/owner';
import type { Association } from '../../domain/customer';
import { accountOf, type Dealer } from '../../domain/dealer';
import { resaleOf } from '../../domain/resale';
import { Accounts } from '../../ports/accounts';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';
import { newTradeId } from '../new-trade-id';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

type Grant = typeof billing.grantToCustomer;
type Reclaim = typeof billing.reclaimFromCustomer;
type Request = RequestOf<Grant | Reclaim>;
type Sides = Parameters<typeof reclaimFromCustomer>[0];
type Decide = (sides: Sides, association: Association) => Booking | Refusal;

/** A2 and A3: money of a partner or reseller goes to its resale customer, and back (billing AC-1 to AC-4). */
@Injectable()
export class GrantToCustomer {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly accounts: Accounts,
    private readonly inbox: Inbox,
  ) {}

  grant(request: RequestOf<Grant>): ReplyOf<Grant> {
    return this.act(request, async (tx, dealer) => {
      const trade = { id: newTradeId('grant', tx.now), reason: 'GRANT' } as const;
      const repayment = { id: newTradeId('repayment', tx.now), reason: 'WRITE_OFF' } as const;
      const refusal = await this.move(tx, request, dealer, (sides, { id }) =>
        grantToCustomer(sides, { associationId: id, by: accountOf(dealer) }, trade, repayment),
      );
      return refusal ?? { transfer_id: trade.id };
    });
  }

  reclaim(request: RequestOf<Reclaim>): ReplyOf<Reclaim> {
    return this.act(request, async (tx, dealer) => {
      const trade = { id: newTradeId('reclaim', tx.now), reason: 'RECLAIM' } as const;
      const refusal = await this.move(tx, request, dealer, (sides, { id }) => reclaimFromCustomer(sides, id, trade), true);
      return refusal ?? { trans_id: trade.id };
    });
  }

  private async act<R extends Request, A>(request: R, work: (tx: Tx, dealer: Dealer) => Promise<A | Refusal>) {
    const { payload, context } = request;
    if (context.caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const dealer = await this.resolveViewer.dealer(context.caller, payload.indirect_partner_id, context.deadline);
    if (isRefusal(dealer)) return dealer;
    if (!(await this.learnParties.customer(payload.customer_id, context.deadline))) return refuse('PCB.0504');
    return this.inbox.once<R, A>(request, (tx) => work(tx, dealer));
  }

  /**
   * Writes the customer too: an unlink that is prepared and an association that ends meanwhile do the same, so one of the two finds
   * the other (billing PP-16).
   */
  private async move(tx: Tx, { payload }: Request, dealer: Dealer, decide: Decide, isBack = false): Promise<Refusal | undefined> {
    const known = await this.parties.customer(tx, payload.customer_id);
    const customer = known && (await this.parties.changeCustomer(tx, payload.customer_id, (copy) => copy));
    const association = resaleOf(customer, dealer, isBack);
    if (isRefusal(association)) return association;
    const giver = await this.accounts.open(tx, ownerOf(dealer));
    const receiver = await this.accounts.open(tx, { id: payload.customer_id, holder: 'CUSTOMER' });
    const booking = decide({ giver, receiver, amount: BigInt(payload.amount_fen) }, association);
    if (isRefusal(booking)) return booking;
    await this.accounts.save(tx, booking);
    return undefined;
  }
}
