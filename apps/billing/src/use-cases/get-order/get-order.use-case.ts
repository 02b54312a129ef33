import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { Lists } from '../../ports/lists';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

/** O2 (billing 7); a foreign order is like one that is not there (billing OR-1). */
@Injectable()
export class GetOrder {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<typeof billing.getOrder>): ReplyOf<typeof billing.getOrder> {
    const viewer = await this.resolveViewer.execute(context.caller, payload.indirect_partner_id, context.deadline);
    if (isRefusal(viewer)) return viewer;
    const order = await this.lists.order(viewer, payload);
    return order ? answer(order) : refuse('CBC.30000010', { field: 'order_id' });
  }
}
