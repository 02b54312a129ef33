import { Controller } from '@nestjs/common';
import { HandleBefore, HandleRequest, type Reply, type ReplyOf, type RequestOf } from '@pc/bus';
import { incentive as contracts, type AnswerOf } from '@pc/contracts';
import { AllotQuota } from '../use-cases/allot-quota/allot-quota.use-case';
import { BeginAllotment } from '../use-cases/allot-quota/begin-allotment';
import { ListAllottedQuotas } from '../use-cases/list-allotted-quotas/list-allotted-quotas.use-case';
import { ListQuotaRecords } from '../use-cases/list-quota-records/list-quota-records.use-case';
import { ReclaimQuotas } from '../use-cases/reclaim-quotas/reclaim-quotas.use-case';

/** What distributors do with quotas for their resellers. */
@Controller()
export class AllotmentsController {
  constructor(
    private readonly beginAllotment: BeginAllotment,
    private readonly allotQuota: AllotQuota,
    private readonly reclaimQuotas: ReclaimQuotas,
    private readonly allottedQuotas: ListAllottedQuotas,
    private readonly quotaRecords: ListQuotaRecords,
  ) {}

  @HandleBefore(contracts.allotQuota, (context) => BeginAllotment.concerns(context))
  begin(request: RequestOf<typeof contracts.allotQuota>): Promise<Reply<AnswerOf<typeof contracts.allotQuota>> | undefined> {
    return this.beginAllotment.execute(request);
  }

  @HandleRequest(contracts.allotQuota)
  allot(request: RequestOf<typeof contracts.allotQuota>): ReplyOf<typeof contracts.allotQuota> {
    return this.allotQuota.execute(request);
  }

  @HandleRequest(contracts.reclaimQuotas)
  reclaim(request: RequestOf<typeof contracts.reclaimQuotas>): ReplyOf<typeof contracts.reclaimQuotas> {
    return this.reclaimQuotas.execute(request);
  }

  @HandleRequest(contracts.listAllottedQuotas)
  listAllottedQuotas(request: RequestOf<typeof contracts.listAllottedQuotas>): ReplyOf<typeof contracts.listAllottedQuotas> {
    return this.allottedQuotas.execute(request);
  }

  @HandleRequest(contracts.listQuotaRecords)
  listQuotaRecords(request: RequestOf<typeof contracts.listQuotaRecords>): ReplyOf<typeof contracts.listQuotaRecords> {
    return this.quotaRecords.execute(request);
  }
}
