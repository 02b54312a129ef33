import { Controller } from '@nestjs/common';
import { billing, moneyOrNothing, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS } from '../customers/own-customers';
import { shownId, shownList, shownMoney, shownOption, yuan } from '../shown';
import { CODE_ERRORS, sealedCode, verificationCode } from '../verification/sensitive-code';
import { ORDER_ID } from './order-answers';
import { checkPayment, CHOICE_ERRORS, choiceOf, paymentFields } from './payment-fields';
import { paidPart, PROXY_PAY, PROXY_PAY_ITEMS, REQUESTS_PATH, requestParams, toPaidPart } from './proxy-pay-answers';

const payRequest = declareRoute({
  operation: 'payProxyPay',
  method: 'POST',
  path: `${REQUESTS_PATH}/{request_id}/pay`,
  tag: PROXY_PAY,
  summary: 'Pay',
  description:
    "From the balance of the account that was asked, the rest on its credit; what a solution provider or distributor pays from its balance, its transferable balance must cover too. The customer's coupons may pay a part. A price other than the expected one pays nothing and is told in the message. Items that refuse: AMOUNT_CHANGED, CUSTOMER_FROZEN, PARTNER_RESTRICTED, NOT_VERIFIED, UNLINKING.",
  callers: DEALERS,
  permissions: PROXY_PAY_ITEMS.decide,
  keyRequired: true,
  status: 200,
  params: requestParams,
  body: z
    .object({
      pay_method: textOption(['BALANCE'], { description: 'From the balance; online payment is not offered', example: 'BALANCE' }),
      expected_amount: moneyOrNothing({ description: 'What money is to pay, after discount and coupons', example: 1080 }),
      ...paymentFields,
      ...verificationCode,
    })
    .superRefine((fields, context) => checkPayment(fields, context)),
  answer: z.object({
    order_id: shownId('The order', ORDER_ID),
    paid_amount: shownMoney('What was paid', 1080),
    paid_parts: shownList(paidPart, 'By which balances'),
    status: shownOption(['PAID'], 'Of the request'),
  }),
  errors: [
    'CBC.30000010',
    'CBC.99003106',
    'CBC.99003110',
    ...CHOICE_ERRORS,
    'CBC.99003141',
    'CBC.99005003',
    'CBC.99007004',
    'CBC.99008040',
    ...CODE_ERRORS,
  ],
  asks: billing.payProxyPay,
});

/** billing 7.1 pay */
@Controller()
export class PayProxyPayController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(payRequest)
  async pay(call: Call<typeof payRequest>) {
    const { expected_amount: expected_amount_fen, verification_code } = call.body;
    const payload = { ...call.params, ...choiceOf(call.body), expected_amount_fen, ...sealedCode(this.sealer, verification_code) };
    const { paid_amount_fen, paid_parts, ...answer } = await this.services.ask(call, payload, call.params.request_id);
    return { ...answer, paid_amount: yuan(paid_amount_fen), paid_parts: paid_parts.map(toPaidPart) };
  }
}
