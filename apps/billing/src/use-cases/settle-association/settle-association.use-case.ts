import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { billing, type customer, type DataOf } from '@pc/contracts';
import { Inbox } from '@pc/store';
import { withoutFence } from '../../domain/customer';
import { Customers } from '../../ports/customers';

const CONSUMER = 'settle-association';

type Ended = DataOf<typeof customer.associationEnded> | DataOf<typeof customer.associationSwitched>;

/** After the end or switch of an association: money goes back, the fence goes, and it is told (customers 6.15, billing AC-16). */
@Injectable()
export class SettleAssociation {
  constructor(
    private readonly customers: Customers,
    private readonly inbox: Inbox,
  ) {}

  /** No partner has allotted money here yet, so none goes back. */
  execute(event: BusEvent<Ended>): Promise<void> {
    const { customer_id: customerId, association_id, partner_id: partnerId } = event.data;
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await this.customers.change(tx, customerId, (customer) => withoutFence(customer, partnerId));
      tx.emit(billing.associationSettled, await this.customers.nextEvent(tx, customerId), {
        customer_id: customerId,
        association_id,
        customer_version: event.version,
        amount_fen: 0,
      });
    });
  }
}
