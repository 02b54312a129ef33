import { Injectable } from '@nestjs/common';
import { Collision, fuzzy, StoreConnection, type Tx } from '@pc/store';
import type { Reseller } from '../../../domain/account';
import { nameKey } from '../../../domain/account-name';
import type { ResellerInvitation } from '../../../domain/resellers/joining';
import type { Page } from '../../../ports/accounts';
import { type ResellerFilter, Resellers } from '../../../ports/resellers';
import { AccountMapper } from '../account.mapper';
import { COLLECTIONS, type AccountDocument, type ResellerInvitationDocument } from '../collections';

@Injectable()
export class ResellersRepository extends Resellers {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: AccountMapper,
  ) {
    super();
  }

  /** A distributor's resellers are few: what it searches in them is looked at here. */
  override async page(distributorId: string, wanted: ResellerFilter, { offset, limit }: Page) {
    const filter = {
      distributorId,
      state: { $ne: 'LEFT' },
      ...(wanted.id !== undefined && { _id: wanted.id }),
      ...(wanted.namePart !== undefined && { nameKey: fuzzy(nameKey(wanted.namePart)) }),
    };
    const documents = await this.store
      .collection<AccountDocument>(COLLECTIONS.accounts)
      .find(filter as never, { projection: { passwordHash: 0 } })
      .toArray();
    const found = documents
      .map((document) => this.mapper.fromDocument(document) as Reseller)
      .filter((reseller) => isWithin(reseller, wanted));
    const ordered = found.toSorted((a, b) => joinedOn(b) - joinedOn(a) || (a.id < b.id ? -1 : 1));
    return { count: found.length, resellers: ordered.slice(offset, offset + limit) };
  }

  override async addInvitation(tx: Tx, { id, ...invitation }: ResellerInvitation): Promise<void> {
    await this.invitations(tx).insertOne({ _id: id, ...invitation }, { session: tx.session });
  }

  override async findInvitation(tx: Tx, tokenHash: string): Promise<ResellerInvitation | undefined> {
    const found = await this.invitations(tx).findOne({ tokenHash }, { session: tx.session });
    if (!found) return undefined;
    const { _id, ...invitation } = found;
    return { id: _id, ...invitation };
  }

  override async useInvitation(tx: Tx, id: string, accountId: string): Promise<void> {
    const guard = { _id: id, usedBy: { $exists: false } };
    const { matchedCount } = await this.invitations(tx).updateOne(guard, { $set: { usedBy: accountId } }, { session: tx.session });
    if (matchedCount === 0) throw new Collision('The invitation was used at the same moment');
  }

  private invitations(tx: Tx) {
    return tx.collection<ResellerInvitationDocument>(COLLECTIONS.resellerInvitations);
  }
}

/** In whole seconds, as it is shown. */
const joinedOn = ({ joinedOn, createdAt }: Reseller) => Math.floor((joinedOn ?? createdAt).getTime() / 1000) * 1000;

function isWithin(reseller: Reseller, { joinedFrom, joinedTo }: ResellerFilter): boolean {
  const time = joinedOn(reseller);
  return time >= (joinedFrom?.getTime() ?? -Infinity) && time <= (joinedTo?.getTime() ?? Infinity);
}
