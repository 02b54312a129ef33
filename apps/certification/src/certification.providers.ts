import type { Provider, Type } from '@nestjs/common';
import { OperationLog } from '@pc/store';
import { CustomerDirectory } from './adapters/bus/customer-directory';
import { CustomersRepository } from './adapters/mongo/customers.repository';
import { PlatformsRepository } from './adapters/mongo/platforms.repository';
import { RealnameAuthsRepository } from './adapters/mongo/realname-auths.repository';
import { AuditController } from './api/audit.controller';
import { CustomerEventsController } from './api/customer-events.controller';
import { PlatformsController } from './api/platforms.controller';
import { RealnameController } from './api/realname.controller';
import { Customers } from './ports/customers';
import { Directory } from './ports/directory';
import { Platforms } from './ports/platforms';
import { RealnameAuths } from './ports/realname-auths';
import { CheckBucket } from './use-cases/buckets/check-bucket.use-case';
import { FollowCustomers } from './use-cases/follow-customers/follow-customers.use-case';
import { GetRealnameStatus } from './use-cases/get-realname-status/get-realname-status.use-case';
import { LearnCustomer } from './use-cases/learn-customer/learn-customer';
import { VerifyAccount } from './use-cases/verify-account/verify-account.use-case';

export const controllers: Type[] = [AuditController, CustomerEventsController, PlatformsController, RealnameController];

export const adapters: Provider[] = [
  OperationLog,
  { provide: Platforms, useClass: PlatformsRepository },
  { provide: Customers, useClass: CustomersRepository },
  { provide: RealnameAuths, useClass: RealnameAuthsRepository },
];

export const remoteAdapters: Provider[] = [{ provide: Directory, useClass: CustomerDirectory }];

export const useCases: Provider[] = [CheckBucket, FollowCustomers, LearnCustomer, GetRealnameStatus, VerifyAccount];
