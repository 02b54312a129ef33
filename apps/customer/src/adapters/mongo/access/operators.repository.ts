import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { User } from '../../../domain/user';
import { Operators } from '../../../ports/access/operators';
import type { Page } from '../../../ports/accounts';
import { COLLECTIONS, type KeyDocument, type SessionDocument, type UserDocument } from '../collections';

@Injectable()
export class OperatorsRepository extends Operators {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async list(accountId: string, { offset, limit }: Page): Promise<{ count: number; users: User[] }> {
    const [count, documents] = await Promise.all([
      this.users().countDocuments({ accountId }),
      this.users().find({ accountId }).sort({ nameKey: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { count: Number(count), users: documents.map(userOf) };
  }

  override async setPermissions(tx: Tx, accountId: string, userId: string, permissions: readonly string[]): Promise<User | undefined> {
    const filter = { _id: userId, accountId };
    const before = await this.users(tx).findOne(filter, { session: tx.session });
    if (before) await this.users(tx).updateOne(filter, { $set: { permissions: [...permissions] } }, { session: tx.session });
    return before ? userOf(before) : undefined;
  }

  override async setPassword(tx: Tx, accountId: string, userId: string, passwordHash: string): Promise<User | undefined> {
    const options = { session: tx.session };
    const document = await this.users(tx).findOneAndUpdate({ _id: userId, accountId }, { $set: { passwordHash } }, options);
    return document ? userOf(document) : undefined;
  }

  override async remove(tx: Tx, accountId: string, userId: string): Promise<User | undefined> {
    const before = await this.users(tx).findOne({ _id: userId, accountId }, { session: tx.session });
    if (!before) return undefined;
    const options = { session: tx.session };
    await tx.collection<KeyDocument>(COLLECTIONS.keys).deleteMany({ accountId, userId }, options);
    await tx.collection<SessionDocument>(COLLECTIONS.sessions).deleteMany({ accountId, userId }, options);
    await this.users(tx).deleteOne({ _id: userId, accountId }, options);
    return userOf(before);
  }

  private users(tx?: Tx) {
    return (tx ?? this.store).collection<UserDocument>(COLLECTIONS.users);
  }
}

function userOf({ _id, nameKey: _key, passwordHash: _hash, ...user }: UserDocument): User {
  return { id: _id, ...user };
}
