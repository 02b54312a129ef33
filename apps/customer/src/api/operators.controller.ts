import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CreateOperator } from '../use-cases/access/create-operator/create-operator.use-case';
import { DeleteOperator } from '../use-cases/access/delete-operator/delete-operator.use-case';
import { ListOperators } from '../use-cases/access/list-operators/list-operators.use-case';
import { SetOperatorPassword } from '../use-cases/access/set-operator-password/set-operator-password.use-case';
import { SetOperatorRole } from '../use-cases/access/set-operator-role/set-operator-role.use-case';

/** The operators of partners and resellers (customers 10.12). */
@Controller()
export class OperatorsController {
  constructor(
    private readonly newOperators: CreateOperator,
    private readonly roles: SetOperatorRole,
    private readonly passwords: SetOperatorPassword,
    private readonly deletions: DeleteOperator,
    private readonly lists: ListOperators,
  ) {}

  @HandleRequest(contracts.createOperator)
  create(request: RequestOf<typeof contracts.createOperator>): ReplyOf<typeof contracts.createOperator> {
    return this.newOperators.execute(request);
  }

  @HandleRequest(contracts.setOperatorRole)
  setRole(request: RequestOf<typeof contracts.setOperatorRole>): ReplyOf<typeof contracts.setOperatorRole> {
    return this.roles.execute(request);
  }

  @HandleRequest(contracts.setOperatorPassword)
  setPassword(request: RequestOf<typeof contracts.setOperatorPassword>): ReplyOf<typeof contracts.setOperatorPassword> {
    return this.passwords.execute(request);
  }

  @HandleRequest(contracts.deleteOperator)
  delete(request: RequestOf<typeof contracts.deleteOperator>): ReplyOf<typeof contracts.deleteOperator> {
    return this.deletions.execute(request);
  }

  @HandleRequest(contracts.listOperators)
  list(request: RequestOf<typeof contracts.listOperators>): ReplyOf<typeof contracts.listOperators> {
    return this.lists.execute(request);
  }
}
