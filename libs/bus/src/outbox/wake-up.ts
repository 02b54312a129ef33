/** A wait that a signal ends early; a signal during work is not lost. */
export class WakeUp {
  private signalled = false;
  private wake: (() => void) | undefined;

  now(): void {
    this.signalled = true;
    this.wake?.();
  }

  /** Waits at most `ms`, and not at all when there was a signal since the last wait. */
  async within(ms: number): Promise<void> {
    if (!this.signalled && ms > 0) await this.pause(ms);
    this.signalled = false;
  }

  /** Waits `ms` whatever was signalled before; a signal during the wait still ends it. */
  async after(ms: number): Promise<void> {
    this.signalled = false;
    await this.within(ms);
  }

  private async pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.wake = resolve;
    await promise;
    this.wake = undefined;
    clearTimeout(timer);
  }
}
