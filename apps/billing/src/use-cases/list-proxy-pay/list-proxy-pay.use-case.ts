import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Lists } from '../../ports/lists';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

type Contract = typeof billing.listProxyPayRequests;

/** What the caller, or a reseller that it names, was asked to pay (billing 7.1). */
@Injectable()
export class ListProxyPay {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const dealer = await this.resolveViewer.dealer(context.caller, payload.indirect_partner_id, context.deadline);
    return isRefusal(dealer) ? dealer : answer(await this.lists.requests(dealer, payload));
  }
}
