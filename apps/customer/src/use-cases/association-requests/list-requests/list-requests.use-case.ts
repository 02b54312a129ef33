import { answer } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { AssociationRequests, type RequestFilter } from '../../../ports/association-requests';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { associationRequestView } from '../../../views/association-request.view';
import { ResolveSide, type Standpoint } from '../resolve-side/resolve-side';

type Contract = typeof contracts.listAssociationRequests;

/** The requests that the caller's side takes part in. */
@Injectable()
export class ListRequests {
  constructor(
    private readonly requests: AssociationRequests,
    private readonly resolveSide: ResolveSide,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const standpoint = await this.resolveSide.execute(context.caller, payload.indirect_partner_id);
    if (isRefusal(standpoint)) return standpoint;
    const { customer_id: customerId, type, initiator, status } = payload;
    const wanted = { ...(type && { type }), ...(initiator && { initiator }), ...(status && { status }) };
    const filter = { ...(customerId !== undefined && { customerId }), ...wanted, ...scopeOf(standpoint) };
    const { count, requests } = await this.requests.list(filter, payload);
    return answer({ total_count: count, association_requests: requests.map(associationRequestView) });
  }
}

function scopeOf(standpoint: Standpoint): RequestFilter {
  if (standpoint.side === 'CUSTOMER') return { customerId: standpoint.customerId };
  return { dealerId: standpoint.indirectPartnerId ?? standpoint.partnerId };
}
