import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing, PayloadOf } from '@pc/contracts';
import { datedId, isRefusal, refuse, timeOf } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { grantDiscount, type NewPartnerDiscount, type PartnerDiscount } from '../../domain/partner-discount';
import { Parties } from '../../ports/parties';
import { PartnerDiscounts } from '../../ports/partner-discounts';
import { LearnParties } from '../learn-parties/learn-parties';

type Contract = typeof billing.grantCustomerDiscount;
type Request = RequestOf<Contract>;

/** A partner grants its customer a discount, or takes it back (billing DC-13). The same grant again is the one that stands. */
@Injectable()
export class GrantDiscount {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly discounts: PartnerDiscounts,
    private readonly inbox: Inbox,
  ) {}

  async grant(request: Request): ReplyOf<Contract> {
    const { kind } = request.context.caller;
    if (kind !== 'PARTNER' && kind !== 'RESELLER') return refuse('CBC.0151');
    if (!(await this.learnParties.customer(request.payload.customer_id, request.context.deadline))) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.put(tx, request));
  }

  async revoke(request: RequestOf<typeof billing.revokeCustomerDiscount>): ReplyOf<typeof billing.revokeCustomerDiscount> {
    const { kind, account_id: grantorId } = request.context.caller;
    if (kind !== 'PARTNER' && kind !== 'RESELLER') return refuse('CBC.0151');
    return this.inbox.once(request, async (tx) => {
      const removed = await this.discounts.remove(tx, request.payload.discount_id, grantorId);
      return removed ? {} : refuse('CBC.0101', { field: 'discount_id', reason: 'unknown' });
    });
  }

  /** Writes the customer too: an association that ends meanwhile does the same, so no discount outlives it (billing AC-16). */
  private async put(tx: Tx, { payload, context }: Request): Promise<OutcomeOf<Contract>> {
    const known = await this.parties.customer(tx, payload.customer_id);
    const customer = known && (await this.parties.changeCustomer(tx, payload.customer_id, (copy) => copy));
    const wish = wishOf(payload);
    const discount = grantDiscount(wish, customer, context.caller.account_id, { id: datedId(tx.tick()), now: tx.now });
    if (isRefusal(discount)) return discount;
    const standing = (await this.discounts.of(tx, payload.customer_id)).find((one) => isSame(one, discount));
    if (!standing) await this.discounts.add(tx, discount);
    return { discount_id: (standing ?? discount).id };
  }
}

function wishOf(payload: PayloadOf<Contract>): NewPartnerDiscount {
  return {
    customerId: payload.customer_id,
    ratio: payload.discount_ratio,
    serviceTypeCodes: payload.service_type_codes,
    effectiveTime: timeOf(payload.effective_time),
    expireTime: timeOf(payload.expire_time),
  };
}

function isSame(one: PartnerDiscount, other: PartnerDiscount): boolean {
  const text = ({ id: _, ...discount }: PartnerDiscount) => JSON.stringify(Object.entries(discount).sort());
  return text(one) === text(other);
}
