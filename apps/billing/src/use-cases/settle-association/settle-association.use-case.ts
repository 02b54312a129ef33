import { timeOf, withoutFence } from '@pc/kernel';
import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { billing, type customer, type DataOf } from '@pc/contracts';
import { Inbox, type Tx } from '@pc/store';
import { withAssociation, withSwitchedType, type Association, type Customer } from '../../domain/customer';
import { accountOf } from '../../domain/dealer';
import { endedRequest, payerCleared } from '../../domain/decide-proxy-pay';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { PartnerDiscounts } from '../../ports/partner-discounts';
import { GrantedAccounts } from '../granted-accounts/granted-accounts';

const CONSUMER = 'settle-association';
const LONG_AGO = new Date(0);

/**
 * After the end or switch of an association: the fence goes, the discounts that were granted in it end, who served the customer keeps
 * what was paid meanwhile (billing OR-12), granted money goes back to who granted it, and it is told (customers 6.15, billing AC-7, AC-16).
 */
@Injectable()
export class SettleAssociation {
  constructor(
    private readonly parties: Parties,
    private readonly orders: Orders,
    private readonly discounts: PartnerDiscounts,
    private readonly granted: GrantedAccounts,
    private readonly inbox: Inbox,
  ) {}

  ended(event: BusEvent<DataOf<typeof customer.associationEnded>>): Promise<void> {
    const { data, version } = event;
    return this.react(event, async (tx) => {
      let before: Association | undefined;
      let isLate = false;
      const copy = await this.parties.changeCustomer(tx, data.customer_id, (known) => {
        before = known.association;
        isLate = version <= known.version;
        return withoutFence(withAssociation(known, version, undefined), data.partner_id);
      });
      if (!isLate) await this.closeRequests(tx, data);
      await this.discounts.end(tx, { customerId: data.customer_id, associationId: data.association_id });
      await this.hide(tx, copy, endedAssociation(data, before), timeOf(data.ended_at));
    });
  }

  switched(event: BusEvent<DataOf<typeof customer.associationSwitched>>): Promise<void> {
    const { data, version } = event;
    const { customer_id: customerId, association_id: id, from_type: associationType, to_type: type } = data;
    return this.react(event, async (tx) => {
      let isLate = false;
      await this.parties.changeCustomer(tx, customerId, (known) => {
        isLate = version <= known.version;
        return withoutFence(withSwitchedType(known, version, { id, type }), data.partner_id);
      });
      if (!isLate) await this.closeRequests(tx, data);
      await this.discounts.end(tx, { customerId, associationId: id, associationType });
    });
  }

  /**
   * The fence lets no association with an open request end; only the vendor's staff do that, and then nobody is left to pay. An event
   * that the copy knew before was told with it: what is asked since then is asked in the association that the copy knows.
   */
  private async closeRequests(tx: Tx, { customer_id, partner_id }: { customer_id: string; partner_id: string }): Promise<void> {
    const open = (await this.orders.openRequests(tx, customer_id, partner_id)).filter(({ status }) => status === 'PENDING');
    for (const request of open) {
      const order = await this.orders.find(tx, request.orderId);
      await this.orders.save(tx, [endedRequest(request, { to: 'CANCELLED' }, tx.now), ...(order ? [payerCleared(order)] : [])]);
    }
  }

  /** A late event may find the customer back with the same partner, which then sees everything. */
  private async hide(tx: Tx, { id, association }: Customer, ended: Association, at: Date): Promise<void> {
    const isBack = association && association.partnerId === ended.partnerId && accountOf(association) === accountOf(ended);
    if (!isBack) await this.orders.hide(tx, id, ended, at);
  }

  private react(
    event: BusEvent<{ readonly customer_id: string; readonly association_id: string }>,
    settle: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    const { customer_id, association_id } = event.data;
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await settle(tx);
      const returned = await this.granted.close(tx, customer_id, association_id);
      tx.emit(billing.associationSettled, await this.parties.nextCustomerEvent(tx, customer_id), {
        customer_id,
        association_id,
        customer_version: event.version,
        amount_fen: Number(returned),
      });
    });
  }
}

/** The event does not tell when the association began; a copy that has moved on does not either. */
function endedAssociation(data: DataOf<typeof customer.associationEnded>, before: Association | undefined): Association {
  const { association_id: id, partner_id: partnerId, indirect_partner_id: resellerId, association_type: type } = data;
  const associatedOn = before?.id === id ? before.associatedOn : LONG_AGO;
  return { id, partnerId, ...(resellerId !== undefined && { resellerId }), type, associatedOn };
}
