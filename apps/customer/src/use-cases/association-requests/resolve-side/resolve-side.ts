import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import { Accounts } from '../../../ports/accounts';

/** On which side of an association a caller stands, and for whom it speaks. */
export type Standpoint =
  | { readonly side: 'CUSTOMER'; readonly customerId: string }
  | {
      readonly side: 'PARTNER';
      readonly partnerId: string;
      readonly indirectPartnerId?: string;
    };

/** A distributor speaks for its reseller where it names it (customers 7.4); a reseller has its own console. */
@Injectable()
export class ResolveSide {
  constructor(private readonly accounts: Accounts) {}

  async execute(caller: Caller, indirectPartnerId: string | undefined): Promise<Standpoint | Refusal> {
    switch (caller.kind) {
      case 'CUSTOMER':
        return { side: 'CUSTOMER', customerId: caller.account_id };
      case 'PARTNER':
        return this.partner(caller.account_id, indirectPartnerId);
      case 'RESELLER':
        return this.reseller(caller.account_id);
      default:
        return refuse('CBC.0151');
    }
  }

  private async partner(partnerId: string, indirectPartnerId: string | undefined): Promise<Standpoint | Refusal> {
    if (indirectPartnerId === undefined) return { side: 'PARTNER', partnerId };
    const reseller = await this.accounts.find(indirectPartnerId);
    const own = reseller?.type === 'RESELLER' && reseller.distributorId === partnerId;
    return own ? { side: 'PARTNER', partnerId, indirectPartnerId } : refuse('CBC.99000037', { field: 'indirect_partner_id' });
  }

  private async reseller(id: string): Promise<Standpoint | Refusal> {
    const reseller = await this.accounts.find(id);
    if (reseller?.type !== 'RESELLER') return refuse('CBC.0151');
    return { side: 'PARTNER', partnerId: reseller.distributorId, indirectPartnerId: id };
  }
}
