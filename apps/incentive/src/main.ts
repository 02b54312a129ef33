import { bootstrapService } from '@pc/platform';
import { IncentiveModule } from './incentive.module';

void bootstrapService({ service: 'incentive', module: IncentiveModule });
