import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields, silentLogger, type BusLogger } from '../logger';
import { noMetrics, type BusMetrics } from '../metrics';
import type { OutboxRow, OutboxStore, StoredEvent } from './outbox-store';
import { WakeUp } from './wake-up';

export interface RelayOptions {
  /** Names this relay among those of the service's replicas. */
  readonly owner: string;
  /** A dead relay is replaced after this time; 5 s unless told. */
  readonly leaseMs?: number;
  /** Longest time between two looks into an idle outbox, for what other replicas commit; 100 ms unless told. */
  readonly idleMs?: number;
  /** Shortest time between two rounds while many events come; 100 ms unless told. */
  readonly gatherMs?: number;
  /** Rows of one batch; 500 unless told. */
  readonly batchRows?: number;
  readonly logger?: BusLogger;
  readonly metrics?: BusMetrics;
}

/** Where the relay sends to. */
export interface Publisher {
  publish(events: readonly StoredEvent[]): Promise<void>;
}

interface Lease {
  readonly epoch: number;
  /** On the monotonic clock, which also runs while the process stands still. */
  readonly validUntil: number;
}

const FAILURE_DELAY_MS = 250;
/** A round with so many is one of a busy time: what gathers until the next costs the store and the broker one round, not several. */
const MANY_EVENTS = 16;
/** What is published between two looks at the lease: well within it. */
const EVENTS_AT_ONCE = 1_000;

/**
 * Brings what the transactions of a service left in its outbox to the bus (architecture 5). One relay of the service
 * works at a time; it removes a batch when the broker has it and only then sends the next, so a successor repeats
 * at most one batch, and each aggregate's events keep their order.
 */
export class OutboxRelay {
  private readonly wake = new WakeUp();
  private readonly leaseMs: number;
  private readonly idleMs: number;
  private readonly gatherMs: number;
  private readonly batchRows: number;
  private readonly logger: BusLogger;
  private readonly metrics: BusMetrics;
  private lease: Lease | undefined;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly publisher: Publisher,
    private readonly store: OutboxStore,
    private readonly options: RelayOptions,
  ) {
    this.leaseMs = options.leaseMs ?? 5_000;
    this.idleMs = options.idleMs ?? 100;
    this.gatherMs = options.gatherMs ?? 100;
    this.batchRows = options.batchRows ?? 500;
    this.logger = options.logger ?? silentLogger;
    this.metrics = options.metrics ?? noMetrics;
  }

  start(): void {
    this.running ??= this.work();
  }

  /** Finishes the batch under way and hands the lease over. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake.now();
    await this.running;
  }

  private async work(): Promise<void> {
    const forget = this.store.onWake(() => this.wake.now());
    while (!this.stopping.signal.aborted) {
      try {
        await this.wake.within(await this.turn());
      } catch (error) {
        this.lease = undefined;
        this.logger.warn({ relay: this.options.owner, ...errorFields(error) }, 'The outbox could not be relayed, trying again');
        await this.wake.after(FAILURE_DELAY_MS);
      }
    }
    forget();
    await this.store
      .release(this.options.owner)
      .catch((error: unknown) => this.logger.warn(errorFields(error), 'The lease of the outbox was left to expire'));
  }

  /** Publishes one batch; how long to wait then, unless there is a wake-up. */
  private async turn(): Promise<number> {
    const began = performance.now();
    const lease = await this.holdLease();
    if (!lease) return this.leaseMs / 3;
    const rows = await this.store.read(this.batchRows);
    if (rows.length === 0) return this.idleMs;
    for (const slice of slicesOf(rows)) if (!(await this.relay(slice))) return 0;
    if (rows.length >= this.batchRows) return 0;
    if (countEvents(rows) >= MANY_EVENTS) await this.pause(began + this.gatherMs - performance.now());
    return this.idleMs;
  }

  private async pause(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  /** Publishes and removes while the lease is surely held, however much there is; false when it is not. */
  private async relay(rows: readonly OutboxRow[]): Promise<boolean> {
    const lease = await this.holdLease();
    if (!lease || performance.now() >= lease.validUntil) return false;
    const { epoch } = lease;
    const events = rows.flatMap((row) => row.events);
    await this.publisher.publish(events);
    const removed = await this.store.remove(
      rows.map(({ position }) => position),
      epoch,
    );
    this.metrics.published(events.length);
    if (removed) return true;
    this.lease = undefined;
    this.logger.warn({ relay: this.options.owner, epoch }, 'Another relay has taken over');
    return false;
  }

  /** Counts the lease from before it was asked for, so that it never seems longer than it is. */
  private async holdLease(): Promise<Lease | undefined> {
    const now = performance.now();
    if (this.lease && now < this.lease.validUntil - this.leaseMs / 2) return this.lease;
    const epoch = await this.store.acquire(this.options.owner, this.leaseMs);
    const held = epoch === undefined ? undefined : { epoch, validUntil: now + this.leaseMs };
    if (held && held.epoch !== this.lease?.epoch) this.logger.info({ relay: this.options.owner, epoch }, 'This relay serves the outbox');
    this.lease = held;
    return held;
  }
}

function countEvents(rows: readonly OutboxRow[]): number {
  return rows.reduce((count, { events }) => count + events.length, 0);
}

/** Cuts rows, never a row itself, so that a slice holds about as many events as are published at once. */
function* slicesOf(rows: readonly OutboxRow[]): Generator<OutboxRow[]> {
  let slice: OutboxRow[] = [];
  let events = 0;
  for (const row of rows) {
    if (slice.length > 0 && events + row.events.length > EVENTS_AT_ONCE) {
      yield slice;
      slice = [];
      events = 0;
    }
    slice.push(row);
    events += row.events.length;
  }
  if (slice.length > 0) yield slice;
}
