import { operatorOf, type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { decideFreeze } from '../../domain/freeze-coupon';
import { Benefits } from '../../ports/benefits';

type Contract = typeof incentive.freezeCoupon;
type Request = RequestOf<Contract>;

/** The vendor's staff stop or allow the use of a coupon (benefits 3.2, 5.17). */
@Injectable()
export class FreezeCoupon {
  constructor(
    private readonly benefits: Benefits,
    private readonly log: OperationLog<'COUPON'>,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    if (request.context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    return this.inbox.once(request, (tx) => this.freeze(request, tx));
  }

  private async freeze({ payload: { coupon_id: id, frozen }, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const coupon = await this.benefits.coupon(tx, id);
    const { events, refusal } = decideFreeze(coupon, frozen);
    if (refusal) return refusal;
    await this.benefits.save(tx, [{ events, operator: operatorOf(context) }]);
    await this.log.write(tx, context, { object: { type: 'COUPON', id }, before: { frozen: coupon!.frozen }, after: { frozen } });
    return {};
  }
}
