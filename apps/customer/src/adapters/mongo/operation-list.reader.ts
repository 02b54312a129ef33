import { Injectable } from '@nestjs/common';
import type { LoggedOperation } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { StoreConnection } from '@pc/store';
import type { Page } from '../../ports/accounts';
import { OperationList, type OperationFilter } from '../../ports/operation-list';
import { COLLECTIONS, type OperationDocument } from './collections';

@Injectable()
export class OperationListReader extends OperationList {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async find(wanted: OperationFilter, { offset, limit }: Page): Promise<{ count: number; operations: LoggedOperation[] }> {
    const { objectId, operation, since, until } = wanted;
    const at = { ...(since && { $gte: since }), ...(until && { $lt: until }) };
    const filter = {
      ...(objectId !== undefined && { 'object.id': objectId }),
      ...(operation !== undefined && { operation }),
      ...((since ?? until) && { at }),
    };
    const log = this.store.collection<OperationDocument>(COLLECTIONS.operations);
    const [count, documents] = await Promise.all([
      log.countDocuments(filter),
      log.find(filter).sort({ at: -1, _id: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { count, operations: documents.map(operationOf) };
  }
}

function operationOf({ at, operation, object, actor, requestId, before, after }: OperationDocument): LoggedOperation {
  const { accountId: account_id, accountName: account_name, userId, userName, assumedBy, channel } = actor;
  return {
    at: formatUtc(at),
    operation,
    object_type: object.type,
    object_id: object.id,
    actor: {
      account_id,
      account_name,
      ...(userId !== undefined && { user_id: userId }),
      ...(userName !== undefined && { user_name: userName }),
      ...(assumedBy !== undefined && { assumed_by: assumedBy }),
      channel,
    },
    request_id: requestId,
    ...(before != null && { before }),
    ...(after != null && { after }),
  };
}
