import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { adapters, controllers, remoteAdapters, useCases } from './certification.providers';
import { FirstStart } from './first-start';

@Module({ imports: [ServiceModule.of('certification')], controllers, providers: [...adapters, ...remoteAdapters, ...useCases, FirstStart] })
export class CertificationModule {}
