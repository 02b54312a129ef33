import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { Operators } from '../../../ports/access/operators';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { ChangeOperator } from '../change-operator/change-operator';

type Contract = typeof contracts.deleteOperator;

/** customers 10.12: an operator of the caller's own account is no more, with its keys, sessions and tokens. */
@Injectable()
export class DeleteOperator {
  constructor(
    private readonly changeOperator: ChangeOperator,
    private readonly operators: Operators,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.changeOperator.execute(request, (tx, accountId) => this.operators.remove(tx, accountId, request.payload.user_id));
  }
}
