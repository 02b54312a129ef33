import { setTimeout as sleep } from 'node:timers/promises';

/** Waiting times that double from `firstMs` to `longestMs`, each drawn at random from its upper half, so that rivals part. */
export class BackOff {
  private span: number;

  constructor(
    firstMs: number,
    private readonly longestMs: number,
  ) {
    this.span = firstMs;
  }

  async wait(): Promise<void> {
    const ms = this.span * (0.5 + Math.random() / 2);
    this.span = Math.min(this.span * 2, this.longestMs);
    await sleep(ms);
  }
}
