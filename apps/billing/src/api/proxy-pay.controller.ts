import { Controller } from '@nestjs/common';
import { HandleBefore, HandleRequest, type Reply, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts, type AnswerOf } from '@pc/contracts';
import { DemandCode } from '@pc/service';
import { EndProxyPay } from '../use-cases/end-proxy-pay/end-proxy-pay.use-case';
import { PayRequest } from '../use-cases/pay/pay-request.use-case';
import { ListProxyPay } from '../use-cases/list-proxy-pay/list-proxy-pay.use-case';
import { QuoteRequest } from '../use-cases/quote-request/quote-request.use-case';
import { RequestProxyPay } from '../use-cases/request-proxy-pay/request-proxy-pay.use-case';

/** Requests that a partner pay its customer's order (billing 7.1). */
@Controller()
export class ProxyPayController {
  constructor(
    private readonly requestProxyPay: RequestProxyPay,
    private readonly endProxyPay: EndProxyPay,
    private readonly listProxyPay: ListProxyPay,
    private readonly payRequest: PayRequest,
    private readonly demandCode: DemandCode,
    private readonly quoteRequest: QuoteRequest,
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

  /** billing PP-13 */
  @HandleBefore(contracts.payProxyPay, (context) => DemandCode.concerns(context))
  confirmPay(request: RequestOf<typeof contracts.payProxyPay>): Promise<Reply<AnswerOf<typeof contracts.payProxyPay>> | undefined> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.payProxyPay)
  pay(request: RequestOf<typeof contracts.payProxyPay>): ReplyOf<typeof contracts.payProxyPay> {
    return this.payRequest.execute(request);
  }

  @HandleRequest(contracts.quoteProxyPay)
  quote(request: RequestOf<typeof contracts.quoteProxyPay>): ReplyOf<typeof contracts.quoteProxyPay> {
    return this.quoteRequest.execute(request);
  }

  @HandleRequest(contracts.listProxyPayRequests)
  list(request: RequestOf<typeof contracts.listProxyPayRequests>): ReplyOf<typeof contracts.listProxyPayRequests> {
    return this.listProxyPay.execute(request);
  }
}
