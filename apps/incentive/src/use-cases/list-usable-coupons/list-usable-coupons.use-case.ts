import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { refuse, timeOf, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { UnitOfWork } from '@pc/store';
import type { PayableOrder } from '../../domain/payable-order';
import { unusableBecause } from '../../domain/usable-coupon';
import { Benefits } from '../../ports/benefits';
import { Lists } from '../../ports/lists';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';

type Contract = typeof incentive.listUsableCoupons;

const { VOUCHER, CASH, PICK_UP } = incentive.PAYMENT_COUPON_TYPES;
const [DISCOUNT, CARD] = [300, 303];
const CLOUD = 0;

/** How many of a kind one order may use (benefits P-2). */
const MOST = [
  [DISCOUNT, 1],
  [VOUCHER, 1],
  [CASH, 3],
  [CARD, 3],
  [PICK_UP, 3],
].map(([coupon_type, use_quantity_value]) => ({ coupon_type: coupon_type!, coupon_group: CLOUD, use_quantity_value: use_quantity_value! }));

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
    const ids = await this.usable(customerId, orderOf(payload.order));
    const coupons = (await this.lists.couponsById(ids)).map((view) => ({ ...view, coupon_group: CLOUD }));
    return answer({ coupons, coupon_max_use_quantity: MOST });
  }

  private usable(customerId: string, order: PayableOrder): Promise<string[]> {
    return this.unitOfWork.run(async (tx) => {
      tx.discard();
      const holder = (await this.parties.customers(tx, [customerId])).get(customerId);
      if (!holder) return [];
      const spending = { order, holder, now: this.clock.now() };
      const held = await this.benefits.usableCouponsOf(tx, customerId);
      return held.filter((coupon) => unusableBecause(coupon, spending) === undefined).map(({ id }) => id);
    });
  }
}

function orderOf({ create_time, order_type, enterprise_project_ids, lines }: incentive.PayableOrder): PayableOrder {
  return {
    createTime: timeOf(create_time),
    orderType: order_type,
    projects: enterprise_project_ids,
    lines: lines.map((line) => ({
      id: line.order_line_item_id,
      productId: line.product_id,
      serviceType: line.service_type_code,
      ...(line.region_code !== undefined && { region: line.region_code }),
      periodType: line.period_type,
      ...(line.period_num !== undefined && { periodNum: line.period_num }),
      marketplace: line.marketplace,
      payable: BigInt(line.payable_fen),
    })),
  };
}
