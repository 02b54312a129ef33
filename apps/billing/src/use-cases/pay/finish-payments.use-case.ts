import { Inject, Injectable } from '@nestjs/common';
import { refuse } from '@pc/kernel';
import { LOGGER, type Logger } from '@pc/platform';
import { UnitOfWork } from '@pc/store';
import { Payments } from '../../ports/payments';
import { Provisioning, ProvisioningSilent } from '../../ports/provisioning';
import { GiveUpPayment } from './give-up-payment';
import { PaymentParts } from './payment-parts';

const AT_ONCE = 20;
const CANCEL_MS = 3_000;

/** Brings payments to their end that nobody works on any more (billing SG-1): before the pivot back, after it forward. */
@Injectable()
export class FinishPayments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: Payments,
    private readonly parts: PaymentParts,
    private readonly giveUpPayment: GiveUpPayment,
    private readonly provisioning: Provisioning,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** One that fails stops no other. */
  async execute(now: Date): Promise<void> {
    for (const id of await this.payments.abandoned(now, AT_ONCE))
      await this.tried(id, () => this.giveUpPayment.execute(id, refuse('PCB.0504'), Date.now() + CANCEL_MS));
    for (const id of await this.payments.unprovisioned(AT_ONCE)) await this.provision(id);
  }

  /** Step 7: the provisioning system is told of the order; what comes of it is reported (billing OR-11). */
  provision(id: string): Promise<void> {
    return this.tried(id, async () => {
      const claimed = await this.unitOfWork.run(async (tx) => {
        tx.discard();
        const payment = await this.payments.find(tx, id);
        return payment?.provisioning === 'DUE' ? this.parts.claimed(tx, payment) : undefined;
      });
      if (!claimed) return;
      await this.provisioning.start(claimed.payment, claimed.order);
      await this.unitOfWork.run((tx) => this.payments.save(tx, { ...claimed.payment, provisioning: 'STARTED' }));
    });
  }

  private async tried(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ProvisioningSilent) this.log.warn({ payment: id }, 'The provisioning system does not answer; it is asked again');
      else this.log.error({ err: error, payment: id }, 'A payment could not be brought to its end; it is tried again');
    }
  }
}
