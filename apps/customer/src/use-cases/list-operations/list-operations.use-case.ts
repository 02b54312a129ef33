import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { refuseUnlessVendor } from '../../domain/authority';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { OperationList } from '../../ports/operation-list';

type Contract = typeof contracts.listOperations;

/** api 7.20: who did what to which party, for the vendor's staff. */
@Injectable()
export class ListOperations {
  constructor(private readonly list: OperationList) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const { object_id, operation, since, until, ...page } = payload;
    const filter = {
      ...(object_id !== undefined && { objectId: object_id }),
      ...(operation !== undefined && { operation }),
      ...(since !== undefined && { since: new Date(since) }),
      ...(until !== undefined && { until: new Date(until) }),
    };
    return answer(await this.list.find(filter, page));
  }
}
