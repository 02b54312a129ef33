import { timeOf, withoutFence } from '@pc/kernel';
import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive, type customer, type DataOf } from '@pc/contracts';
import { Inbox, type Tx } from '@pc/store';
import { decideAssociationReclaim, type AssociationChange } from '../../domain/automatic-reclaim';
import { withAssociation, withSwitchedType, type Association, type Customer } from '../../domain/customer';
import type { DomainEvent } from '../../domain/domain-event';
import { isGovernmentPartner } from '../../domain/partner';
import { Benefits, SYSTEM } from '../../ports/benefits';
import { Parties } from '../../ports/parties';

const CONSUMER = 'associations';

/** Reclaims what a customer may not keep when its association starts, switches or ends (benefits ). */
@Injectable()
export class FollowAssociation {
  constructor(
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly inbox: Inbox,
  ) {}

  started(event: BusEvent<DataOf<typeof customer.associationStarted>>): Promise<void> {
    const {
      customer_id: id,
      association_id: associationId,
      partner_id: partnerId,
      indirect_partner_id: resellerId,
      association_type: type,
    } = event.data;
    const associatedOn = timeOf(event.data.associated_on);
    const association: Association = {
      id: associationId,
      partnerId,
      ...(resellerId !== undefined && { resellerId }),
      type,
      associatedOn,
      first: event.data.first_association,
    };
    const change: AssociationChange = { type: 'started', associationId, partnerId, associationType: type, associatedOn };
    return this.react(event, id, change, (copy) => withAssociation(copy, event.version, association));
  }

  switched(event: BusEvent<DataOf<typeof customer.associationSwitched>>): Promise<void> {
    const { customer_id: id, association_id: associationId, partner_id: partnerId, to_type: toType } = event.data;
    const change: AssociationChange = { type: 'switched', associationId, partnerId, toType, switchedAt: timeOf(event.data.switched_at) };
    const switched = { id: associationId, type: toType };
    return this.react(event, id, change, (copy) => withoutFence(withSwitchedType(copy, event.version, switched), partnerId));
  }

  ended(event: BusEvent<DataOf<typeof customer.associationEnded>>): Promise<void> {
    const { customer_id: id, association_id: associationId, partner_id: partnerId } = event.data;
    return this.react(event, id, { type: 'ended', associationId, partnerId }, (copy) =>
      withoutFence(withAssociation(copy, event.version, undefined), partnerId),
    );
  }

  private react(
    event: BusEvent<unknown>,
    customerId: string,
    change: AssociationChange,
    copyChange: (copy: Customer) => Customer,
  ): Promise<void> {
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      const customer = await this.parties.changeCustomer(tx, customerId, copyChange);
      const events = await this.reclaim(tx, change, customer);
      await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
      const amounts = events.flatMap((happened) => (happened.type === 'coupon-reclaimed' ? [happened.amount] : []));
      tx.emit(incentive.associationReclaimed, await this.parties.nextCustomerEvent(tx, customerId), {
        customer_id: customerId,
        association_id: change.associationId,
        customer_version: event.version,
        count: amounts.length,
        amount_fen: Number(amounts.reduce((sum, amount) => sum + amount, 0n)),
      });
    });
  }

  /** An issue of the same partner that runs meanwhile collides, so that no coupon slips in behind the reclaim. */
  private async reclaim(tx: Tx, change: AssociationChange, customer: Customer): Promise<DomainEvent[]> {
    if (change.type !== 'started') await this.benefits.touchIssuer(tx, change.partnerId);
    const coupons = await this.benefits.usableCouponsOf(tx, customer.id);
    if (coupons.length === 0) return [];
    const quotas = await this.benefits.quotas(
      tx,
      coupons.map(({ quotaId }) => quotaId),
    );
    const issuers = await this.parties.partners(
      tx,
      coupons.map(({ issuer }) => issuer.partnerId),
    );
    const governmentPartners = new Set([...issuers.values()].filter(isGovernmentPartner).map(({ id }) => id));
    return decideAssociationReclaim({ change, customer, coupons, quotas, governmentPartners, now: tx.now });
  }
}
