import type { RequestContext } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { datedId } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { OperationLog, type Operation } from '../../ports/operation-log';
import { AUDIT_ENTRIES } from './collections';

interface AuditEntry {
  readonly _id: string;
  readonly actor: { readonly account_id: string; readonly account_name: string; readonly user_id?: string | undefined };
  readonly operation: string;
  readonly request_id: string;
  readonly time: Date;
  readonly object: Operation['object'];
  readonly before: unknown;
  readonly after: unknown;
}

@Injectable()
export class OperationLogRepository extends OperationLog {
  async write(tx: Tx, { caller, pattern, requestId }: RequestContext, { object, before = null, after }: Operation): Promise<void> {
    const actor = { account_id: caller.account_id, account_name: caller.account_name, user_id: caller.user_id };
    const entry: AuditEntry = {
      _id: datedId(tx.tick()),
      actor,
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
