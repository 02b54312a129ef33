import { askAsSystem, BusClient } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { Order } from '../../domain/order';
import { Coupons, type UsableCoupons } from '../../ports/coupons';

/** Asks the incentive service over the bus (interactions 6). */
@Injectable()
export class IncentiveCoupons extends Coupons {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override usable(order: Order, deadline: number): Promise<UsableCoupons> {
    const question = { customer_id: order.customerId, order: payableOrder(order) };
    return askAsSystem(this.bus, incentive.listUsableCoupons, question, deadline);
  }
}

/** The order as coupons look at it, at the price that it shows. */
export function payableOrder(order: Order): incentive.PayableOrder {
  return {
    order_id: order.id,
    create_time: formatUtc(order.createTime),
    order_type: order.orderType,
    enterprise_project_ids: order.enterpriseProjects.map(({ id }) => id),
    lines: order.lines.map((line) => ({
      order_line_item_id: line.id,
      product_id: line.productId,
      service_type_code: line.serviceType.code,
      ...(line.regionCode !== undefined && { region_code: line.regionCode }),
      period_type: line.periodType,
      ...(line.periodNum !== undefined && { period_num: line.periodNum }),
      marketplace: line.marketplace,
      payable_fen: Number(line.price.afterDiscount),
    })),
  };
}
