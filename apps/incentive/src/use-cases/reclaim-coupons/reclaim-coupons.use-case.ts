import { operatorOf, type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { decideReclaims } from '../../domain/reclaim-coupon';
import { Benefits } from '../../ports/benefits';
import { isDealer } from '../acting';
import { LearnDealers } from '../learn-parties/learn-dealers';
import { GatherReclaimGround } from '../reclaim-coupon/reclaim-ground';

type Contract = typeof incentive.reclaimCoupons;
type Request = RequestOf<Contract>;

/** Takes several coupons back for their issuer, in the console (benefits R-33, 5.17). */
@Injectable()
export class ReclaimCoupons {
  constructor(
    private readonly learnDealers: LearnDealers,
    private readonly benefits: Benefits,
    private readonly ground: GatherReclaimGround,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { caller, deadline } = request.context;
    if (!isDealer(caller) || caller.channel !== 'CONSOLE') return refuse('CBC.0151');
    const unanswered = await this.learnDealers.learn([request], [], deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.reclaim(request, tx));
  }

  private async reclaim({ payload, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const coupons = await this.benefits.coupons(tx, payload.coupon_ids);
    const ground = await this.ground.of(context, payload.indirect_partner_id, coupons, tx);
    if (!ground) return refuse('CBC.0151');
    const { events, refusal, details } = decideReclaims(payload.coupon_ids, new Map(coupons.map((coupon) => [coupon.id, coupon])), ground);
    if (refusal) return refusal;
    await this.benefits.save(tx, [{ events, operator: operatorOf(context) }]);
    return {
      reclaimed: events.flatMap((event) =>
        event.type === 'coupon-reclaimed' ? [{ coupon_id: event.coupon.id, amount_fen: Number(event.amount) }] : [],
      ),
      error_details: details.map(({ id, code }) => ({ error_code: code, id })),
    };
  }
}
