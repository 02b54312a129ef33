import { bootstrapService } from '@pc/platform';
import { BillingModule } from './billing.module';

void bootstrapService({ service: 'billing', module: BillingModule });
