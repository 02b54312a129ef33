import { bootstrapService } from '@pc/service';
import { BillingModule } from './billing.module';

void bootstrapService({ service: 'billing', module: BillingModule });
