import { bootstrapService } from '@pc/platform';
import { CertificationModule } from './certification.module';

void bootstrapService({ service: 'certification', module: CertificationModule });
