import { Controller } from '@nestjs/common';
import { HandleBefore, HandleRequest, type Reply, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts, type AnswerOf, type RequestContract } from '@pc/contracts';
import { DemandCode } from '@pc/service';
import { GrantToCustomer } from '../use-cases/grant-money/grant-to-customer.use-case';
import { GrantToReseller } from '../use-cases/grant-money/grant-to-reseller.use-case';

type Confirmed<C extends RequestContract> = Promise<Reply<AnswerOf<C>> | undefined>;

/** Money that partners give and take back (billing A2 to A5); in the console with a code (billing PP-13). */
@Controller()
export class GrantsController {
  constructor(
    private readonly demandCode: DemandCode,
    private readonly toCustomer: GrantToCustomer,
    private readonly toReseller: GrantToReseller,
  ) {}

  @HandleBefore(contracts.grantToCustomer, (context) => DemandCode.concerns(context))
  confirmGrant(request: RequestOf<typeof contracts.grantToCustomer>): Confirmed<typeof contracts.grantToCustomer> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.grantToCustomer)
  grant(request: RequestOf<typeof contracts.grantToCustomer>): ReplyOf<typeof contracts.grantToCustomer> {
    return this.toCustomer.grant(request);
  }

  @HandleBefore(contracts.reclaimFromCustomer, (context) => DemandCode.concerns(context))
  confirmReclaim(request: RequestOf<typeof contracts.reclaimFromCustomer>): Confirmed<typeof contracts.reclaimFromCustomer> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.reclaimFromCustomer)
  reclaim(request: RequestOf<typeof contracts.reclaimFromCustomer>): ReplyOf<typeof contracts.reclaimFromCustomer> {
    return this.toCustomer.reclaim(request);
  }

  @HandleBefore(contracts.grantToReseller, (context) => DemandCode.concerns(context))
  confirmGrantToReseller(request: RequestOf<typeof contracts.grantToReseller>): Confirmed<typeof contracts.grantToReseller> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.grantToReseller)
  grantToReseller(request: RequestOf<typeof contracts.grantToReseller>): ReplyOf<typeof contracts.grantToReseller> {
    return this.toReseller.grant(request);
  }

  @HandleBefore(contracts.reclaimFromReseller, (context) => DemandCode.concerns(context))
  confirmReclaimFromReseller(request: RequestOf<typeof contracts.reclaimFromReseller>): Confirmed<typeof contracts.reclaimFromReseller> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.reclaimFromReseller)
  reclaimFromReseller(request: RequestOf<typeof contracts.reclaimFromReseller>): ReplyOf<typeof contracts.reclaimFromReseller> {
    return this.toReseller.reclaim(request);
  }
}
