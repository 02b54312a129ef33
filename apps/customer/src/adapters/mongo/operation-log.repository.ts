import type { RequestContext } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { newHexId } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { OperationLog, type Operation } from '../../ports/operation-log';
import { COLLECTIONS, type OperationDocument } from './collections';

@Injectable()
export class OperationLogRepository extends OperationLog {
  override async write(tx: Tx, { caller, pattern, requestId }: RequestContext, operation: Operation): Promise<void> {
    const actor = {
      accountId: caller.account_id,
      accountName: caller.account_name,
      ...(caller.user_id !== undefined && { userId: caller.user_id }),
      ...(caller.user_name !== undefined && { userName: caller.user_name }),
      ...(caller.assumed_by && { assumedBy: caller.assumed_by.account_id }),
      channel: caller.channel,
    };
    const entry = { _id: newHexId(), at: tx.now, operation: pattern, actor, requestId, ...operation };
    await tx.collection<OperationDocument>(COLLECTIONS.operations).insertOne(entry, { session: tx.session });
  }
}
