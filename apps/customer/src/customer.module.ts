import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { CredentialsController } from './api/credentials.controller';
import { PartiesController } from './api/parties.controller';
import { PartnerStateController } from './api/partner-state.controller';
import { QueriesController } from './api/queries.controller';
import { adapters, useCases } from './customer.providers';
import { FirstStart } from './first-start';
import { CUSTOMER_SETTINGS } from './ports/settings';
import { loadCustomerSettings } from './settings';

@Module({
  imports: [ServiceModule.of('customer')],
  controllers: [PartiesController, CredentialsController, QueriesController, PartnerStateController],
  providers: [...adapters, ...useCases, FirstStart, { provide: CUSTOMER_SETTINGS, useFactory: () => loadCustomerSettings() }],
})
export class CustomerModule {}
