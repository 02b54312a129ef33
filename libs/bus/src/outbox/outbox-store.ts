/** An event as the outbox keeps it. `topic` is logical; `data` is JSON. */
export interface StoredEvent {
  readonly id: string;
  readonly topic: string;
  readonly type: string;
  readonly subject: string;
  readonly version: number;
  readonly time: string;
  readonly data: string;
  readonly traceparent?: string;
}

/** The events of one transaction. */
export interface OutboxRow {
  readonly position: number;
  readonly events: readonly StoredEvent[];
}

/** Where the relay finds what it has to publish (architecture 5). */
export interface OutboxStore {
  /** Takes or renews the lease for `ttlMs`; its fencing epoch, or undefined when another owner has it. */
  acquire(owner: string, ttlMs: number): Promise<number | undefined>;
  release(owner: string): Promise<void>;
  /** Rows in the order of their positions, which is the order of each aggregate's events. */
  read(limit: number): Promise<OutboxRow[]>;
  /** False, with nothing removed, when the lease has gone to somebody with a higher epoch. */
  remove(positions: number[], epoch: number): Promise<boolean>;
  /** Calls the listener when there may be something to publish; a hint, never the only way. Returns what ends it. */
  onWake(listener: () => void): () => void;
  /** Rows that wait. */
  backlog(): Promise<number>;
}
