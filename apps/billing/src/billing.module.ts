import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { AuditController } from './api/audit.controller';

@Module({ imports: [ServiceModule.of('billing')], controllers: [AuditController] })
export class BillingModule {}
