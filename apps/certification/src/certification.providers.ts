import type { Provider, Type } from '@nestjs/common';
import { PlatformsRepository } from './adapters/mongo/platforms.repository';
import { AuditController } from './api/audit.controller';
import { PlatformsController } from './api/platforms.controller';
import { FirstStart } from './first-start';
import { Platforms } from './ports/platforms';
import { CheckBucket } from './use-cases/buckets/check-bucket.use-case';

export const controllers: Type[] = [AuditController, PlatformsController];

export const providers: Provider[] = [{ provide: Platforms, useClass: PlatformsRepository }, CheckBucket, FirstStart];
