import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Lists } from '../../ports/lists';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

/** O1 (billing 7). */
@Injectable()
export class ListOrders {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<typeof billing.listOrders>): ReplyOf<typeof billing.listOrders> {
    const viewer = await this.resolveViewer.execute(context.caller, payload.indirect_partner_id, context.deadline);
    return isRefusal(viewer) ? viewer : answer(await this.lists.orders(viewer, payload));
  }
}
