import type { OutboxRow, OutboxStore } from '@pc/bus';
import { OUTBOX } from '../connection/own-collections';
import type { StoreConnection } from '../connection/store-connection';
import { LeaseTable } from '../leases/lease-table';
import type { Clock } from '@pc/kernel';
import { outboxRow, type OutboxDocument } from '../transactions/event-row';
import { WakeSignal } from './wake-signal';

export interface MongoOutboxOptions {
  /** That of the unit of work. */
  readonly wake?: WakeSignal;
  readonly clock?: Clock;
}

/** The outbox of a service's database, for the relay of libs/bus. */
export class MongoOutbox implements OutboxStore {
  private readonly leases: LeaseTable;
  private readonly wake: WakeSignal;
  /** Whether there is reason to expect rows; else a look without a transaction comes first, which costs an idle store little. */
  private expecting = true;

  constructor(
    private readonly store: StoreConnection,
    options: MongoOutboxOptions = {},
  ) {
    this.leases = new LeaseTable(store, options.clock);
    this.wake = options.wake ?? new WakeSignal();
    this.wake.onRing(() => (this.expecting = true));
  }

  acquire(owner: string, ttlMs: number): Promise<number | undefined> {
    return this.leases.acquire(OUTBOX, owner, ttlMs);
  }

  release(owner: string): Promise<void> {
    return this.leases.release(OUTBOX, owner);
  }

  async read(limit: number): Promise<OutboxRow[]> {
    if (!this.expecting && !(await this.rows.findOne({}, { projection: { _id: 1 } }))) return [];
    this.expecting = false;
    const rows = await this.readSnapshot(limit);
    if (rows.length === limit) this.expecting = true;
    return rows;
  }

  /**
   * Whoever removes has published before, so a takeover between check and removal loses nothing.
   * The check keeps a relay that was replaced from going on.
   */
  async remove(positions: number[], epoch: number): Promise<boolean> {
    if (!(await this.leases.isCurrent(OUTBOX, epoch))) return false;
    await this.rows.deleteMany({ _id: { $in: positions } });
    return true;
  }

  onWake(listener: () => void): () => void {
    return this.wake.onRing(listener);
  }

  backlog(): Promise<number> {
    return this.rows.estimatedDocumentCount();
  }

  /**
   * All rows from one snapshot: a scan that commits run past could show an aggregate's later event without the one before it,
   * which would then be published too late.
   */
  private readSnapshot(limit: number): Promise<OutboxRow[]> {
    return this.store.withTransaction(async (session) => {
      const rows = await this.rows.find({}, { session }).sort({ _id: 1 }).limit(limit).toArray();
      return rows.map(outboxRow);
    });
  }

  private get rows() {
    return this.store.collection<OutboxDocument>(OUTBOX);
  }
}
