import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { AccessKey } from '../../domain/access-key';
import { nameKey } from '../../domain/account-name';
import type { Token } from '../../domain/token';
import type { User } from '../../domain/user';
import type { LoginHolder } from '../../ports/access/sessions';
import { Credentials } from '../../ports/credentials';
import { COLLECTIONS, type KeyDocument, type TokenDocument, type UserDocument } from './collections';

@Injectable()
export class CredentialsRepository extends Credentials {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async addKey(tx: Tx, { accessKey, ...key }: AccessKey, sealedSecretKey: string): Promise<void> {
    await this.keys(tx).insertOne({ _id: accessKey, ...key, sealedSecretKey }, { session: tx.session });
  }

  override async findKey(accessKey: string): Promise<{ key: AccessKey; sealedSecretKey: string } | undefined> {
    const document = await this.keys().findOne({ _id: accessKey });
    return document ? { key: keyOf(document), sealedSecretKey: document.sealedSecretKey } : undefined;
  }

  override async keysOf(accountId: string, tx?: Tx): Promise<AccessKey[]> {
    const documents = await this.keys(tx)
      .find({ accountId }, tx && { session: tx.session })
      .sort({ createdAt: 1, _id: 1 })
      .toArray();
    return documents.map(keyOf);
  }

  override async removeKey(tx: Tx, accountId: string, accessKey: string): Promise<boolean> {
    const { deletedCount } = await this.keys(tx).deleteOne({ _id: accessKey, accountId }, { session: tx.session });
    return deletedCount === 1;
  }

  override async removeKeys(tx: Tx, accountId: string): Promise<void> {
    await this.keys(tx).deleteMany({ accountId }, { session: tx.session });
  }

  override async addUser(tx: Tx, { id, ...user }: User, passwordHash: string): Promise<void> {
    await this.users(tx).insertOne({ _id: id, ...user, nameKey: nameKey(user.name), passwordHash }, { session: tx.session });
  }

  override async findUser(id: string): Promise<User | undefined> {
    const document = await this.users().findOne({ _id: id });
    return document ? userOf(document) : undefined;
  }

  override async findUserLogin(accountId: string, name: string, tx?: Tx): Promise<{ user: User; passwordHash: string } | undefined> {
    const document = await this.users(tx).findOne({ accountId, nameKey: nameKey(name) }, tx && { session: tx.session });
    return document ? { user: userOf(document), passwordHash: document.passwordHash } : undefined;
  }

  override async addToken(tx: Tx, { hash, ...token }: Token): Promise<void> {
    await this.tokens(tx).insertOne({ _id: hash, ...token }, { session: tx.session });
  }

  override async findToken(hash: string): Promise<Token | undefined> {
    const document = await this.tokens().findOne({ _id: hash });
    if (!document) return undefined;
    const { _id, ...token } = document;
    return { hash: _id, ...token };
  }

  override async removeTokens(tx: Tx, { accountId, userId }: LoginHolder): Promise<void> {
    const own = { accountId, userId: userId ?? { $exists: false }, assumed: { $exists: false } };
    await this.tokens(tx).deleteMany(own, { session: tx.session });
  }

  private keys(tx?: Tx) {
    return (tx ?? this.store).collection<KeyDocument>(COLLECTIONS.keys);
  }

  private users(tx?: Tx) {
    return (tx ?? this.store).collection<UserDocument>(COLLECTIONS.users);
  }

  private tokens(tx?: Tx) {
    return (tx ?? this.store).collection<TokenDocument>(COLLECTIONS.tokens);
  }
}

function keyOf({ _id, sealedSecretKey: _sealed, ...key }: KeyDocument): AccessKey {
  return { accessKey: _id, ...key };
}

function userOf({ _id, nameKey: _key, passwordHash: _hash, ...user }: UserDocument): User {
  return { id: _id, ...user };
}
