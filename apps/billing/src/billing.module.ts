import { Module } from '@nestjs/common';
import { PlatformModule } from '@pc/platform';
import { AuditController } from './api/audit.controller';

@Module({ imports: [PlatformModule.forService('billing')], controllers: [AuditController] })
export class BillingModule {}
