import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refuseAccessKey } from '../../domain/access-key';
import type { Account } from '../../domain/account';
import { nameKey } from '../../domain/account-name';
import { refuseUnlessHolder } from '../../domain/authority';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { OperationLog } from '../../ports/operation-log';
import { Secrets } from '../../ports/secrets';
import { AcceptPassword } from '../accept-password/accept-password';

type Contract = typeof contracts.createUser;

/** An IAM user of an account with its permission items (api 5) and a key pair of its own. */
@Injectable()
export class CreateUser {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
    private readonly acceptPassword: AcceptPassword,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessHolder(context.caller, payload.account_id);
    if (refusal) return refusal;
    const password = await this.acceptPassword.execute(payload.sealed_password, payload.user_name);
    return this.commands.once(request, async (tx) => {
      if (isRefusal(password)) return password;
      const account = await this.accounts.lock(tx, payload.account_id);
      if (!account) return refuseUnknown('account_id');
      const refused = refuseAccessKey(account, 0) ?? (await this.refuseTakenName(tx, account, payload.user_name));
      if (refused) return refused;
      const user = await this.create(tx, payload, password);
      const after = { account_id: account.id, user_name: payload.user_name, permissions: payload.permissions };
      await this.log.write(tx, context, { object: { type: 'USER', id: user.user_id }, after });
      return user;
    });
  }

  /** The name of the main account logs the main account in, so no user of it can have that one. */
  private async refuseTakenName(tx: Tx, account: Account, name: string): Promise<Refusal | undefined> {
    const taken = nameKey(name) === nameKey(account.name) || (await this.credentials.findUserLogin(account.id, name, tx)) !== undefined;
    return taken ? refuse('CBC.99000038', { field: 'user_name' }) : undefined;
  }

  private async create(tx: Tx, { account_id: accountId, user_name, permissions }: PayloadOf<Contract>, passwordHash: string) {
    const userId = newHexId();
    const { accessKey, secretKey } = this.secrets.newKeyPair();
    const sealed = this.sealer.seal(secretKey, 'credential');
    await this.credentials.addUser(tx, { id: userId, accountId, name: user_name, permissions, createdAt: tx.now }, passwordHash);
    await this.credentials.addKey(tx, { accessKey, accountId, userId, createdAt: tx.now }, sealed);
    return { user_id: userId, access_key: accessKey, sealed_secret_key: sealed };
  }
}
