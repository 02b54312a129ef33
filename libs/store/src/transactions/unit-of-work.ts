import { systemClock, type Clock, type TickSequence } from '@pc/kernel';
import { BackOff } from '../connection/back-off';
import { Collision, isDuplicateKey, isTransientStoreError } from '../connection/faults';
import { INBOX } from '../connection/own-collections';
import type { StoreConnection } from '../connection/store-connection';
import { silentStoreLogger, type StoreLogger } from '../connection/types';
import { WakeSignal } from '../outbox/wake-signal';
import { commit } from './commit';
import { Transaction } from './transaction';
import type { Tx } from './tx';

/** A double that is there after so many attempts is no race. */
const MOST_DOUBLES = 3;

export interface UnitOfWorkOptions {
  /** Shared by all that makes ids or positions in this process. */
  readonly ticks: TickSequence;
  readonly clock?: Clock;
  /** Rings after a commit with events; hand it to the outbox too. */
  readonly wake?: WakeSignal;
  /** How long attempts go on; 10 s unless told. */
  readonly timeLimitMs?: number;
  readonly log?: StoreLogger;
  /** Told of every attempt that has to be repeated, for metrics. */
  readonly onRetry?: (error: unknown) => void;
}

/**
 * Runs work in one transaction: what it writes, its events and its answer come together or not at all (architecture 5).
 * The work may run several times and must have no effect of its own outside the transaction.
 */
export class UnitOfWork {
  readonly wake: WakeSignal;
  private readonly clock: Clock;
  private readonly log: StoreLogger;

  constructor(
    private readonly store: StoreConnection,
    private readonly options: UnitOfWorkOptions,
  ) {
    this.wake = options.wake ?? new WakeSignal();
    this.clock = options.clock ?? systemClock;
    this.log = options.log ?? silentStoreLogger;
  }

  /** Throws what the work throws; after `timeLimitMs` of conflicts or of a store that is away, the last of these. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const end = Date.now() + (this.options.timeLimitMs ?? 10_000);
    const backOff = new BackOff(2, 250);
    for (let doubles = 0; ;) {
      const attempt = await this.attempt(work, end);
      if (attempt.done) return attempt.value;
      if (isDuplicateKey(attempt.error)) doubles++;
      if (Date.now() >= end || doubles > MOST_DOUBLES) throw attempt.error;
      this.options.onRetry?.(attempt.error);
      await backOff.wait();
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, end: number): Promise<Attempt<T>> {
    let committing = false;
    try {
      return await this.store.withTransaction(async (session) => {
        const transaction = new Transaction(this.store, session, this.options.ticks, this.clock.now());
        const value = await work(transaction);
        if (transaction.isDiscarded) return { done: true, value };
        await transaction.flush();
        committing = true;
        if (!(await commit(this.store, transaction, end))) return { done: false, error: new Collision('The commit met a conflict') };
        this.committed(transaction);
        return { done: true, value };
      });
    } catch (error) {
      if (committing || !this.mayRepeat(error)) throw error;
      return { done: false, error };
    }
  }

  /**
   * A key that another replica took at the same moment is looked at again, and ids are drawn anew. One that the inbox
   * holds stays taken: there the stored answer is wanted, not another attempt.
   */
  private mayRepeat(error: unknown): boolean {
    if (error instanceof Collision) return error.collection !== INBOX;
    return isTransientStoreError(error) || isDuplicateKey(error);
  }

  private committed(transaction: Transaction): void {
    if (transaction.hasEvents) this.wake.ring();
    for (const listener of transaction.afterCommit) {
      try {
        listener();
      } catch (error) {
        this.log.error({ err: error }, 'What should follow a commit failed; the commit stands');
      }
    }
  }
}

type Attempt<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly error: unknown };
