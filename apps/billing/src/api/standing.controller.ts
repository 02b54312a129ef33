import { Controller } from '@nestjs/common';
import { HandleRequest, type BusRequest, type ReplyOf } from '@pc/bus';
import { billing as contracts, type PayloadOf } from '@pc/contracts';
import { ShowStanding } from '../use-cases/show-standing/show-standing.use-case';

/** What other services ask about a customer's money (interactions 6). */
@Controller()
export class StandingController {
  constructor(private readonly showStanding: ShowStanding) {}

  @HandleRequest(contracts.getStanding)
  getStanding(request: BusRequest<PayloadOf<typeof contracts.getStanding>>): ReplyOf<typeof contracts.getStanding> {
    return this.showStanding.execute(request);
  }
}
