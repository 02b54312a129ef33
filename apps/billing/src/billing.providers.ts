import type { Provider, Type } from '@nestjs/common';
import { CustomersRepository } from './adapters/mongo/customers.repository';
import { AuditController } from './api/audit.controller';
import { CustomerEventsController } from './api/customer-events.controller';
import { StandingController } from './api/standing.controller';
import { UnlinkController } from './api/unlink.controller';
import { FirstStart } from './first-start';
import { Customers } from './ports/customers';
import { SettleAssociation } from './use-cases/settle-association/settle-association.use-case';
import { Unlink } from './use-cases/unlink/unlink.use-case';

export const controllers: Type[] = [AuditController, StandingController, UnlinkController, CustomerEventsController];

export const providers: Provider[] = [{ provide: Customers, useClass: CustomersRepository }, Unlink, SettleAssociation, FirstStart];
