import { BillingModule } from '../../../../apps/billing/src/billing.module';
import { runHalting } from './run-halting';

void runHalting('billing', BillingModule);
