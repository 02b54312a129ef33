import type { StoredEvent } from '@pc/bus';
import type { DataOf, EventContract } from '@pc/contracts';
import { newHexId, type TickSequence } from '@pc/kernel';
import { Collision, isDuplicateKey, StoreFault } from '../connection/faults';
import { COMMITS, OUTBOX } from '../connection/own-collections';
import type { StoreConnection } from '../connection/store-connection';
import type { ClientSession, Collection, Row } from '../connection/types';
import { outboxDocument, outboxRows, ROWS_AT_MOST, storedEvent } from './event-row';
import type { Tx } from './tx';

/** One attempt of a unit of work. */
export class Transaction implements Tx {
  readonly id = newHexId();
  private readonly events: StoredEvent[] = [];
  private readonly listeners: Array<() => void> = [];
  private taken: number | undefined;
  private markedIn: string | undefined;
  private discarded = false;

  constructor(
    private readonly store: StoreConnection,
    readonly session: ClientSession,
    private readonly ticks: TickSequence,
    readonly now: Date,
  ) {}

  collection<T extends Row = Row>(name: string): Collection<T> {
    return this.store.collection<T>(name);
  }

  tick(): number {
    return this.ticks.next();
  }

  observe(position: number): void {
    this.ticks.observe(position);
    // An aggregate may already carry the lower position, which would put its next event before this one: start over.
    if (this.taken !== undefined && position >= this.taken)
      throw new StoreFault('A position was observed after a lower one had been taken');
  }

  position(): number {
    if (this.taken === undefined) for (let i = 0; i < ROWS_AT_MOST; i++) this.taken = this.ticks.next();
    return this.taken!;
  }

  emit<E extends EventContract>(contract: E, version: number, data: DataOf<E>, traceparent?: string): void {
    this.events.push(storedEvent({ contract, version, data, time: this.now, traceparent }));
  }

  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  discard(): void {
    this.discarded = true;
  }

  async mark(collection: string, fields: Row): Promise<void> {
    if (this.markedIn) throw new Error('A transaction is marked once');
    await this.insert(collection, [{ _id: this.id, ...fields }]);
    this.markedIn = collection;
  }

  get isDiscarded(): boolean {
    return this.discarded;
  }

  get hasEvents(): boolean {
    return this.events.length > 0;
  }

  /** The collection of the document that proves the commit. */
  get marker(): string {
    return this.markedIn ?? COMMITS;
  }

  get afterCommit(): ReadonlyArray<() => void> {
    return this.listeners;
  }

  /** Writes what was gathered; the last thing before the commit. */
  async flush(): Promise<void> {
    if (this.hasEvents) {
      const rows = outboxRows(this.events, this.position());
      await this.insert(OUTBOX, rows.map(outboxDocument));
    }
    if (!this.markedIn) await this.mark(COMMITS, { at: this.now });
  }

  /** Two replicas may come to the same position, twins to the same key; who is second looks again. */
  private async insert(collection: string, rows: Row[]): Promise<void> {
    try {
      await this.store.collection(collection).insertMany(rows, { session: this.session });
    } catch (error) {
      if (isDuplicateKey(error))
        throw new Collision(`Another transaction took the same key in ${collection}`, collection, { cause: error });
      throw error;
    }
  }
}
