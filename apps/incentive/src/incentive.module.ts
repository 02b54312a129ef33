import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { BillingEventsController } from './api/billing-events.controller';
import { AllotmentsController } from './api/allotments.controller';
import { CouponsController } from './api/coupons.controller';
import { CustomerEventsController } from './api/customer-events.controller';
import { OperationsController } from './api/operations.controller';
import { PaymentsController } from './api/payments.controller';
import { QueriesController } from './api/queries.controller';
import { QuotasController } from './api/quotas.controller';
import { WhitelistsController } from './api/whitelists.controller';
import { Background } from './background';
import { adapters, remoteAdapters, useCases } from './incentive.providers';
import { INCENTIVE_SETTINGS } from './ports/settings';
import { loadIncentiveSettings } from './settings';

@Module({
  imports: [ServiceModule.of('incentive')],
  controllers: [
    CouponsController,
    QuotasController,
    AllotmentsController,
    WhitelistsController,
    QueriesController,
    OperationsController,
    PaymentsController,
    CustomerEventsController,
    BillingEventsController,
  ],
  providers: [
    ...adapters,
    ...remoteAdapters,
    ...useCases,
    Background,
    { provide: INCENTIVE_SETTINGS, useFactory: () => loadIncentiveSettings() },
  ],
})
export class IncentiveModule {}
