import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { Partner } from '../../domain/account';
import { refuseUnlessVendor } from '../../domain/authority';
import { AccountLists } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { partnerFacts, resellerFacts } from '../../views/account.view';

type Contract = typeof contracts.listPartners;

/** Partners and resellers for the vendor's staff, in one order. */
@Injectable()
export class ListPartners {
  constructor(private readonly lists: AccountLists) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const { count, dealers } = await this.lists.dealers(payload.account_name, payload);
    const partners = dealers.filter((dealer) => dealer.type === 'PARTNER').map(partnerView);
    const resellers = dealers.filter((dealer) => dealer.type === 'RESELLER').map(resellerFacts);
    return answer({ count, partners, resellers });
  }
}

function partnerView(partner: Partner) {
  return {
    ...partnerFacts(partner),
    ...(partner.xaccountType !== undefined && { xaccount_type: partner.xaccountType }),
    created_at: formatUtc(partner.createdAt),
  };
}
