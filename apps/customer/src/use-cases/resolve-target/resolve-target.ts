import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { AssociationType } from '../../domain/account';
import type { AssociationTarget } from '../../domain/association';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';

export interface TargetIds {
  readonly partner_id?: string | undefined;
  readonly indirect_partner_id?: string | undefined;
  readonly association_type?: AssociationType | undefined;
}

/** Finds the partner that ids name; a reseller alone stands for itself and its distributor. Undefined: nobody is named. */
@Injectable()
export class ResolveTarget {
  constructor(private readonly accounts: Accounts) {}

  async execute(tx: Tx, ids: TargetIds): Promise<AssociationTarget | Refusal | undefined> {
    const type = ids.association_type && { type: ids.association_type };
    if (ids.indirect_partner_id !== undefined) return this.below(tx, ids.indirect_partner_id, ids.partner_id, type);
    if (ids.partner_id === undefined) return type && refuse('CBC.0100', { field: 'partner_id', reason: 'required' });
    const partner = await this.accounts.find(ids.partner_id, tx);
    return partner?.type === 'PARTNER' ? { partner, ...type } : refuseUnknown('partner_id');
  }

  /** customers 4.28: a reseller that is not the partner's is refused like one that is not there. */
  private async below(tx: Tx, resellerId: string, partnerId: string | undefined, type: Pick<AssociationTarget, 'type'> | undefined) {
    const reseller = await this.accounts.find(resellerId, tx);
    const foreign = refuse('CBC.99000037', { field: 'indirect_partner_id' });
    if (reseller?.type !== 'RESELLER' || reseller.distributorId !== (partnerId ?? reseller.distributorId)) return foreign;
    const partner = await this.accounts.find(reseller.distributorId, tx);
    return partner?.type === 'PARTNER' ? { partner, reseller, ...type } : foreign;
  }
}
