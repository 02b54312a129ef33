import type { incentive } from '@pc/contracts';
import { timeOf } from '@pc/kernel';
import type { PayableOrder } from '../domain/payable-order';

export function orderOf({ create_time, order_type, enterprise_project_ids, lines }: incentive.PayableOrder): PayableOrder {
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
