import { Injectable } from '@nestjs/common';
import { newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account } from '../../../domain/account';
import { nameKey } from '../../../domain/account-name';
import { Credentials } from '../../../ports/credentials';
import { Secrets } from '../../../ports/secrets';

export interface NewUser {
  readonly name: string;
  readonly passwordHash: string;
  readonly permissions: readonly string[];
}

interface KeyPair {
  readonly access_key: string;
  readonly sealed_secret_key: string;
}

type Added = { readonly user_id: string } & Partial<KeyPair>;

/** Adds a user to an account that `tx` has locked. */
@Injectable()
export class AddUser {
  constructor(
    private readonly credentials: Credentials,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
  ) {}

  /** With a key pair of its own; the users of a reseller have the console only (customers 4.1). */
  async execute(tx: Tx, account: Account, { passwordHash, ...wanted }: NewUser): Promise<Added | Refusal> {
    if (await this.isTaken(tx, account, wanted.name)) return refuse('CBC.99000038', { field: 'user_name' });
    const user = { id: newHexId(), accountId: account.id, ...wanted, createdAt: tx.now };
    await this.credentials.addUser(tx, user, passwordHash);
    return { user_id: user.id, ...(account.type !== 'RESELLER' && (await this.addKey(tx, account.id, user.id))) };
  }

  /** The name of the main account logs the main account in, so no user of it can have that one. */
  private async isTaken(tx: Tx, account: Account, name: string): Promise<boolean> {
    return nameKey(name) === nameKey(account.name) || (await this.credentials.findUserLogin(account.id, name, tx)) !== undefined;
  }

  private async addKey(tx: Tx, accountId: string, userId: string): Promise<KeyPair> {
    const { accessKey, secretKey } = this.secrets.newKeyPair();
    const sealed = this.sealer.seal(secretKey, 'credential');
    await this.credentials.addKey(tx, { accessKey, accountId, userId, createdAt: tx.now }, sealed);
    return { access_key: accessKey, sealed_secret_key: sealed };
  }
}
