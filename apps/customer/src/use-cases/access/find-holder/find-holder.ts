import { Inject, Injectable } from '@nestjs/common';
import { isRefusal, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { actingPartner, authorisation, type TokenHolder } from '../../../domain/access/assumption';
import type { Account } from '../../../domain/account';
import { isLetIn, isTokenAlive, type Assumption } from '../../../domain/token';
import type { User } from '../../../domain/user';
import { Accounts } from '../../../ports/accounts';
import { Credentials } from '../../../ports/credentials';

export interface Holder {
  readonly account: Account;
  readonly user: User | undefined;
}

export interface FoundToken extends TokenHolder {
  /** Of an exchanged token: the holder of the partner's. */
  readonly assumedBy?: Holder | undefined;
}

/** Who stands behind credentials. What is unknown, expired, shut out or rests on something that ended has no holder (api 3.3, 7.15). */
@Injectable()
export class FindHolder {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(accountId: string, userId: string | undefined): Promise<Holder | undefined> {
    const account = await this.accounts.find(accountId);
    if (!account || !isLetIn(account)) return undefined;
    const user = userId === undefined ? undefined : await this.credentials.findUser(userId);
    return userId !== undefined && !user ? undefined : { account, user };
  }

  async ofToken(hash: string): Promise<FoundToken | undefined> {
    const token = await this.credentials.findToken(hash);
    const holder = token && (await this.of(token.accountId, token.userId));
    if (!holder || !isTokenAlive(token, holder.account, this.clock.now())) return undefined;
    if (!token.assumed) return { token, ...holder };
    const assumedBy = await this.partnerOf(token.assumed, holder.account);
    return assumedBy && { token, ...holder, assumedBy };
  }

  /** Looked at anew each time, so that an exchanged token ends with what it rests on, told or not. */
  private async partnerOf({ tokenHash, associationId }: Assumption, customer: Account): Promise<Holder | undefined> {
    const parent = await this.ofToken(tokenHash);
    const partner = parent && actingPartner(parent);
    if (!parent || !partner || isRefusal(partner)) return undefined;
    const association = authorisation(partner, customer);
    return isRefusal(association) || association.id !== associationId ? undefined : { account: partner, user: parent.user };
  }
}
