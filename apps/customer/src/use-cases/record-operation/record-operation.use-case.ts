import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuseUnlessVendor } from '../../domain/authority';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { OperationLog } from '../../ports/operation-log';

type Contract = typeof contracts.recordOperation;

/** Enters in the log what the gateway, which has no store, is about to do for the vendor's staff (api 7.20). */
@Injectable()
export class RecordOperation {
  constructor(
    private readonly commands: Commands,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(request.context.caller);
    if (refusal) return refusal;
    const { operation: pattern, object_type: type, object_id: id } = request.payload;
    return this.commands.once(request, async (tx) => {
      await this.log.write(tx, { ...request.context, pattern }, { object: { type, id } });
      return {};
    });
  }
}
