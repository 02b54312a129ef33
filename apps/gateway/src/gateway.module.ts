import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { AccessGuard } from './access/access.guard';
import { Authenticator } from './access/authenticator';
import { CredentialEventsController } from './access/credential-events.controller';
import { CredentialCache } from './access/credential-cache';
import { CredentialDirectory } from './access/credential-directory';
import { GATEWAY_SETTINGS, type GatewaySettings } from './config';
import { CONTROLLERS } from './http';
import { OpenApiDocument } from './openapi/document';
import { ErrorFilter } from './routing/error.filter';
import { PermissionCatalogue } from './routing/permission-catalogue';
import { RateLimiter } from './routing/rate-limiter';
import { RouteTable } from './routing/route-table';
import { Services } from './routing/services';
import { RequestHooks } from './server/request-hooks';

/** The HTTP API. Bus, log, clock and metrics come from the platform's module. */
@Module({})
export class GatewayModule {
  static with(settings: GatewaySettings): DynamicModule {
    return {
      module: GatewayModule,
      imports: [DiscoveryModule],
      controllers: [...CONTROLLERS, CredentialEventsController],
      providers: [
        { provide: GATEWAY_SETTINGS, useValue: settings },
        { provide: RateLimiter, useFactory: (clock: Clock) => new RateLimiter(clock, settings.RATE_LIMIT_OVERRIDES), inject: [CLOCK] },
        {
          provide: CredentialCache,
          useFactory: (clock: Clock) => new CredentialCache(clock, settings.CREDENTIAL_CACHE_MS),
          inject: [CLOCK],
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ErrorFilter },
        Authenticator,
        CredentialDirectory,
        OpenApiDocument,
        PermissionCatalogue,
        RequestHooks,
        RouteTable,
        Services,
      ],
    };
  }
}
