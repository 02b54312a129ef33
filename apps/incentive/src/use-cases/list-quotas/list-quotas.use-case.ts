import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Lists } from '../../ports/lists';
import { ResolveOwner } from '../resolve-owner/resolve-owner';

/** Benefits 5.1. A dealer that names no kind sees voucher quotas; the vendor's staff see all kinds. */
@Injectable()
export class ListQuotas {
  constructor(
    private readonly resolveOwner: ResolveOwner,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<typeof incentive.listQuotas>): ReplyOf<typeof incentive.listQuotas> {
    const owner = await this.resolveOwner.execute(context.caller, payload, context.deadline);
    if (isRefusal(owner)) return owner;
    const kind = context.caller.kind !== 'OPERATOR' ? { quota_type: payload.quota_type ?? incentive.QUOTA_TYPES.VOUCHER } : {};
    return answer(await this.lists.quotas(owner, { ...payload, ...kind }));
  }
}
