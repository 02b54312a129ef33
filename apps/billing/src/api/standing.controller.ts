import { Controller } from '@nestjs/common';
import { answer, HandleRequest, type Reply } from '@pc/bus';
import { billing as contracts, type AnswerOf } from '@pc/contracts';

type Standing = AnswerOf<typeof contracts.getStanding>;

/** No account was opened and no order was taken here yet: nobody owes anything and nobody has consumed. */
const NOTHING: Standing = { debt_fen: 0, credit_debt_fen: 0, cash_consumption: false, unpaid_orders: 0 };

/** How a customer stands (interactions 6). */
@Controller()
export class StandingController {
  @HandleRequest(contracts.getStanding)
  getStanding(): Promise<Reply<Standing>> {
    return Promise.resolve(answer<Standing>(NOTHING));
  }
}
