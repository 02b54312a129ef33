import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { PendingAssociations, type PendingState } from '../../../ports/pending-associations';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';

const LOOK_EVERY_MS = 20;
/** What the answer needs to reach the caller before its deadline. */
const WAY_BACK_MS = 1_000;

/** Waits until a registered customer is associated (customers 4.30). Whoever does it, here or in another replica, the store tells. */
@Injectable()
export class AwaitAssociation {
  constructor(
    private readonly pendings: PendingAssociations,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  /** `PENDING` when it is not known in time; the association may follow all the same. */
  async execute(customerId: string, deadline: number): Promise<PendingState['state']> {
    const limit = Math.min(this.settings.associationWaitMs, deadline - Date.now() - WAY_BACK_MS);
    const over = limit > 0 ? AbortSignal.timeout(limit) : AbortSignal.abort();
    for (;;) {
      const { state } = await this.pendings.stateOf(customerId);
      if (state !== 'PENDING' || over.aborted) return state;
      await sleep(LOOK_EVERY_MS);
    }
  }
}
