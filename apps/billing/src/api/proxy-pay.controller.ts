import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts } from '@pc/contracts';
import { EndProxyPay } from '../use-cases/end-proxy-pay/end-proxy-pay.use-case';
import { ListProxyPay } from '../use-cases/list-proxy-pay/list-proxy-pay.use-case';
import { RequestProxyPay } from '../use-cases/request-proxy-pay/request-proxy-pay.use-case';

/** Requests that a partner pay its customer's order (billing 7.1). */
@Controller()
export class ProxyPayController {
  constructor(
    private readonly requestProxyPay: RequestProxyPay,
    private readonly endProxyPay: EndProxyPay,
    private readonly listProxyPay: ListProxyPay,
  ) {}

  @HandleRequest(contracts.requestProxyPay)
  request(request: RequestOf<typeof contracts.requestProxyPay>): ReplyOf<typeof contracts.requestProxyPay> {
    return this.requestProxyPay.execute(request);
  }

  @HandleRequest(contracts.withdrawProxyPay)
  withdraw(request: RequestOf<typeof contracts.withdrawProxyPay>): ReplyOf<typeof contracts.withdrawProxyPay> {
    return this.endProxyPay.withdraw(request);
  }

  @HandleRequest(contracts.rejectProxyPay)
  reject(request: RequestOf<typeof contracts.rejectProxyPay>): ReplyOf<typeof contracts.rejectProxyPay> {
    return this.endProxyPay.reject(request);
  }

  @HandleRequest(contracts.listProxyPayRequests)
  list(request: RequestOf<typeof contracts.listProxyPayRequests>): ReplyOf<typeof contracts.listProxyPayRequests> {
    return this.listProxyPay.execute(request);
  }
}
