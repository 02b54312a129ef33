import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refuseAccessKey } from '../../domain/access-key';
import type { Account } from '../../domain/account';
import { refuseUnlessHolder } from '../../domain/authority';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { OperationLog } from '../../ports/operation-log';
import { Secrets } from '../../ports/secrets';

type Contract = typeof contracts.createAccessKey;

/** customers 10.10: a new key pair; the secret key leaves the service here, sealed, and is never shown again. */
@Injectable()
export class CreateAccessKey {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_id } = request.payload;
    const refusal = refuseUnlessHolder(request.context.caller, account_id);
    if (refusal) return refusal;
    return this.commands.once(request, async (tx) => {
      const account = await this.accounts.lock(tx, account_id);
      if (!account) return refuseUnknown('account_id');
      const created = await this.create(tx, account);
      if (isRefusal(created)) return created;
      await this.log.write(tx, request.context, { object: { type: 'ACCESS_KEY', id: created.access_key }, after: { account_id } });
      return created;
    });
  }

  private async create(tx: Tx, account: Account): Promise<{ access_key: string; sealed_secret_key: string } | Refusal> {
    const keys = await this.credentials.keysOf(account.id, tx);
    const refusal = refuseAccessKey(account, keys.filter(({ userId }) => userId === undefined).length);
    if (refusal) return refusal;
    const { accessKey, secretKey } = this.secrets.newKeyPair();
    const sealed = this.sealer.seal(secretKey, 'credential');
    await this.credentials.addKey(tx, { accessKey, accountId: account.id, createdAt: tx.now }, sealed);
    return { access_key: accessKey, sealed_secret_key: sealed };
  }
}
