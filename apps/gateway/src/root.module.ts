import { type DynamicModule, Module } from '@nestjs/common';
import { KafkaBusServer } from '@pc/bus';
import { busOptions, HealthRegistry, LOGGER, type Logger, PlatformModule } from '@pc/platform';
import type { GatewaySettings } from './config';
import { GatewayModule } from './gateway.module';

/** The HTTP API with the real bus behind it. */
@Module({})
export class RootModule {
  static with(settings: GatewaySettings): DynamicModule {
    const events = {
      provide: KafkaBusServer,
      inject: [LOGGER, HealthRegistry],
      useFactory: (logger: Logger, health: HealthRegistry) => {
        // Every gateway has copies of credentials, so every one must hear that one was revoked.
        const server = new KafkaBusServer({ ...busOptions(settings, logger), service: 'gateway', audience: 'process' });
        health.register('events', () => server.readiness());
        return server;
      },
    };
    return {
      module: RootModule,
      imports: [PlatformModule.forProcess('gateway', () => settings), GatewayModule.with(settings)],
      providers: [events],
    };
  }
}
