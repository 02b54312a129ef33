import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { controllers, providers } from './certification.providers';

@Module({ imports: [ServiceModule.of('certification')], controllers, providers })
export class CertificationModule {}
