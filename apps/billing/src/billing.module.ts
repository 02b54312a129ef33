import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { controllers, providers } from './billing.providers';

@Module({ imports: [ServiceModule.of('billing')], controllers, providers })
export class BillingModule {}
