import { Controller } from '@nestjs/common';
import { HandleRequest, type BusRequest, type Reply } from '@pc/bus';
import { billing as contracts, type AnswerOf, type PayloadOf } from '@pc/contracts';
import { Unlink } from '../use-cases/unlink/unlink.use-case';

/** What the customer service asks before an association ends or switches. */
@Controller()
export class UnlinkController {
  constructor(private readonly unlink: Unlink) {}

  @HandleRequest(contracts.prepareUnlink)
  prepare(request: BusRequest<PayloadOf<typeof contracts.prepareUnlink>>): Promise<Reply<AnswerOf<typeof contracts.prepareUnlink>>> {
    return this.unlink.prepare(request);
  }

  @HandleRequest(contracts.cancelUnlink)
  cancel(request: BusRequest<PayloadOf<typeof contracts.cancelUnlink>>): Promise<Reply<AnswerOf<typeof contracts.cancelUnlink>>> {
    return this.unlink.cancel(request);
  }

  @HandleRequest(contracts.checkUnlink)
  check(request: BusRequest<PayloadOf<typeof contracts.checkUnlink>>): Promise<Reply<AnswerOf<typeof contracts.checkUnlink>>> {
    return this.unlink.check(request);
  }
}
