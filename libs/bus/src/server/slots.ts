/** Bounds how much runs side by side; who comes first is served first. */
export class Slots {
  private readonly queue: Array<() => void> = [];

  constructor(private free: number) {}

  async use<R>(work: () => Promise<R>): Promise<R> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    }
  }
}
