import { Injectable } from '@nestjs/common';
import { refuse, Sealer, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { afterFailure, isLocked } from '../../../domain/access/login-failures';
import type { Account } from '../../../domain/account';
import { nameKey } from '../../../domain/account-name';
import { isLetIn } from '../../../domain/token';
import type { User } from '../../../domain/user';
import { LoginGuard } from '../../../ports/access/login-guard';
import { Accounts } from '../../../ports/accounts';
import { Credentials } from '../../../ports/credentials';
import { Secrets } from '../../../ports/secrets';

export interface LoginWish {
  readonly accountName: string;
  /** The account's own name stands for the main account. */
  readonly userName: string;
  /** Sealed for `password`. */
  readonly sealedPassword: string;
}

/** Who logged in: the main account, or a user of it. */
export interface Subject {
  readonly account: Account;
  readonly user?: User;
}

/** Whose password was found right, which takes its time and so came before the transaction. */
export interface Proven extends Subject {
  readonly passwordHash: string;
}

/**
 * Name and password, for tokens (api 3.1) and sessions (customers 10.11) alike. Every refusal is the same and takes the same time,
 * the one of a locked user too; wrong tries for names that do not exist are counted like others.
 */
@Injectable()
export class Login {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly guard: LoginGuard,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
  ) {}

  /** `enter` writes what the login is for; the lock is decided in the same transaction. */
  async execute<T>(wish: LoginWish, enter: (tx: Tx, proven: Proven) => Promise<T>): Promise<T | Refusal> {
    const proven = await this.prove(wish);
    const key = this.guard.keyOf(wish.accountName, wish.userName);
    return this.work.run(async (tx) => {
      const failures = await this.guard.find(tx, key);
      if (isLocked(failures, tx.now)) return refuse('APIGW.0301');
      if (proven) await this.accounts.lock(tx, proven.account.id);
      if (!proven || !(await this.stillHolds(tx, proven))) {
        await this.guard.save(tx, key, afterFailure(failures, tx.now));
        return refuse('APIGW.0301');
      }
      if (failures.at.length > 0) await this.guard.clear(tx, key);
      return enter(tx, proven);
    });
  }

  /**
   * customers 10.5: whether the password is still the one, and its holder still there. Only to be relied upon where `tx` changes the
   * account, as whatever ends logins does: of a login and such a change at the same moment the login comes first, and ends with the
   * others, or is refused.
   */
  async stillHolds(tx: Tx, { account: { id, name }, user, passwordHash }: Proven): Promise<boolean> {
    const account = await this.accounts.find(id, tx);
    const current = user ? await this.credentials.findUserLogin(id, user.name, tx) : await this.accounts.findLogin(name, tx);
    return account !== undefined && isLetIn(account) && current?.passwordHash === passwordHash;
  }

  private async prove({ accountName, userName, sealedPassword }: LoginWish): Promise<Proven | undefined> {
    const login = await this.accounts.findLogin(accountName);
    const userLogin = await this.credentials.findUserLogin(login?.account.id ?? '', userName);
    const isMain = nameKey(userName) === nameKey(accountName);
    const passwordHash = isMain ? login?.passwordHash : userLogin?.passwordHash;
    const right = await this.secrets.verifyPassword(this.sealer.open(sealedPassword, 'password'), passwordHash);
    if (!right || passwordHash === undefined || !login || !isLetIn(login.account)) return undefined;
    return { account: login.account, ...(!isMain && userLogin && { user: userLogin.user }), passwordHash };
  }
}
