import { Injectable } from '@nestjs/common';
import { certification as contracts, type DataOf } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { SealedField, StoreConnection, type Tx } from '@pc/store';
import { isTold, notAuthenticated, type RealnameAuth } from '../../domain/realname-auth';
import { RealnameAuths, type RealnameStatus } from '../../ports/realname-auths';
import { REALNAME_AUTHS, type RealnameAuthDocument } from './collections';

@Injectable()
export class RealnameAuthsRepository extends RealnameAuths {
  private readonly numbers: SealedField;

  constructor(
    private readonly store: StoreConnection,
    sealer: Sealer,
  ) {
    super();
    this.numbers = new SealedField(sealer, 'realname.number', { searchable: true });
  }

  override async statusOf(customerId: string): Promise<RealnameStatus> {
    const projection = { status: 1, type: 1, version: 1 };
    const found = await this.store.collection<RealnameAuthDocument>(REALNAME_AUTHS).findOne({ _id: customerId }, { projection });
    return found ? { status: found.status, type: found.type, version: found.version } : { status: -1, type: -1, version: 0 };
  }

  override async countVerified(number: string, except: string): Promise<number> {
    const filter = { status: 2 as const, ...this.numbers.matching('identity.number', number), 'identity.type': 0, _id: { $ne: except } };
    return this.store.collection<RealnameAuthDocument>(REALNAME_AUTHS).countDocuments(filter);
  }

  override async load(tx: Tx, customerId: string): Promise<RealnameAuth> {
    const stored = await this.stored(tx, customerId);
    return stored ? this.authOf(stored) : notAuthenticated(customerId);
  }

  override async save(tx: Tx, before: RealnameAuth, after: RealnameAuth): Promise<void> {
    const { customerId, status, type, identity, underReview } = after;
    const stored = await this.stored(tx, customerId);
    if (stored) tx.observe(stored.position);
    const { version = 0, changes = 0 } = stored ?? {};
    const document: Omit<RealnameAuthDocument, '_id'> = {
      status,
      type,
      ...(identity && { identity: { ...identity, number: this.numbers.seal(identity.number).toStore() } }),
      ...(underReview !== undefined && { underReview }),
      version: isTold(before, after) ? version + 1 : version,
      position: tx.position(),
      changes: changes + 1,
    };
    await auths(tx).replaceOne({ _id: customerId }, document, { session: tx.session, upsert: true });
    if (isTold(before, after)) tx.emit(contracts.realnameChanged, document.version, tidings(after));
  }

  private stored(tx: Tx, customerId: string): Promise<RealnameAuthDocument | null> {
    return auths(tx).findOne({ _id: customerId }, { session: tx.session });
  }

  private authOf({ _id: customerId, status, type, identity, underReview }: RealnameAuthDocument): RealnameAuth {
    const opened = identity && { ...identity, number: this.numbers.load(identity.number).reveal() };
    return { customerId, status, type, ...(opened && { identity: opened }), ...(underReview !== undefined && { underReview }) };
  }
}

const auths = (tx: Tx) => tx.collection<RealnameAuthDocument>(REALNAME_AUTHS);

/** RN-26: no numbers. */
function tidings({ customerId, status, type, identity }: RealnameAuth): DataOf<typeof contracts.realnameChanged> {
  return {
    customer_id: customerId,
    verified_status: `${status}`,
    verified_type: type,
    ...(identity && { verified_name: identity.name }),
  };
}
