import { bootstrapService } from '@pc/service';
import { IncentiveModule } from './incentive.module';

void bootstrapService({ service: 'incentive', module: IncentiveModule });
