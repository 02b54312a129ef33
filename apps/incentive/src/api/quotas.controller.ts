import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { incentive as contracts } from '@pc/contracts';
import { ChangeQuota } from '../use-cases/change-quota/change-quota.use-case';
import { GrantQuota } from '../use-cases/grant-quota/grant-quota.use-case';

/** What the vendor's staff do to quotas. */
@Controller()
export class QuotasController {
  constructor(
    private readonly grantQuota: GrantQuota,
    private readonly changeQuota: ChangeQuota,
  ) {}

  @HandleRequest(contracts.grantQuota)
  grant(request: RequestOf<typeof contracts.grantQuota>): ReplyOf<typeof contracts.grantQuota> {
    return this.grantQuota.execute(request);
  }

  @HandleRequest(contracts.changeQuota)
  change(request: RequestOf<typeof contracts.changeQuota>): ReplyOf<typeof contracts.changeQuota> {
    return this.changeQuota.execute(request);
  }
}
