import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import type { Account } from '../../domain/account';
import { isLetIn, isTokenAlive } from '../../domain/token';
import type { User } from '../../domain/user';
import { Accounts } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { callerOf } from '../../views/caller.view';

type Contract = typeof contracts.getCredential;
type Answer = AnswerOf<Contract>;

const NOT_FOUND: Answer = { found: false };

/** The material by which a gateway checks a request. What is unknown, revoked, expired or shut out is not found (api 4.2, 3.3). */
@Injectable()
export class GetCredential {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    if (payload.access_key !== undefined) return answer(await this.byKey(payload.access_key));
    return answer(payload.token_hash === undefined ? NOT_FOUND : await this.byToken(payload.token_hash));
  }

  private async byKey(accessKey: string): Promise<Answer> {
    const found = await this.credentials.findKey(accessKey);
    const holder = found && (await this.holderOf(found.key.accountId, found.key.userId));
    if (!holder) return NOT_FOUND;
    return {
      found: true,
      credential_id: accessKey,
      caller: callerOf(holder.account, holder.user),
      sealed_secret_key: found.sealedSecretKey,
    };
  }

  private async byToken(hash: string): Promise<Answer> {
    const token = await this.credentials.findToken(hash);
    const holder = token && (await this.holderOf(token.accountId, token.userId));
    if (!holder || !isTokenAlive(token, holder.account, this.clock.now())) return NOT_FOUND;
    return { found: true, credential_id: hash, caller: callerOf(holder.account, holder.user), expires_at: token.expiresAt.toISOString() };
  }

  private async holderOf(accountId: string, userId: string | undefined): Promise<{ account: Account; user: User | undefined } | undefined> {
    const account = await this.accounts.find(accountId);
    if (!account || !isLetIn(account)) return undefined;
    const user = userId === undefined ? undefined : await this.credentials.findUser(userId);
    return userId !== undefined && !user ? undefined : { account, user };
  }
}
