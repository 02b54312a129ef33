import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { adapters, controllers, remoteAdapters, useCases } from './certification.providers';
import { FirstStart } from './first-start';
import { CERTIFICATION_SETTINGS } from './ports/settings';
import { loadCertificationSettings } from './settings';

@Module({
  imports: [ServiceModule.of('certification')],
  controllers,
  providers: [
    ...adapters,
    ...remoteAdapters,
    ...useCases,
    FirstStart,
    { provide: CERTIFICATION_SETTINGS, useFactory: () => loadCertificationSettings() },
  ],
})
export class CertificationModule {}
