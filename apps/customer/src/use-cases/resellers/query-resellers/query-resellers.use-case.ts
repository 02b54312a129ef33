import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { formatUtc, parseUtc, refuse, Sealer } from '@pc/kernel';
import type { Reseller } from '../../../domain/account';
import { refuseBlanks } from '../../../domain/search-text';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { type ResellerFilter, Resellers } from '../../../ports/resellers';

type Contract = typeof contracts.queryResellers;

/** The resellers of a distributor (customers 7.12, 8.6). */
@Injectable()
export class QueryResellers {
  constructor(
    private readonly resellers: Resellers,
    private readonly sealer: Sealer,
  ) {}

  async execute({ payload, context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    if (caller.partner_kind !== 'DISTRIBUTOR') return refuse('CBC.0151');
    const refusal = refuseBlanks({ account_name: payload.account_name });
    if (refusal) return refusal;
    const { count, resellers } = await this.resellers.page(caller.account_id, filterOf(payload), payload);
    return answer({ count, resellers: resellers.map((reseller) => this.view(reseller)) });
  }

  private view({ id, name, companyName, contact, joinedOn, createdAt, accountManager }: Reseller) {
    return {
      indirect_partner_id: id,
      account_name: name,
      name: companyName,
      ...(contact.phone !== undefined && { sealed_mobile_phone: this.sealer.seal(contact.phone, 'contact') }),
      ...(contact.email !== undefined && { sealed_email: this.sealer.seal(contact.email, 'contact') }),
      associated_on: formatUtc(joinedOn ?? createdAt),
      ...(accountManager !== undefined && { account_manager: accountManager }),
    };
  }
}

function filterOf({ account_name, associated_on_begin, associated_on_end, indirect_partner_id }: PayloadOf<Contract>): ResellerFilter {
  return {
    ...(account_name !== undefined && { namePart: account_name }),
    ...(associated_on_begin !== undefined && { joinedFrom: parseUtc(associated_on_begin)! }),
    ...(associated_on_end !== undefined && { joinedTo: parseUtc(associated_on_end)! }),
    ...(indirect_partner_id !== undefined && { id: indirect_partner_id }),
  };
}
