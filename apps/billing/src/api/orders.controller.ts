import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts } from '@pc/contracts';
import { CancelOrder } from '../use-cases/cancel-order/cancel-order.use-case';
import { GetOrder } from '../use-cases/get-order/get-order.use-case';
import { ListOrderCoupons } from '../use-cases/list-order-coupons/list-order-coupons.use-case';
import { ListOrders } from '../use-cases/list-orders/list-orders.use-case';
import { ReportOrder } from '../use-cases/report-order/report-order.use-case';
import { TakeOrder } from '../use-cases/take-order/take-order.use-case';

/** Orders: intake, list, detail, cancelling (billing 7). */
@Controller()
export class OrdersController {
  constructor(
    private readonly takeOrder: TakeOrder,
    private readonly listOrders: ListOrders,
    private readonly getOrder: GetOrder,
    private readonly cancelOrder: CancelOrder,
    private readonly listOrderCoupons: ListOrderCoupons,
    private readonly reportOrder: ReportOrder,
  ) {}

  @HandleRequest(contracts.createOrder)
  create(request: RequestOf<typeof contracts.createOrder>): ReplyOf<typeof contracts.createOrder> {
    return this.takeOrder.execute(request);
  }

  @HandleRequest(contracts.listOrders)
  list(request: RequestOf<typeof contracts.listOrders>): ReplyOf<typeof contracts.listOrders> {
    return this.listOrders.execute(request);
  }

  @HandleRequest(contracts.getOrder)
  get(request: RequestOf<typeof contracts.getOrder>): ReplyOf<typeof contracts.getOrder> {
    return this.getOrder.execute(request);
  }

  @HandleRequest(contracts.cancelOrder)
  cancel(request: RequestOf<typeof contracts.cancelOrder>): ReplyOf<typeof contracts.cancelOrder> {
    return this.cancelOrder.execute(request);
  }

  @HandleRequest(contracts.reportOrder)
  report(request: RequestOf<typeof contracts.reportOrder>): ReplyOf<typeof contracts.reportOrder> {
    return this.reportOrder.execute(request);
  }

  @HandleRequest(contracts.listOrderCoupons)
  coupons(request: RequestOf<typeof contracts.listOrderCoupons>): ReplyOf<typeof contracts.listOrderCoupons> {
    return this.listOrderCoupons.execute(request);
  }
}
