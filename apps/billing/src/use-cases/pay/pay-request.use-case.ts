import { operatorOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import type { Payment } from '../../domain/payment/payment';
import { paidPartView } from '../../views/proxy-pay.view';
import { RunPayment } from './run-payment';
import { wishOf } from './wish';

type Contract = typeof billing.payProxyPay;

/** The partner or reseller that was asked pays (billing 6.4): it alone, never a distributor for its reseller (billing V15). */
@Injectable()
export class PayRequest {
  constructor(private readonly runPayment: RunPayment) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const { kind, account_id: id } = context.caller;
    if (kind !== 'PARTNER' && kind !== 'RESELLER') return refuse('CBC.0151');
    const wish = wishOf(payload);
    if (isRefusal(wish)) return wish;
    const order = {
      of: { requestId: payload.request_id },
      claim: { by: 'DEALER', id, operator: operatorOf(context) },
      wish: { ...wish, expected: BigInt(payload.expected_amount_fen) },
    } as const;
    return this.runPayment.execute(request, order, answerOf);
  }
}

function answerOf({ orderId, due, paidParts = [] }: Payment): AnswerOf<Contract> {
  return { order_id: orderId, paid_amount_fen: Number(due), paid_parts: paidParts.map(paidPartView), status: 'PAID' };
}
