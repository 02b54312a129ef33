import { Global, Module, type DynamicModule } from '@nestjs/common';
import { processProviders } from './process.providers';
import type { ProcessSettings } from './settings';

/** What every process gets the same way. Import it once, in the root module; the rest injects. Services get it through `ServiceModule`. */
@Global()
@Module({})
export class PlatformModule {
  /** `settings` is asked when the process starts; what it throws ends the start. */
  static forProcess(name: string, settings: () => ProcessSettings): DynamicModule {
    const providers = processProviders(name, settings);
    return { module: PlatformModule, providers, exports: providers };
  }
}
