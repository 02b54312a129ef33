import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { AccountEvent } from '../../../domain/account-event';
import { Sessions } from '../../../ports/access/sessions';
import { Credentials } from '../../../ports/credentials';

/**
 * customers 10.5: after a change of the password every token and session that was got with the old one ends, but for the session
 * in which it was changed. Users of the account have passwords of their own, and keep theirs.
 */
@Injectable()
export class EndLogins {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
  ) {}

  /** What must be told of it. */
  async execute(tx: Tx, accountId: string, sessionToKeep: string | undefined): Promise<AccountEvent[]> {
    await this.credentials.removeTokens(tx, accountId);
    await this.sessions.removeOthers(tx, { accountId }, sessionToKeep);
    return [{ type: 'credential-revoked', credentialId: accountId, kind: 'ACCOUNT' }];
  }
}
