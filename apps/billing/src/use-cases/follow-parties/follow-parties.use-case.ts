import { timeOf } from '@pc/kernel';
import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { customer, DataOf } from '@pc/contracts';
import { Inbox } from '@pc/store';
import { dealerOf } from '../../domain/dealer';
import { withAssociation, withFreeze, type Association } from '../../domain/customer';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { GrantedAccounts } from '../granted-accounts/granted-accounts';

const CONSUMER = 'parties';

/** Keeps the copies of partners, resellers and customers up to date; what is older than a copy changes nothing. */
@Injectable()
export class FollowParties {
  constructor(
    private readonly parties: Parties,
    private readonly orders: Orders,
    private readonly granted: GrantedAccounts,
    private readonly inbox: Inbox,
  ) {}

  partnerChanged(event: BusEvent<DataOf<typeof customer.partnerChanged>>): Promise<void> {
    const { partner_id: id, kind, state, proxy_pay_enabled: proxyPayEnabled } = event.data;
    const partner = { id, kind, state, proxyPayEnabled, version: event.version };
    return this.inbox.consumeOnce(CONSUMER, event, (tx) => this.parties.learnPartner(tx, partner));
  }

  resellerChanged(event: BusEvent<DataOf<typeof customer.resellerChanged>>): Promise<void> {
    const { indirect_partner_id: id, account_name: name, distributor_id: distributorId, state } = event.data;
    return this.inbox.consumeOnce(CONSUMER, event, (tx) =>
      this.parties.learnReseller(tx, { id, name, distributorId, state, version: event.version }),
    );
  }

  /** Its name, which nothing else tells; to whom the customer belongs is told apart. */
  customerCreated(event: BusEvent<DataOf<typeof customer.customerCreated>>): Promise<void> {
    const { customer_id: id, account_name: name } = event.data;
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await this.parties.changeCustomer(tx, id, (copy) => ({ ...copy, name }));
    });
  }

  freezeChanged(event: BusEvent<DataOf<typeof customer.freezeChanged>>): Promise<void> {
    const { customer_id: id, is_frozen: isFrozen } = event.data;
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await this.parties.changeCustomer(tx, id, (copy) => withFreeze(copy, event.version, isFrozen));
    });
  }

  /** Who serves the customer from now on sees all its orders (billing OR-1); a resale customer has a granted account (billing AC-3). */
  associationStarted(event: BusEvent<DataOf<typeof customer.associationStarted>>): Promise<void> {
    const { data, version } = event;
    const { customer_id: customerId, indirect_partner_id: resellerId } = data;
    const association: Association = {
      id: data.association_id,
      partnerId: data.partner_id,
      ...(resellerId !== undefined && { resellerId }),
      type: data.association_type,
      associatedOn: timeOf(data.associated_on),
    };
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      const copy = await this.parties.changeCustomer(tx, customerId, (before) => withAssociation(before, version, association));
      if (copy.version !== version) return;
      await this.orders.show(tx, customerId, dealerOf(association));
      await this.granted.open(tx, customerId, association);
    });
  }
}
