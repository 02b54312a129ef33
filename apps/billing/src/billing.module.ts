import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { AuditController } from './api/audit.controller';
import { StandingController } from './api/standing.controller';

@Module({ imports: [ServiceModule.of('billing')], controllers: [AuditController, StandingController] })
export class BillingModule {}
