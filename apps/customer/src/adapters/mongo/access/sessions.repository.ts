import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { Session } from '../../../domain/access/session';
import { Sessions, type LoginHolder } from '../../../ports/access/sessions';
import { COLLECTIONS, type SessionDocument } from '../collections';

@Injectable()
export class SessionsRepository extends Sessions {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async add(tx: Tx, { hash, ...session }: Session): Promise<void> {
    await this.sessions(tx).insertOne({ _id: hash, ...session }, { session: tx.session });
  }

  override async find(hash: string): Promise<Session | undefined> {
    const document = await this.sessions().findOne({ _id: hash });
    if (!document) return undefined;
    const { _id, ...session } = document;
    return { hash: _id, ...session };
  }

  override async touch(hash: string, at: Date): Promise<void> {
    await this.sessions().updateOne({ _id: hash, lastUsedAt: { $lt: at } }, { $set: { lastUsedAt: at } });
  }

  override async remove(tx: Tx, hash: string): Promise<boolean> {
    const { deletedCount } = await this.sessions(tx).deleteOne({ _id: hash }, { session: tx.session });
    return deletedCount === 1;
  }

  override async removeOthers(tx: Tx, { accountId, userId }: LoginHolder, except?: string): Promise<string[]> {
    const ofHolder = { accountId, userId: userId ?? { $exists: false } };
    const found = await this.sessions(tx)
      .find(ofHolder, { session: tx.session, projection: { _id: 1 } })
      .toArray();
    const ended = found.map(({ _id }) => _id).filter((hash) => hash !== except);
    if (ended.length > 0) await this.sessions(tx).deleteMany({ _id: { $in: ended } }, { session: tx.session });
    return ended;
  }

  private sessions(tx?: Tx) {
    return (tx ?? this.store).collection<SessionDocument>(COLLECTIONS.sessions);
  }
}
