import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, newSecret, Sealer } from '@pc/kernel';
import { newSession } from '../../../domain/access/session';
import { Sessions } from '../../../ports/access/sessions';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { Login } from '../login/login';

type Contract = typeof contracts.createSession;

/** customers 10.11: a login to the console, for every kind of account. Like tokens, not kept by the inbox. */
@Injectable()
export class CreateSession {
  constructor(
    private readonly login: Login,
    private readonly sessions: Sessions,
    private readonly sealer: Sealer,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_name: accountName, user_name: userName = accountName, sealed_password: sealedPassword } = payload;
    const text = newSecret();
    const begun = await this.login.execute({ accountName, userName, sealedPassword }, async (tx, { account, user }) => {
      const hash = this.sealer.blindIndex(text, 'session');
      await this.sessions.add(tx, newSession({ hash, accountId: account.id, ...(user && { userId: user.id }) }, tx.now));
      return { sealed_session: this.sealer.seal(text, 'session') };
    });
    return isRefusal(begun) ? begun : answer(begun);
  }
}
