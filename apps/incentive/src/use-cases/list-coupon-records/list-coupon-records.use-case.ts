import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Lists } from '../../ports/lists';
import { ResolveOwner } from '../resolve-owner/resolve-owner';

/** Benefits 5.5. */
@Injectable()
export class ListCouponRecords {
  constructor(
    private readonly resolveOwner: ResolveOwner,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<typeof incentive.listCouponRecords>): ReplyOf<typeof incentive.listCouponRecords> {
    const owner = await this.resolveOwner.execute(context.caller, payload, context.deadline);
    return isRefusal(owner) ? owner : answer(await this.lists.records(owner, payload));
  }
}
