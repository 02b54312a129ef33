import { systemClock, type Clock } from '@pc/kernel';
import { isDuplicateKey } from '../connection/faults';
import { LEASES } from '../connection/own-collections';
import type { StoreConnection } from '../connection/store-connection';
import type { ClientSession } from '../connection/types';

interface LeaseRow {
  _id: string;
  owner: string;
  /** Rises with every change of owner: the fencing token. */
  epoch: number;
  until: Date;
}

const NOBODY = '';

/**
 * Who may do what only one replica may do. The clocks of replicas decide when a lease has run out, so two may hold one
 * for as long as their clocks differ; the epoch tells the older one.
 */
export class LeaseTable {
  constructor(
    private readonly store: StoreConnection,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Takes the lease, or renews it for its owner: the epoch; undefined while it is another's. */
  async acquire(name: string, owner: string, ttlMs: number): Promise<number | undefined> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + ttlMs);
    const held = await this.rows.findOne({ _id: name });
    if (!held) return this.first({ _id: name, owner, epoch: 1, until });
    const seen = { _id: name, owner: held.owner, epoch: held.epoch };
    if (held.owner === owner) return this.change(seen, { $set: { until } }, held.epoch);
    if (held.until > now) return undefined;
    return this.change({ ...seen, until: held.until }, { $set: { owner, until }, $inc: { epoch: 1 } }, held.epoch + 1);
  }

  /** False when the lease is no longer this owner's. Never takes it from another. */
  async renew(name: string, owner: string, epoch: number, ttlMs: number): Promise<boolean> {
    const until = new Date(this.clock.now().getTime() + ttlMs);
    const result = await this.rows.updateOne({ _id: name, owner, epoch }, { $set: { until } });
    return result.matchedCount === 1;
  }

  /** The row stays, so that epochs never begin again. */
  async release(name: string, owner: string): Promise<void> {
    await this.rows.updateOne({ _id: name, owner }, { $set: { owner: NOBODY, until: new Date(0) } });
  }

  async isCurrent(name: string, epoch: number): Promise<boolean> {
    const held = await this.rows.findOne({ _id: name, epoch, owner: { $ne: NOBODY } });
    return held !== null;
  }

  /** Ties a transaction to the lease: false when it is lost, and the commit conflicts when it gets lost before. */
  async hold(name: string, epoch: number, session: ClientSession): Promise<boolean> {
    const result = await this.rows.updateOne({ _id: name, epoch, owner: { $ne: NOBODY } }, { $inc: { uses: 1 } }, { session });
    return result.matchedCount === 1;
  }

  private async first(row: LeaseRow): Promise<number | undefined> {
    try {
      await this.rows.insertOne(row);
      return row.epoch;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  private async change(seen: Partial<LeaseRow>, update: object, epoch: number): Promise<number | undefined> {
    const result = await this.rows.updateOne(seen, update);
    return result.matchedCount === 1 ? epoch : undefined;
  }

  private get rows() {
    return this.store.collection<LeaseRow & { uses?: number }>(LEASES);
  }
}
