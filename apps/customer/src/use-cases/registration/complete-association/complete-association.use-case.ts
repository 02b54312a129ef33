import { Inject, Injectable } from '@nestjs/common';
import { newHexId } from '@pc/kernel';
import { LOGGER, type Logger } from '@pc/platform';
import { UnitOfWork, type Tx } from '@pc/store';
import { decideCompletion, type PendingAssociation } from '../../../domain/registration/pending-association';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { PendingAssociations } from '../../../ports/pending-associations';
import { ResolveTarget } from '../../resolve-target/resolve-target';

const BATCH = 100;

/** The second step of a registration (customers 4.34): carried out once, whoever begins it and however often. */
@Injectable()
export class CompleteAssociation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pendings: PendingAssociations,
    private readonly accounts: Accounts,
    private readonly resolveTarget: ResolveTarget,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Begins at once and waits for nothing; what fails is found by the next `sweep`. */
  begin(customerId: string): void {
    void this.attempt(customerId);
  }

  async execute(customerId: string): Promise<void> {
    const refused = await this.unitOfWork.run(async (tx) => {
      const pending = await this.pendings.find(tx, customerId);
      return pending && this.complete(tx, pending);
    });
    if (refused !== undefined) this.log.warn({ customerId, code: refused }, 'A registered customer was not associated with its partner');
  }

  /** Those that wait since before this moment, for whoever began them is gone. Gives their number; one that fails stops no other. */
  async sweep(before: Date, signal: AbortSignal): Promise<number> {
    const waiting = await this.pendings.waiting(before, BATCH);
    for (const customerId of waiting) {
      if (signal.aborted) break;
      await this.attempt(customerId);
    }
    return waiting.length;
  }

  private attempt(customerId: string): Promise<void> {
    return this.execute(customerId).catch((error: unknown) =>
      this.log.warn({ customerId, err: error }, 'A registered customer could not be associated now; it is tried again'),
    );
  }

  private async complete(tx: Tx, pending: PendingAssociation): Promise<string | undefined> {
    const { customerId, partnerId, indirectPartnerId } = pending;
    const found = await this.resolveTarget.execute(tx, { partner_id: partnerId, indirect_partner_id: indirectPartnerId });
    const target = found ?? refuseUnknown('partner_id');
    let refused: string | undefined;
    await this.accounts.update(tx, 'CUSTOMER', customerId, (customer) => {
      const completion = decideCompletion(customer, target, pending, { newId: newHexId(), now: tx.now });
      refused = completion.refused;
      return completion.events;
    });
    await this.pendings.settle(tx, customerId, refused);
    return refused;
  }
}
