import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { StoreConnection, type Tx, UnitOfWork } from '@pc/store';
import type { Arrival, BrowserProof, LoginRequest } from '../../../domain/sso/login';
import { Logins } from '../../../ports/sso/logins';
import { SSO_COLLECTIONS } from './collections';

type RequestDocument = Omit<LoginRequest, 'relayHash'> & { _id: string };
type ArrivalDocument = Omit<Arrival, 'arrivalHash'> & { _id: string };
interface Expiring {
  _id: string;
  expiresAt: Date;
}
type TriesDocument = Expiring & { count: number };

/** What is over is not found, whether the store has removed it yet or not. */
@Injectable()
export class LoginsRepository extends Logins {
  constructor(
    private readonly store: StoreConnection,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override async addRequest(tx: Tx, { relayHash, ...request }: LoginRequest): Promise<void> {
    await tx.collection<RequestDocument>(SSO_COLLECTIONS.requests).insertOne({ _id: relayHash, ...request }, { session: tx.session });
  }

  override async findRequest(relayHash: string): Promise<LoginRequest | undefined> {
    const document = await this.store.collection<RequestDocument>(SSO_COLLECTIONS.requests).findOne({ _id: relayHash });
    if (!document || document.expiresAt <= this.clock.now()) return undefined;
    const { _id, ...request } = document;
    return { relayHash: _id, ...request };
  }

  override async takeRequest(tx: Tx, relayHash: string): Promise<boolean> {
    const requests = tx.collection<RequestDocument>(SSO_COLLECTIONS.requests);
    const { deletedCount } = await requests.deleteOne({ _id: relayHash, expiresAt: { $gt: tx.now } }, { session: tx.session });
    return deletedCount === 1;
  }

  override async useAssertion(tx: Tx, provider: string, assertionId: string, until: Date): Promise<boolean> {
    const used = tx.collection<Expiring>(SSO_COLLECTIONS.assertions);
    const _id = `${provider}\n${assertionId}`;
    if (await used.findOne({ _id }, { session: tx.session })) return false;
    await used.insertOne({ _id, expiresAt: until }, { session: tx.session });
    return true;
  }

  override async addArrival(tx: Tx, { arrivalHash, ...arrival }: Arrival): Promise<void> {
    await this.arrivals(tx).insertOne({ _id: arrivalHash, ...arrival }, { session: tx.session });
  }

  override async findArrival({ arrivalHash, ticketHash }: BrowserProof, tx?: Tx): Promise<Arrival | undefined> {
    const document = await this.arrivals(tx).findOne({ _id: arrivalHash, ticketHash }, tx && { session: tx.session });
    if (!document || document.expiresAt <= (tx?.now ?? this.clock.now())) return undefined;
    const { _id, ...arrival } = document;
    return { arrivalHash: _id, ...arrival };
  }

  override async removeArrival(tx: Tx, { arrivalHash, ticketHash }: BrowserProof): Promise<void> {
    await this.arrivals(tx).deleteOne({ _id: arrivalHash, ticketHash }, { session: tx.session });
  }

  /** Read and written in one transaction, so that tries at the same moment are told apart. */
  override countTry(arrivalHash: string, limit: number, now: Date, until: Date): Promise<boolean> {
    return this.work.run(async (tx) => {
      const tries = tx.collection<TriesDocument>(SSO_COLLECTIONS.tries);
      const known = await tries.findOne({ _id: arrivalHash }, { session: tx.session });
      const living = known && known.expiresAt > now ? known : undefined;
      if (living && living.count >= limit) return false;
      const next = { count: (living?.count ?? 0) + 1, expiresAt: living?.expiresAt ?? until };
      await tries.replaceOne({ _id: arrivalHash }, next, { session: tx.session, upsert: true });
      return true;
    });
  }

  private arrivals(tx?: Tx) {
    return (tx ?? this.store).collection<ArrivalDocument>(SSO_COLLECTIONS.arrivals);
  }
}
