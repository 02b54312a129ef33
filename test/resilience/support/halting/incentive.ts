import { IncentiveModule } from '../../../../apps/incentive/src/incentive.module';
import { runHalting } from './run-halting';

void runHalting('incentive', IncentiveModule);
