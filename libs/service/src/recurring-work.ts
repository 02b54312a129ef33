import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Sweeper } from '@pc/store';

/** What goes on by itself from when the service has started until it ends; a turn that runs is waited for. */
export abstract class RecurringWork implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sweepers: readonly Sweeper[];

  protected constructor(...sweepers: readonly Sweeper[]) {
    this.sweepers = sweepers;
  }

  onApplicationBootstrap(): void {
    for (const sweeper of this.sweepers) sweeper.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.sweepers.map((sweeper) => sweeper.stop()));
  }
}
