import { Injectable } from '@nestjs/common';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, Association, Customer } from '../../../domain/account';
import type { AccountEvent } from '../../../domain/account-event';
import { decideAssociation, type AssociationTarget } from '../../../domain/association';
import { approve, isTrying, WRONG_STATE, type AssociationRequest } from '../../../domain/association-requests/association-request';
import { failedItems, inOrder, type Check } from '../../../domain/association-requests/checks';
import { Accounts } from '../../../ports/accounts';
import { AssociationRequests } from '../../../ports/association-requests';
import { GatherChecks } from '../gather-checks/gather-checks';
import { TellSides } from '../tell-sides/tell-sides';

/** The point of no return of customers 6.15 (b): association, log line, request and events change in one transaction. */
@Injectable()
export class Pivot {
  constructor(
    private readonly accounts: Accounts,
    private readonly requests: AssociationRequests,
    private readonly checks: GatherChecks,
    private readonly tellSides: TellSides,
  ) {}

  /** Refuses when the try was overtaken, or when a fact has turned against it meanwhile; then nothing is written. */
  async execute(tx: Tx, requestId: string, attempt: number, othersChecks: Check[]): Promise<AssociationRequest | Refusal> {
    const request = await this.requests.find(requestId, tx);
    if (!request || !isTrying(request, attempt)) return refuse('CBC.99007004', { items: ['CHECK_UNAVAILABLE'] });
    const own = await this.ownChecks(tx, request);
    if (isRefusal(own)) return own;
    const items = failedItems(own);
    if (items.length > 0) return refuse('CBC.99007004', { items });
    const change = await this.accounts.update(tx, 'CUSTOMER', request.customerId, (customer) => this.events(tx, customer, request));
    if (change === undefined || isRefusal(change)) return change ?? WRONG_STATE;
    const checks = inOrder([...own, ...othersChecks]);
    const approved = await this.requests.update(tx, requestId, (before) => approve(before, change.after.version, checks, tx.now));
    if (approved === undefined || isRefusal(approved)) return approved ?? WRONG_STATE;
    await this.tellSides.handled(tx, approved);
    return approved;
  }

  /** The association that the request speaks of may have gone by the vendor's hand; then nothing is left to do. */
  async ownChecks(tx: Tx, { customerId, associationId, ...wish }: AssociationRequest): Promise<Check[] | Refusal> {
    const customer = await this.accounts.find(customerId, tx);
    if (customer?.type !== 'CUSTOMER' || customer.association?.id !== associationId) return WRONG_STATE;
    return this.checks.own(customer, customer.association, wishOf(wish), tx);
  }

  private async events(tx: Tx, customer: Customer, request: AssociationRequest): Promise<readonly AccountEvent[] | Refusal> {
    const { association } = customer;
    if (association?.id !== request.associationId) return WRONG_STATE;
    const partner = await this.accounts.find(association.partnerId, tx);
    if (partner?.type !== 'PARTNER') throw new Error(`The partner ${association.partnerId} of an association is none`);
    const target = await this.target(tx, request, association, partner);
    const events = decideAssociation(customer, partner, {
      ...(target && { target }),
      reason: request.reason,
      newId: newHexId(),
      now: tx.now,
    });
    return isRefusal(events) || events.length > 0 ? events : WRONG_STATE;
  }

  /** Of a switch: the same parties, of another kind. */
  private async target(
    tx: Tx,
    { targetType: type }: AssociationRequest,
    { indirectPartnerId }: Association,
    partner: Account & { type: 'PARTNER' },
  ): Promise<AssociationTarget | undefined> {
    if (type === undefined) return undefined;
    const reseller = indirectPartnerId === undefined ? undefined : await this.accounts.find(indirectPartnerId, tx);
    return { partner, ...(reseller?.type === 'RESELLER' && { reseller }), type };
  }
}

function wishOf({ type, targetType }: Pick<AssociationRequest, 'type' | 'targetType'>) {
  return { type, ...(targetType !== undefined && { targetType }) };
}
