import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { forgottenAt, NO_FAILURES, type LoginFailures } from '../../../domain/access/login-failures';
import { nameKey } from '../../../domain/account-name';
import { LoginGuard } from '../../../ports/access/login-guard';
import { COLLECTIONS, type LoginFailuresDocument } from '../collections';

@Injectable()
export class LoginGuardRepository extends LoginGuard {
  constructor(private readonly sealer: Sealer) {
    super();
  }

  /** Hashed, because what strangers type as a name may be a password. */
  override keyOf(accountName: string, userName: string): string {
    return this.sealer.blindIndex(JSON.stringify([nameKey(accountName), nameKey(userName)]), 'login');
  }

  override async find(tx: Tx, key: string): Promise<LoginFailures> {
    const document = await this.failures(tx).findOne({ _id: key }, { session: tx.session });
    return document ? { at: document.at, ...(document.lockedUntil && { lockedUntil: document.lockedUntil }) } : NO_FAILURES;
  }

  override async save(tx: Tx, key: string, failures: LoginFailures): Promise<void> {
    const next = {
      at: [...failures.at],
      ...(failures.lockedUntil && { lockedUntil: failures.lockedUntil }),
      forgetAt: forgottenAt(failures),
    };
    await this.failures(tx).replaceOne({ _id: key }, next, { upsert: true, session: tx.session });
  }

  override async clear(tx: Tx, key: string): Promise<void> {
    await this.failures(tx).deleteOne({ _id: key }, { session: tx.session });
  }

  private failures(tx: Tx) {
    return tx.collection<LoginFailuresDocument>(COLLECTIONS.loginFailures);
  }
}
