import { bootstrapService } from '@pc/service';
import { CertificationModule } from './certification.module';

void bootstrapService({ service: 'certification', module: CertificationModule });
