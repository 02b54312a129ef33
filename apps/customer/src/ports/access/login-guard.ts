import type { Tx } from '@pc/store';
import type { LoginFailures } from '../../domain/access/login-failures';

/** Remembers wrong passwords under the keyed hash of the names that were tried. */
export abstract class LoginGuard {
  abstract keyOf(accountName: string, userName: string): string;
  abstract find(tx: Tx, key: string): Promise<LoginFailures>;
  abstract save(tx: Tx, key: string, failures: LoginFailures): Promise<void>;
  abstract clear(tx: Tx, key: string): Promise<void>;
}
