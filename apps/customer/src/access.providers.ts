import type { Provider, Type } from '@nestjs/common';
import { LoginGuardRepository } from './adapters/mongo/access/login-guard.repository';
import { OperatorsRepository } from './adapters/mongo/access/operators.repository';
import { SessionsRepository } from './adapters/mongo/access/sessions.repository';
import { AccessController } from './api/access.controller';
import { OperatorsController } from './api/operators.controller';
import { LoginGuard } from './ports/access/login-guard';
import { Operators } from './ports/access/operators';
import { Sessions } from './ports/access/sessions';
import { AddUser } from './use-cases/access/add-user/add-user';
import { AssumeRole } from './use-cases/access/assume-role/assume-role.use-case';
import { ChangeOperator } from './use-cases/access/change-operator/change-operator';
import { CreateOperator } from './use-cases/access/create-operator/create-operator.use-case';
import { CreateSession } from './use-cases/access/create-session/create-session.use-case';
import { DeleteOperator } from './use-cases/access/delete-operator/delete-operator.use-case';
import { EndSession } from './use-cases/access/end-session/end-session.use-case';
import { FindHolder } from './use-cases/access/find-holder/find-holder';
import { IssueToken } from './use-cases/access/issue-token/issue-token';
import { ListOperators } from './use-cases/access/list-operators/list-operators.use-case';
import { Login } from './use-cases/access/login/login';
import { SetOperatorPassword } from './use-cases/access/set-operator-password/set-operator-password.use-case';
import { SetOperatorRole } from './use-cases/access/set-operator-role/set-operator-role.use-case';

/** Logins, sessions, exchanged tokens and operator accounts. */
export const accessControllers: Type[] = [AccessController, OperatorsController];

export const accessAdapters: Provider[] = [
  { provide: LoginGuard, useClass: LoginGuardRepository },
  { provide: Operators, useClass: OperatorsRepository },
  { provide: Sessions, useClass: SessionsRepository },
];

export const accessUseCases: Provider[] = [
  AddUser,
  AssumeRole,
  ChangeOperator,
  CreateOperator,
  CreateSession,
  DeleteOperator,
  EndSession,
  FindHolder,
  IssueToken,
  ListOperators,
  Login,
  SetOperatorPassword,
  SetOperatorRole,
];
