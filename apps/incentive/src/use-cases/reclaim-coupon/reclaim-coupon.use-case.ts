import { operatorOf, type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { decideReclaim } from '../../domain/reclaim-coupon';
import { Benefits } from '../../ports/benefits';
import { isDealer } from '../acting';
import { LearnDealers } from '../learn-parties/learn-dealers';
import { GatherReclaimGround } from './reclaim-ground';

type Contract = typeof incentive.reclaimCoupon;
type Request = RequestOf<Contract>;

/** Takes a coupon back for its issuer (benefits 5.3). */
@Injectable()
export class ReclaimCoupon {
  constructor(
    private readonly learnDealers: LearnDealers,
    private readonly benefits: Benefits,
    private readonly ground: GatherReclaimGround,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { caller, deadline } = request.context;
    if (!isDealer(caller)) return refuse('CBC.0151');
    const unanswered = await this.learnDealers.learn([request], [], deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.reclaim(request, tx));
  }

  private async reclaim({ payload, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const coupon = await this.benefits.coupon(tx, payload.coupon_id);
    const ground = await this.ground.of(context, payload.indirect_partner_id, coupon ? [coupon] : [], tx);
    if (!ground) return refuse('CBC.0151');
    const { events, refusal } = decideReclaim({ ...ground, coupon });
    await this.benefits.save(tx, [{ events, operator: operatorOf(context) }]);
    return refusal ?? {};
  }
}
