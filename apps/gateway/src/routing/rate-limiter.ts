import type { Clock } from '@pc/kernel';

/**
 * Counts requests in fixed windows of one second, one counter an operation and source address and one an operation
 * and parent account; a refused request is not counted (api 6, 7.12). The counters are those of one gateway process.
 */
export class RateLimiter {
  private second = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly overrides: ReadonlyMap<string, number>,
  ) {}

  /** Whether the sources are below the limit; counts nothing. */
  hasRoom(operation: string, rate: number, sources: readonly string[]): boolean {
    this.startWindow();
    const limit = this.overrides.get(operation) ?? rate;
    return sources.every((source) => (this.counts.get(`${operation} ${source}`) ?? 0) < limit);
  }

  /** Counts the request; false when one of its sources has reached the limit. */
  admit(operation: string, rate: number, sources: readonly string[]): boolean {
    if (!this.hasRoom(operation, rate, sources)) return false;
    for (const key of sources.map((source) => `${operation} ${source}`)) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    return true;
  }

  private startWindow(): void {
    const second = Math.floor(this.clock.now().getTime() / 1000);
    if (second === this.second) return;
    this.second = second;
    this.counts.clear();
  }
}
