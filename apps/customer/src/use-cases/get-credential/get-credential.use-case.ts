import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { endOf, isSessionAlive, USE_PRECISION_MS, type Session } from '../../domain/access/session';
import { refuseAccounts } from '../../domain/authority';
import { Sessions } from '../../ports/access/sessions';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { assumedCaller, callerOf, consoleCaller } from '../../views/caller.view';
import { FindHolder } from '../access/find-holder/find-holder';

type Contract = typeof contracts.getCredential;
type Answer = AnswerOf<Contract>;

const NOT_FOUND: Answer = { found: false };

/** The material by which a gateway checks a request. What is unknown, revoked, expired or shut out is not found (api 4.2, 3.3). */
@Injectable()
export class GetCredential {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly holders: FindHolder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseAccounts(context.caller);
    if (refusal) return refusal;
    const { access_key, token_hash, session_hash } = payload;
    if (access_key !== undefined) return answer(await this.byKey(access_key));
    if (token_hash !== undefined) return answer(await this.byToken(token_hash));
    return answer(session_hash === undefined ? NOT_FOUND : await this.bySession(session_hash));
  }

  private async byKey(accessKey: string): Promise<Answer> {
    const found = await this.credentials.findKey(accessKey);
    const holder = found && (await this.holders.of(found.key.accountId, found.key.userId));
    if (!holder) return NOT_FOUND;
    return {
      found: true,
      credential_id: accessKey,
      caller: callerOf(holder.account, holder.user),
      sealed_secret_key: found.sealedSecretKey,
    };
  }

  private async byToken(hash: string): Promise<Answer> {
    const found = await this.holders.ofToken(hash);
    if (!found) return NOT_FOUND;
    const { account, user, assumedBy, token } = found;
    const caller = callerOf(account, user);
    return {
      found: true,
      credential_id: hash,
      caller: assumedBy ? assumedCaller(caller, assumedBy.account, assumedBy.user) : caller,
      expires_at: token.expiresAt.toISOString(),
    };
  }

  private async bySession(hash: string): Promise<Answer> {
    const session = await this.sessions.find(hash);
    const holder = session && (await this.holders.of(session.accountId, session.userId));
    const now = this.clock.now();
    if (!holder || !isSessionAlive(session, holder.account, now)) return NOT_FOUND;
    const used = await this.noteUse(session, now);
    return {
      found: true,
      credential_id: hash,
      caller: consoleCaller(callerOf(holder.account, holder.user), hash),
      expires_at: endOf(used).toISOString(),
    };
  }

  /** A gateway asks because somebody uses the session (customers 10.11: one hour idle). */
  private async noteUse(session: Session, now: Date): Promise<Session> {
    if (now.getTime() - session.lastUsedAt.getTime() < USE_PRECISION_MS) return session;
    await this.sessions.touch(session.hash, now);
    return { ...session, lastUsedAt: now };
  }
}
