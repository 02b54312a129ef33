import { silentStoreLogger, type StoreLogger } from '../connection/types';
import type { Grant, Lease } from './lease';

export interface SweeperOptions {
  readonly name: string;
  readonly lease: Lease;
  readonly intervalMs: number;
  /** How long another replica waits after a holder died; 30 s unless told. */
  readonly ttlMs?: number;
  readonly log?: StoreLogger;
}

/** Does recurring work in one replica at a time. A failure is logged and the next turn tries again. */
export class Sweeper {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = true;

  constructor(
    private readonly options: SweeperOptions,
    private readonly work: (grant: Grant) => Promise<void>,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.plan();
  }

  /** Waits for a running turn to end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  /** One turn at once: true when it was this replica's and went well. */
  async sweep(): Promise<boolean> {
    const { name, lease, ttlMs = 30_000, log = silentStoreLogger } = this.options;
    try {
      return await lease.runExclusively(name, ttlMs, this.work);
    } catch (error) {
      log.error({ sweeper: name, err: error }, 'A sweep failed; the next one tries again');
      return false;
    }
  }

  private plan(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.turn = this.sweep().then(() => this.plan());
    }, jittered(this.options.intervalMs));
    this.timer.unref();
  }
}

/** Between 80% and 120%, so that replicas and sweepers do not all begin at once. */
function jittered(ms: number): number {
  return ms * (0.8 + Math.random() * 0.4);
}
