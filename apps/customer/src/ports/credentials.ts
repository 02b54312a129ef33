import type { Tx } from '@pc/store';
import type { AccessKey } from '../domain/access-key';
import type { Token } from '../domain/token';
import type { User } from '../domain/user';
import type { LoginHolder } from './access/sessions';

/** Access keys, IAM users and tokens; secrets go in and out sealed or hashed only. */
export abstract class Credentials {
  abstract addKey(tx: Tx, key: AccessKey, sealedSecretKey: string): Promise<void>;
  abstract findKey(accessKey: string): Promise<{ key: AccessKey; sealedSecretKey: string } | undefined>;
  abstract keysOf(accountId: string, tx?: Tx): Promise<AccessKey[]>;
  /** False when the account has no such key. */
  abstract removeKey(tx: Tx, accountId: string, accessKey: string): Promise<boolean>;
  /** All keys of an account, those of its users too. */
  abstract removeKeys(tx: Tx, accountId: string): Promise<void>;

  /** The name must be free within the account. */
  abstract addUser(tx: Tx, user: User, passwordHash: string): Promise<void>;
  abstract findUser(id: string): Promise<User | undefined>;
  abstract findUserLogin(accountId: string, name: string, tx?: Tx): Promise<{ user: User; passwordHash: string } | undefined>;

  abstract addToken(tx: Tx, token: Token): Promise<void>;
  abstract findToken(hash: string): Promise<Token | undefined>;
  /** Those that the holder got by its password; not those by which partners act in its place. */
  abstract removeTokens(tx: Tx, holder: LoginHolder): Promise<void>;
}
