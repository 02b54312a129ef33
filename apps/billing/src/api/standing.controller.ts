import { Controller } from '@nestjs/common';
import { answer, HandleRequest, type BusRequest, type Reply } from '@pc/bus';
import { billing as contracts, type AnswerOf, type PayloadOf } from '@pc/contracts';
import { Lists } from '../ports/lists';

type Standing = AnswerOf<typeof contracts.getStanding>;

/** How a customer stands (interactions 6). No account was opened here yet: nobody owes anything and nobody has consumed. */
@Controller()
export class StandingController {
  constructor(private readonly lists: Lists) {}

  @HandleRequest(contracts.getStanding)
  async getStanding({ payload }: BusRequest<PayloadOf<typeof contracts.getStanding>>): Promise<Reply<Standing>> {
    const unpaid_orders = await this.lists.unpaidOrders(payload.customer_id);
    return answer<Standing>({ debt_fen: 0, credit_debt_fen: 0, cash_consumption: false, unpaid_orders });
  }
}
