import type { RequestContext } from '@pc/bus';
import type { Caller, LoggedOperation } from '@pc/contracts';
import { datedId } from '@pc/kernel';
import type { NamedIndex } from '../connection/indexes';
import type { Tx } from '../transactions/tx';

/** A service that keeps the log plans its index. Ids are in the order of time. */
export const AUDIT_ENTRIES = 'audit_entries';
export const AUDIT_INDEX: NamedIndex = { name: 'object', key: { 'object.id': 1 } };

/** What an operation of the vendor's staff did to which object. */
export interface Operation<Type extends string> {
  readonly object: { readonly type: Type; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface AuditEntry {
  readonly _id: string;
  readonly actor: LoggedOperation['actor'];
  readonly operation: string;
  readonly request_id: string;
  readonly time: Date;
  readonly object: Operation<string>['object'];
  readonly before: unknown;
  readonly after: unknown;
}

/** api 7.20: one entry for every operation, in the transaction of the operation. Entries are never changed. */
export class OperationLog<Type extends string> {
  async write(
    tx: Tx,
    { caller, pattern, requestId }: RequestContext,
    { object, before = null, after = null }: Operation<Type>,
  ): Promise<void> {
    const entry: AuditEntry = {
      _id: datedId(tx.tick()),
      actor: actorOf(caller),
      operation: pattern,
      request_id: requestId,
      time: tx.now,
      object,
      before,
      after,
    };
    await tx.collection<AuditEntry>(AUDIT_ENTRIES).insertOne(entry, { session: tx.session });
  }
}

function actorOf({ account_id, account_name, user_id, user_name, assumed_by, channel }: Caller): LoggedOperation['actor'] {
  return {
    account_id,
    account_name,
    ...(user_id !== undefined && { user_id }),
    ...(user_name !== undefined && { user_name }),
    ...(assumed_by && { assumed_by: assumed_by.account_id }),
    channel,
  };
}
