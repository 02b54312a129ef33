import { newHexId, type Clock } from '@pc/kernel';
import { StoreFault } from '../connection/faults';
import type { StoreConnection } from '../connection/store-connection';
import type { Tx } from '../transactions/tx';
import { LeaseTable } from './lease-table';

/** What a holder of a lease gets. */
export interface Grant {
  readonly epoch: number;
  /** Aborted as soon as the lease is lost; long work looks at it between its steps. */
  readonly signal: AbortSignal;
  /** Lets the transaction come through only while the lease is held; throws when it is lost. */
  fence(tx: Tx): Promise<void>;
}

export interface LeaseOptions {
  /** Name of this replica; random unless told. */
  readonly owner?: string;
  readonly clock?: Clock;
}

/** Work that one replica does at a time, such as a sweeper's. */
export class Lease {
  private readonly table: LeaseTable;
  private readonly owner: string;
  private readonly running = new Set<string>();

  constructor(store: StoreConnection, { owner = newHexId(), clock }: LeaseOptions = {}) {
    this.table = new LeaseTable(store, clock);
    this.owner = owner;
  }

  /** Runs the work under the lease, which is renewed meanwhile; false, without running it, when another has the lease. */
  async runExclusively(name: string, ttlMs: number, work: (grant: Grant) => Promise<void>): Promise<boolean> {
    if (this.running.has(name)) return false;
    this.running.add(name);
    try {
      const epoch = await this.table.acquire(name, this.owner, ttlMs);
      if (epoch === undefined) return false;
      await this.runHolding(name, ttlMs, epoch, work);
      return true;
    } finally {
      this.running.delete(name);
    }
  }

  private async runHolding(name: string, ttlMs: number, epoch: number, work: (grant: Grant) => Promise<void>): Promise<void> {
    const lost = new AbortController();
    const renewal = setInterval(() => void this.renew(name, ttlMs, epoch, lost), ttlMs / 3);
    renewal.unref();
    try {
      await work({ epoch, signal: lost.signal, fence: (tx) => this.fence(name, epoch, tx) });
    } finally {
      clearInterval(renewal);
      if (!lost.signal.aborted) await this.table.release(name, this.owner);
    }
  }

  private async renew(name: string, ttlMs: number, epoch: number, lost: AbortController): Promise<void> {
    try {
      if (!(await this.table.renew(name, this.owner, epoch, ttlMs))) lost.abort();
    } catch {
      // Not renewed is not lost: the next turn tries again, and `fence` guards what is written.
    }
  }

  private async fence(name: string, epoch: number, tx: Tx): Promise<void> {
    if (!(await this.table.hold(name, epoch, tx.session))) throw new LeaseLost(name);
  }
}

/** Another replica has taken the lease over. */
export class LeaseLost extends StoreFault {
  override readonly name = 'LeaseLost';

  constructor(lease: string) {
    super(`The lease ${lease} has gone to another replica`);
  }
}
