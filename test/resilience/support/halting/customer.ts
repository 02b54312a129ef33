import { CustomerModule } from '../../../../apps/customer/src/customer.module';
import { PendingAssociations } from '../../../../apps/customer/src/ports/pending-associations';
import type { Halts } from './halts';
import { runHalting } from './run-halting';
import { step } from './steps';

/** No message begins the second step of a registration (customers 4.34). */
function haltPendings(pendings: PendingAssociations, halts: Halts): void {
  const find = pendings.find.bind(pendings);
  pendings.find = async (tx, customerId) => {
    const pending = await find(tx, customerId);
    if (pending) await halts.at(step('associating'), pending);
    return pending;
  };
}

void runHalting('customer', CustomerModule, (part, halts) => haltPendings(part(PendingAssociations), halts));
