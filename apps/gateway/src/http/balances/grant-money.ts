import { Controller } from '@nestjs/common';
import { billing, idText, movedMoney } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, DISTRIBUTOR, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { namedReseller } from '../customers/own-customers';
import { CUSTOMER_ID } from '../orders/order-answers';
import { resellerOf } from '../partner-scope';
import { shownText } from '../shown';
import { CODE_ERRORS, sealedCode, verificationCode } from '../verification/sensitive-code';
import { ACCOUNTS_TAG } from './balance-answers';
import { ACCOUNT_ITEMS } from './permission-items';

const PATH = '/v2/accounts/partner-accounts';
const amount = movedMoney({ description: 'How much', example: 500 });
const transfer = z.object({ transfer_id: shownText(128, 'The movement; `trans_id` of the adjust records', 'BE260131080000A1B2C3') });
const transaction = z.object({ trans_id: shownText(128, 'The movement', 'RE260131080000A1B2C3') });

const common = { method: 'POST', tag: ACCOUNTS_TAG, status: 200 } as const;
const ofCustomer = {
  ...common,
  callers: [PARTNER],
  body: z.object({
    customer_id: idText({ description: 'Resale customer', example: CUSTOMER_ID }),
    amount,
    indirect_partner_id: namedReseller,
    ...verificationCode,
  }),
} as const;
const ofReseller = {
  ...common,
  callers: [DISTRIBUTOR],
  permissions: ACCOUNT_ITEMS.resellers,
  body: z.object({
    indirect_partner_id: idText({ description: 'Reseller of the distributor', example: 'aaaabbbbccccddddeeeeffff00001111' }),
    amount,
    ...verificationCode,
  }),
} as const;

const CUSTOMER_ERRORS = ['CBC.99000000', 'CBC.99000035', 'CBC.99000037', ...CODE_ERRORS] as const;

const grant = declareRoute({
  ...ofCustomer,
  operation: 'updateCustomerAccountAmount',
  path: `${PATH}/adjust-amount`,
  summary: 'Grant money to a resale customer',
  description:
    "Out of the partner's own balance, of what is neither designated nor held by a payment; out of the reseller's where a distributor names it for that one's customer. What the customer owes is paid first. Item that refuses: UNLINKING.",
  permissions: ACCOUNT_ITEMS.grant,
  answer: transfer,
  errors: ['CBC.5003', 'CBC.99007004', ...CUSTOMER_ERRORS],
  asks: billing.grantToCustomer,
});

const reclaim = declareRoute({
  ...ofCustomer,
  operation: 'reclaimToPartnerAccount',
  path: `${PATH}/reclaim`,
  summary: 'Take granted money back from a customer',
  description: 'At most what is left of it.',
  permissions: ACCOUNT_ITEMS.reclaim,
  answer: transaction,
  errors: ['CBC.99005003', 'CBC.99000047', ...CUSTOMER_ERRORS],
  asks: billing.reclaimFromCustomer,
});

const grantToReseller = declareRoute({
  ...ofReseller,
  operation: 'updateIndirectPartnerAccountAmount',
  path: `${PATH}/indirect-partner-adjust`,
  summary: 'Give money to a reseller',
  answer: transfer,
  errors: ['CBC.99005003', 'CBC.99000037', ...CODE_ERRORS],
  asks: billing.grantToReseller,
});

const reclaimFromReseller = declareRoute({
  ...ofReseller,
  operation: 'reclaimIndirectPartnerAccount',
  path: `${PATH}/indirect-partner-reclaim`,
  summary: 'Take money back from a reseller',
  description: "At most the reseller's balance.",
  answer: transaction,
  errors: ['CBC.99005003', 'CBC.99000037', ...CODE_ERRORS],
  asks: billing.reclaimFromReseller,
});

/** A2 to A5 (billing 8). Commands of one giver keep their order (billing AC-17). */
@Controller()
export class GrantMoneyController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(grant)
  grant(call: Call<typeof grant>) {
    return this.services.ask(call, this.toCustomer(call), giverOf(call));
  }

  @Route(reclaim)
  reclaim(call: Call<typeof reclaim>) {
    return this.services.ask(call, this.toCustomer(call), giverOf(call));
  }

  @Route(grantToReseller)
  grantToReseller(call: Call<typeof grantToReseller>) {
    return this.services.ask(call, this.toReseller(call), call.caller.account_id);
  }

  @Route(reclaimFromReseller)
  reclaimFromReseller(call: Call<typeof reclaimFromReseller>) {
    return this.services.ask(call, this.toReseller(call), call.caller.account_id);
  }

  private toCustomer({ body, caller }: Call<typeof grant | typeof reclaim>) {
    const indirect_partner_id = resellerOf(caller, body.indirect_partner_id);
    const { customer_id, amount: amount_fen, verification_code } = body;
    return { customer_id, amount_fen, indirect_partner_id, ...sealedCode(this.sealer, verification_code) };
  }

  private toReseller({ body }: Call<typeof grantToReseller | typeof reclaimFromReseller>) {
    const { indirect_partner_id, amount: amount_fen, verification_code } = body;
    return { indirect_partner_id, amount_fen, ...sealedCode(this.sealer, verification_code) };
  }
}

function giverOf({ body, caller }: Call<typeof grant | typeof reclaim>): string {
  return resellerOf(caller, body.indirect_partner_id) ?? caller.account_id;
}
