import { Injectable } from '@nestjs/common';
import { newHexId, Sealer } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import type { Operator } from '../../domain/account';
import { Accounts } from '../../ports/accounts';
import { Credentials } from '../../ports/credentials';
import { Secrets } from '../../ports/secrets';
import type { FirstOperator } from '../../ports/settings';

/**
 * Sees to it that the operator of the configuration exists, with its key. What exists already stays as it is, so that
 * the next start neither sets back a password nor brings back a key that was deleted.
 */
@Injectable()
export class BootstrapOperator {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
  ) {}

  async execute(wanted: FirstOperator): Promise<void> {
    const existing = await this.accounts.findLogin(wanted.name);
    const account = existing?.account ?? (await this.create(wanted));
    if (account.type !== 'OPERATOR') throw new Error(`BOOTSTRAP_OPERATOR_NAME names account ${account.id}, which is a ${account.type}`);
    const found = await this.credentials.findKey(wanted.accessKey);
    if (found && found.key.accountId !== account.id) throw new Error('BOOTSTRAP_ACCESS_KEY is the key of another account');
    if (!found && (await this.credentials.keysOf(account.id)).length === 0) await this.addKey(account.id, wanted);
  }

  private async create({ name, password }: FirstOperator): Promise<Operator> {
    const passwordHash = await this.secrets.hashPassword(password);
    return this.work.run((tx) => {
      const account: Operator = { type: 'OPERATOR', id: newHexId(), name, version: 0, createdAt: tx.now, facts: {}, contact: {} };
      return this.accounts.add(tx, { account, events: [], passwordHash });
    });
  }

  private async addKey(accountId: string, { accessKey, secretKey }: FirstOperator): Promise<void> {
    const sealed = this.sealer.seal(secretKey, 'credential');
    await this.work.run((tx) => this.credentials.addKey(tx, { accessKey, accountId, createdAt: tx.now }, sealed));
  }
}
