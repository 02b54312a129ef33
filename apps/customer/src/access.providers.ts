import type { Provider, Type } from '@nestjs/common';
import { LoginGuardRepository } from './adapters/mongo/access/login-guard.repository';
import { SessionsRepository } from './adapters/mongo/access/sessions.repository';
import { AccessController } from './api/access.controller';
import { LoginGuard } from './ports/access/login-guard';
import { Sessions } from './ports/access/sessions';
import { AssumeRole } from './use-cases/access/assume-role/assume-role.use-case';
import { CreateSession } from './use-cases/access/create-session/create-session.use-case';
import { EndSession } from './use-cases/access/end-session/end-session.use-case';
import { FindHolder } from './use-cases/access/find-holder/find-holder';
import { IssueToken } from './use-cases/access/issue-token/issue-token';
import { Login } from './use-cases/access/login/login';

/** Logins, sessions, exchanged tokens and operator accounts. */
export const accessControllers: Type[] = [AccessController];

export const accessAdapters: Provider[] = [
  { provide: LoginGuard, useClass: LoginGuardRepository },
  { provide: Sessions, useClass: SessionsRepository },
];

export const accessUseCases: Provider[] = [AssumeRole, CreateSession, EndSession, FindHolder, IssueToken, Login];
