import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { AccountEvent } from '../../../domain/account-event';
import { Sessions, type LoginHolder } from '../../../ports/access/sessions';
import { Credentials } from '../../../ports/credentials';

/**
 * customers 10.5: after a change of the password every token and session that was got with the old one ends, but for the session
 * in which it was changed. The main account and each of its users have passwords of their own, and lose only theirs.
 */
@Injectable()
export class EndLogins {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
  ) {}

  /** What must be told of it. */
  async execute(tx: Tx, holder: LoginHolder, sessionToKeep?: string): Promise<AccountEvent[]> {
    await this.credentials.removeTokens(tx, holder);
    await this.sessions.removeOthers(tx, holder, sessionToKeep);
    const { accountId, userId } = holder;
    return [
      userId === undefined
        ? { type: 'credential-revoked', credentialId: accountId, kind: 'ACCOUNT' }
        : { type: 'credential-revoked', credentialId: userId, kind: 'USER' },
    ];
  }
}
