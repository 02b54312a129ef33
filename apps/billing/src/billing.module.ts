import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { adapters, controllers, remoteAdapters, useCases } from './billing.providers';
import { Background } from './background';
import { FirstStart } from './first-start';
import { BILLING_SETTINGS } from './ports/settings';
import { loadBillingSettings } from './settings';

@Module({
  imports: [ServiceModule.of('billing')],
  controllers,
  providers: [
    ...adapters,
    ...remoteAdapters,
    ...useCases,
    FirstStart,
    Background,
    { provide: BILLING_SETTINGS, useFactory: () => loadBillingSettings() },
  ],
})
export class BillingModule {}
