import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { adapters, controllers, remoteAdapters, useCases } from './customer.providers';
import { AssociationBackground } from './association-background';
import { FirstStart } from './first-start';
import { NoticeDispatch } from './notice-dispatch';
import { CUSTOMER_SETTINGS } from './ports/settings';
import { loadCustomerSettings } from './settings';

@Module({
  imports: [ServiceModule.of('customer')],
  controllers,
  providers: [
    ...adapters,
    ...remoteAdapters,
    ...useCases,
    FirstStart,
    NoticeDispatch,
    AssociationBackground,
    { provide: CUSTOMER_SETTINGS, useFactory: () => loadCustomerSettings() },
  ],
})
export class CustomerModule {}
