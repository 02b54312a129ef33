import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { permissionsOf, refuseUnlessManager } from '../../../domain/access/operator-role';
import { Operators } from '../../../ports/access/operators';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { ChangeOperator } from '../change-operator/change-operator';

type Contract = typeof contracts.setOperatorRole;

/** customers 10.12: another role for an operator of the caller's own account. */
@Injectable()
export class SetOperatorRole {
  constructor(
    private readonly changeOperator: ChangeOperator,
    private readonly operators: Operators,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const permissions = refuseUnlessManager(context.caller) ?? permissionsOf(payload);
    if (isRefusal(permissions)) return permissions;
    return this.changeOperator.execute(
      request,
      (tx, accountId) => this.operators.setPermissions(tx, accountId, payload.user_id, permissions),
      { permissions },
    );
  }
}
