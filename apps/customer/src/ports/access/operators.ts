import type { Tx } from '@pc/store';
import type { User } from '../../domain/user';
import type { Page } from '../accounts';

/** The users of one account; those of another are as if they were not there. */
export abstract class Operators {
  /** By name. */
  abstract list(accountId: string, page: Page): Promise<{ count: number; users: User[] }>;
  /** The user as it was before; undefined: there is none. */
  abstract setPermissions(tx: Tx, accountId: string, userId: string, permissions: readonly string[]): Promise<User | undefined>;
  /** The user; undefined: there is none. */
  abstract setPassword(tx: Tx, accountId: string, userId: string, passwordHash: string): Promise<User | undefined>;
  /** Removes the user with its keys and sessions; undefined: there is none. Its tokens have no holder any longer. */
  abstract remove(tx: Tx, accountId: string, userId: string): Promise<User | undefined>;
}
