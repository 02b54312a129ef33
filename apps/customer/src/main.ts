import { bootstrapService } from '@pc/platform';
import { CustomerModule } from './customer.module';

void bootstrapService({ service: 'customer', module: CustomerModule });
