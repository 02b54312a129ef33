import { Injectable } from '@nestjs/common';
import { refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { afterFailure, isLocked } from '../../../domain/access/login-failures';
import { LoginGuard } from '../../../ports/access/login-guard';
import { Secrets } from '../../../ports/secrets';

/** Under which names a password is given. */
export interface LoginNames {
  readonly accountName: string;
  /** The account's own name stands for the main account. */
  readonly userName: string;
}

/**
 * The old password as leave to set a new one (customers 10.5). Wrong ones count as wrong logins do (customers 10.11): a stolen
 * session is no way around their limit.
 */
@Injectable()
export class OldPassword {
  constructor(
    private readonly guard: LoginGuard,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
  ) {}

  /** Takes its time, so not within a transaction. */
  verify(sealed: string, passwordHash: string | undefined): Promise<boolean> {
    return this.secrets.verifyPassword(this.sealer.open(sealed, 'password'), passwordHash);
  }

  async refuseUnless(tx: Tx, known: boolean, { accountName, userName }: LoginNames): Promise<Refusal | undefined> {
    const wrong = refuse('CBC.99007004', { items: ['WRONG_PASSWORD'] });
    const key = this.guard.keyOf(accountName, userName);
    const failures = await this.guard.find(tx, key);
    if (isLocked(failures, tx.now)) return wrong;
    if (known) return undefined;
    await this.guard.save(tx, key, afterFailure(failures, tx.now));
    return wrong;
  }

  /** A new password begins with a clean slate. */
  forgive(tx: Tx, { accountName, userName }: LoginNames): Promise<void> {
    return this.guard.clear(tx, this.guard.keyOf(accountName, userName));
  }
}
