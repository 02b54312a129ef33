import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@pc/contracts';
import { loadConfig, PlatformModule } from '@pc/platform';
import { serviceProviders } from './service.providers';
import { serviceSettings } from './settings';

/** What every service that owns a database gets the same way. Import it once, in the root module; the rest injects. */
@Global()
@Module({})
export class ServiceModule {
  /** Settings come from the environment when the process starts. */
  static of(service: ServiceName): DynamicModule {
    const providers = serviceProviders(service);
    const platform = PlatformModule.forProcess(service, () => loadConfig(serviceSettings));
    return { module: ServiceModule, imports: [platform], providers, exports: providers };
  }
}
