import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { reject } from '../../../domain/association-requests/association-request';
import { refuseUnknown } from '../../../domain/unknown';
import { AssociationRequests } from '../../../ports/association-requests';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { associationRequestView } from '../../../views/association-request.view';
import { HandleRight } from '../handle-right/handle-right';
import { TellSides } from '../tell-sides/tell-sides';

type Contract = typeof contracts.rejectAssociationRequest;

/** The other side does not agree: the association stays as it is (customers 6.2). */
@Injectable()
export class RejectRequest {
  constructor(
    private readonly commands: Commands,
    private readonly requests: AssociationRequests,
    private readonly right: HandleRight,
    private readonly tellSides: TellSides,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    return this.commands.once(request, async (tx) => {
      const pending = await this.right.toHandle(tx, context.caller, payload.request_id);
      if (isRefusal(pending)) return pending;
      const refusal = await this.right.demandCode(tx, context.caller, payload.sealed_code);
      if (refusal) return refusal;
      const rejected = await this.requests.update(tx, pending.id, (before) => reject(before, tx.now));
      if (rejected === undefined || isRefusal(rejected)) return rejected ?? refuseUnknown('request_id');
      await this.tellSides.handled(tx, rejected);
      return associationRequestView(rejected);
    });
  }
}
