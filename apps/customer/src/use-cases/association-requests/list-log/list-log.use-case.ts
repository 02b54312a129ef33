import { answer } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { AssociationLog, type LogFilter } from '../../../ports/association-log';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { associationLineView } from '../../../views/association-request.view';
import { ResolveSide, type Standpoint } from '../resolve-side/resolve-side';

type Contract = typeof contracts.listAssociationLog;

/** The log of associations, as far as the caller's side took part in them (customers 2.6). */
@Injectable()
export class ListLog {
  constructor(
    private readonly log: AssociationLog,
    private readonly resolveSide: ResolveSide,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const standpoint = await this.resolveSide.execute(context.caller, payload.indirect_partner_id);
    if (isRefusal(standpoint)) return standpoint;
    const named = payload.customer_id === undefined ? {} : { customerId: payload.customer_id };
    const { count, lines } = await this.log.list({ ...named, ...scopeOf(standpoint) }, payload);
    return answer({ total_count: count, entries: lines.map(associationLineView) });
  }
}

function scopeOf(standpoint: Standpoint): LogFilter {
  if (standpoint.side === 'CUSTOMER') return { customerId: standpoint.customerId };
  return { partnerId: standpoint.partnerId, indirectPartnerId: standpoint.indirectPartnerId ?? null };
}
