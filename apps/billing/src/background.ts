import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, Sweeper } from '@pc/store';
import { BILLING_SETTINGS, type BillingSettings } from './ports/settings';
import { ExpireOrders } from './use-cases/expire-orders/expire-orders.use-case';
import { FinishPayments } from './use-cases/pay/finish-payments.use-case';

/** What goes on by itself: the end of orders that nobody paid in time (billing 5.1), and of payments whose process is gone (billing SG-1). */
@Injectable()
export class Background extends RecurringWork {
  constructor(
    lease: Lease,
    expireOrders: ExpireOrders,
    finishPayments: FinishPayments,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(BILLING_SETTINGS) { orderSweepMs, paymentSweepMs }: BillingSettings,
  ) {
    super(
      new Sweeper({ name: 'expire-orders', lease, intervalMs: orderSweepMs, log }, async (grant) => {
        const expired = await expireOrders.execute(clock.now(), grant);
        if (expired > 0) log.info({ expired }, 'Orders that were not paid in time were cancelled');
      }),
      new Sweeper({ name: 'finish-payments', lease, intervalMs: paymentSweepMs, log }, () => finishPayments.execute(clock.now())),
    );
  }
}
