import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { AssumeRole } from '../use-cases/access/assume-role/assume-role.use-case';
import { CreateSession } from '../use-cases/access/create-session/create-session.use-case';
import { EndSession } from '../use-cases/access/end-session/end-session.use-case';

/** Exchanged tokens and console sessions. */
@Controller()
export class AccessController {
  constructor(
    private readonly exchanges: AssumeRole,
    private readonly newSessions: CreateSession,
    private readonly sessionEnds: EndSession,
  ) {}

  @HandleRequest(contracts.assumeRole)
  assumeRole(request: RequestOf<typeof contracts.assumeRole>): ReplyOf<typeof contracts.assumeRole> {
    return this.exchanges.execute(request);
  }

  @HandleRequest(contracts.createSession)
  createSession(request: RequestOf<typeof contracts.createSession>): ReplyOf<typeof contracts.createSession> {
    return this.newSessions.execute(request);
  }

  @HandleRequest(contracts.endSession)
  endSession(request: RequestOf<typeof contracts.endSession>): ReplyOf<typeof contracts.endSession> {
    return this.sessionEnds.execute(request);
  }
}
