import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { adapters, controllers, remoteAdapters, useCases } from './billing.providers';
import { FirstStart } from './first-start';

@Module({
  imports: [ServiceModule.of('billing')],
  controllers,
  providers: [...adapters, ...remoteAdapters, ...useCases, FirstStart],
})
export class BillingModule {}
