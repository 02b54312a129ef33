import { bootstrapService } from '@pc/service';
import { CustomerModule } from './customer.module';

void bootstrapService({ service: 'customer', module: CustomerModule });
