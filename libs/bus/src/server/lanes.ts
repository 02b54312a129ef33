import type { BatchOptions } from './decorators';

export interface LaneTask {
  /** Tasks of one lane run one after the other; a task without a lane waits for none. */
  readonly lane: string | undefined;
  /** Waiting tasks of one lane and one pattern may run together when `batch` is set. */
  readonly pattern: string;
  readonly batch: Required<BatchOptions> | undefined;
}

/** How long an idle lane remembers how many came together. */
const MEMORY_MS = 1_000;

/**
 * Runs tasks in order within a lane and side by side across lanes. What gathers in a lane while its previous batch
 * runs becomes the next batch (group commit, architecture 4.5).
 */
export class Lanes<T extends LaneTask> {
  private readonly lanes = new Map<string, Lane<T>>();

  /** `run` must not reject. */
  constructor(private readonly run: (tasks: T[]) => Promise<void>) {}

  submit(task: T): void {
    if (task.lane === undefined) {
      void this.run([task]);
      return;
    }
    const lane = this.lanes.get(task.lane) ?? new Lane<T>();
    this.lanes.set(task.lane, lane);
    lane.add(task);
    if (!lane.busy) void this.work(task.lane, lane);
  }

  private async work(name: string, lane: Lane<T>): Promise<void> {
    lane.busy = true;
    await lane.gather();
    while (lane.length > 0) {
      const tasks = lane.take();
      await this.run(tasks);
      lane.finished(tasks.length);
    }
    lane.busy = false;
    if (lane.expected > 1) this.forgetLater(name, lane);
    else this.lanes.delete(name);
  }

  private forgetLater(name: string, lane: Lane<T>): void {
    lane.forget ??= setTimeout(() => {
      lane.forget = undefined;
      if (lane.busy) return;
      if (this.lanes.get(name) === lane) this.lanes.delete(name);
    }, MEMORY_MS).unref();
  }
}

class Lane<T extends LaneTask> {
  busy = false;
  /** How many the last round brought together: the callers that are around. */
  expected = 1;
  forget: NodeJS.Timeout | undefined;
  private readonly queue: T[] = [];
  private arrived: (() => void) | undefined;

  get length(): number {
    return this.queue.length;
  }

  add(task: T): void {
    this.queue.push(task);
    this.arrived?.();
  }

  /** The head of the queue, with all that directly follow it and may run together with it. */
  take(): T[] {
    const head = this.queue[0]!;
    if (!head.batch) return this.queue.splice(0, 1);
    const end = this.queue.findIndex(({ pattern }) => pattern !== head.pattern);
    return this.queue.splice(0, Math.min(head.batch.max, end < 0 ? this.queue.length : end));
  }

  finished(count: number): void {
    this.expected = count + this.queue.length;
  }

  /**
   * Waits for company when the last round had some: callers whose answers went out together come back together.
   * Ends when as many are there, when nobody came for a quarter of the time, or when the time is over.
   */
  async gather(): Promise<void> {
    const { batch } = this.queue[0]!;
    const wanted = Math.min(this.expected, batch?.max ?? 1);
    if (!batch || batch.waitMs <= 0 || this.queue.length >= wanted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const quietMs = Math.max(1, batch.waitMs / 4);
    const limit = setTimeout(resolve, batch.waitMs);
    let quiet = setTimeout(resolve, quietMs);
    this.arrived = () => {
      clearTimeout(quiet);
      if (this.queue.length >= wanted) resolve();
      else quiet = setTimeout(resolve, quietMs);
    };
    await promise;
    this.arrived = undefined;
    clearTimeout(limit);
    clearTimeout(quiet);
  }
}
