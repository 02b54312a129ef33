import type { ReplyOf, RequestOf } from '@pc/bus';
import { answer } from '@pc/bus';
import type { LoggedOperation, operationLogQuery } from '@pc/contracts';
import { formatUtc, parseUtc, refuse } from '@pc/kernel';
import type { StoreConnection } from '../connection/store-connection';
import { conditions } from '../listing/filters';
import { AUDIT_ENTRIES, type AuditEntry } from './operation-log';

type Contract = ReturnType<typeof operationLogQuery>;

/** The operation log of a service, newest first, for the vendor's staff (api 7.20). */
export class OperationList {
  constructor(private readonly store: StoreConnection) {}

  /** `count` is before paging. */
  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    const { object_id, operation, since, until, offset, limit } = payload;
    const time = conditions({ $gte: since && parseUtc(since), $lt: until && parseUtc(until) });
    const filter = conditions({ 'object.id': object_id, operation, time: (since ?? until) && time });
    const entries = this.store.collection<AuditEntry>(AUDIT_ENTRIES);
    const [count, page] = await Promise.all([
      entries.countDocuments(filter),
      entries.find(filter).sort({ _id: -1 }).skip(offset).limit(limit).toArray(),
    ]);
    return answer({ count, operations: page.map(loggedOf) });
  }
}

function loggedOf({ time, operation, object, actor, request_id, before, after }: AuditEntry): LoggedOperation {
  const states = { ...(before != null && { before }), ...(after != null && { after }) };
  return { at: formatUtc(time), operation, object_type: object.type, object_id: object.id, actor, request_id, ...states };
}
