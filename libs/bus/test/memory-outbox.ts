import type { OutboxRow, OutboxStore, StoredEvent } from '../src';

/** An outbox in memory, with the lease and fencing of a real one. */
export class MemoryOutbox implements OutboxStore {
  rows: OutboxRow[] = [];
  reads = 0;
  private holder: { owner: string; epoch: number; until: number } | undefined;
  private listener: () => void = () => undefined;

  commit(...events: StoredEvent[]): void {
    this.rows.push({ position: (this.rows.at(-1)?.position ?? 0) + 1, events });
  }

  wake(): void {
    this.listener();
  }

  async acquire(owner: string, ttlMs: number): Promise<number | undefined> {
    const now = performance.now();
    if (this.holder && this.holder.owner !== owner && this.holder.until > now) return undefined;
    const epoch = this.holder?.owner === owner ? this.holder.epoch : (this.holder?.epoch ?? 0) + 1;
    this.holder = { owner, epoch, until: now + ttlMs };
    return epoch;
  }

  async release(owner: string): Promise<void> {
    if (this.holder?.owner === owner) this.holder.until = 0;
  }

  async read(limit: number): Promise<OutboxRow[]> {
    this.reads++;
    return this.rows.slice(0, limit);
  }

  async remove(positions: number[], epoch: number): Promise<boolean> {
    if (this.holder?.epoch !== epoch) return false;
    this.rows = this.rows.filter(({ position }) => !positions.includes(position));
    return true;
  }

  onWake(listener: () => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  async backlog(): Promise<number> {
    return this.rows.length;
  }
}
