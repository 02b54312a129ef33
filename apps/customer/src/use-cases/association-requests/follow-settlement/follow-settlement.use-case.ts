import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { Inbox } from '@pc/store';
import { settle, type ActingService } from '../../../domain/association-requests/association-request';
import { AssociationRequests } from '../../../ports/association-requests';

interface Acted {
  readonly customer_id: string;
  /** Of the customer after the event that the service has acted on. */
  readonly customer_version: number;
}

/** Notes that a service has acted on the end or switch of an association (customers 6.15 c). */
@Injectable()
export class FollowSettlement {
  constructor(
    private readonly requests: AssociationRequests,
    private readonly inbox: Inbox,
  ) {}

  /** What the vendor ended or switched by hand follows no request. */
  execute(service: ActingService, event: BusEvent<Acted>): Promise<void> {
    const { customer_id: customerId, customer_version: version } = event.data;
    return this.inbox.consumeOnce(`settlement-${service}`, event, async (tx) => {
      const requests = await this.requests.ofCustomer(tx, customerId);
      const request = requests.find(({ pivotVersion }) => pivotVersion === version);
      if (request) await this.requests.update(tx, request.id, (before) => settle(before, service, version, tx.now));
    });
  }
}
