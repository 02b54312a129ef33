import { operatorOf, type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, timeOf, type Refusal } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { decideChange, type ChangeQuota as Command } from '../../domain/change-quota';
import { Benefits } from '../../ports/benefits';
import { auditView, quotaView } from '../audit-view';

type Contract = typeof incentive.changeQuota;
type Request = RequestOf<Contract>;

/** The vendor's staff adjust, freeze, void or extend a quota (benefits 5.17). */
@Injectable()
export class ChangeQuota {
  constructor(
    private readonly benefits: Benefits,
    private readonly log: OperationLog<'QUOTA'>,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    if (request.context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    const command = commandOf(request.payload);
    if (isRefusal(command)) return command;
    return this.inbox.once(request, (tx) => this.change(request, command, tx));
  }

  private async change({ payload, context }: Request, command: Command, tx: Tx): Promise<OutcomeOf<Contract>> {
    const id = payload.quota_id;
    const quota = (await this.benefits.quotas(tx, [id])).find((found) => found.id === id);
    if (!quota) return refuse('CBC.99000012');
    const { events, refusal } = decideChange(quota, command, tx.now);
    if (refusal) return refusal;
    await this.benefits.save(tx, [{ events, operator: operatorOf(context) }]);
    await this.log.write(tx, context, { object: { type: 'QUOTA', id }, before: quotaView(quota), after: auditView(events) });
    return {};
  }
}

function commandOf({ action, delta_fen: delta, expire_time: expireTime }: PayloadOf<Contract>): Command | Refusal {
  if (action === 'adjust-end')
    return delta === undefined ? refuse('CBC.0100', { field: 'delta', reason: 'required' }) : { type: action, delta: BigInt(delta) };
  if (action === 'extend')
    return expireTime === undefined
      ? refuse('CBC.0100', { field: 'expire_time', reason: 'required' })
      : { type: action, expireTime: timeOf(expireTime) };
  return { type: action };
}
