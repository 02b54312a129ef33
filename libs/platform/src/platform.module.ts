import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { ServiceName } from '@pc/contracts';
import { loadConfig } from './config';
import { processProviders } from './process.providers';
import { serviceProviders } from './service.providers';
import { serviceSettings, type ProcessSettings } from './settings';

/** What every process gets the same way. Import it once, in the root module; the rest injects. */
@Global()
@Module({})
export class PlatformModule {
  /** For a service that owns a database; its settings come from the environment when the process starts. */
  static forService(service: ServiceName): DynamicModule {
    return of([...processProviders(service, () => loadConfig(serviceSettings)), ...serviceProviders(service)]);
  }

  /** For a process without a database. */
  static forProcess(name: string, settings: ProcessSettings): DynamicModule {
    return of(processProviders(name, () => settings));
  }
}

function of(providers: Provider[]): DynamicModule {
  return { module: PlatformModule, providers, exports: providers };
}
