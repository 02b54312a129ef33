import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { refuse, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { UnitOfWork } from '@pc/store';
import type { Coupon } from '../../domain/coupon';
import { MOST_OF_KIND } from '../../domain/coupon-choice';
import type { PayableOrder } from '../../domain/payable-order';
import { unusableBecause } from '../../domain/usable-coupon';
import { Benefits } from '../../ports/benefits';
import { Lists } from '../../ports/lists';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';
import { orderOf } from '../payable-order';

type Contract = typeof incentive.listUsableCoupons;

const KINDS = ['DISCOUNT', 'VOUCHER', 'CASH', 'CARD', 'PICK_UP'] as const;
const MOST = KINDS.map((kind) => ({
  coupon_type: incentive.PAYMENT_COUPON_TYPES[kind],
  coupon_group: incentive.COUPON_GROUPS.CLOUD,
  use_quantity_value: MOST_OF_KIND[kind],
}));

/** Benefits 5.12: what billing offers its customer for an order. */
@Injectable()
export class ListUsableCoupons {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly benefits: Benefits,
    private readonly lists: Lists,
    private readonly parties: Parties,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'SYSTEM') return refuse('CBC.0151');
    const { customer_id: customerId } = payload;
    if ((await this.learnParties.learn({ customers: [customerId] }, context.deadline)).size > 0) return refuse('PCB.0504');
    const usable = await this.usable(customerId, orderOf(payload.order));
    const groups = new Map(usable.map(({ id, group }) => [id, incentive.COUPON_GROUPS[group ?? 'CLOUD']]));
    const views = await this.lists.couponsById([...groups.keys()]);
    const coupons = views.map((view) => ({ ...view, coupon_group: groups.get(view.coupon_id)! }));
    return answer({ coupons, coupon_max_use_quantity: MOST });
  }

  private usable(customerId: string, order: PayableOrder): Promise<Coupon[]> {
    return this.unitOfWork.run(async (tx) => {
      tx.discard();
      const holder = (await this.parties.customers(tx, [customerId])).get(customerId);
      if (!holder) return [];
      const spending = { order, holder, now: this.clock.now() };
      const held = await this.benefits.usableCouponsOf(tx, customerId);
      return held.filter((coupon) => unusableBecause(coupon, spending) === undefined);
    });
  }
}
