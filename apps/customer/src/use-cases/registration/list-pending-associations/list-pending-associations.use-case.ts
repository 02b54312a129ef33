import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { formatUtc, refuse } from '@pc/kernel';
import { isVendor } from '../../../domain/authority';
import type { OpenAssociation } from '../../../domain/registration/pending-association';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { PendingAssociations } from '../../../ports/pending-associations';

type Contract = typeof contracts.listPendingAssociations;

/** Which registered customers still wait for their association, and which were refused it, and why (customers 4.34). */
@Injectable()
export class ListPendingAssociations {
  constructor(
    private readonly pendings: PendingAssociations,
    private readonly accounts: Accounts,
  ) {}

  async execute({ payload, context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    const { partner_id, customer_id, status, offset, limit } = payload;
    if (!isVendor(caller) && caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const partnerId = isVendor(caller) ? partner_id : caller.account_id;
    const filter = {
      ...(partnerId !== undefined && { partnerId }),
      ...(customer_id !== undefined && { customerId: customer_id }),
      ...(status !== undefined && { state: status }),
    };
    const { count, associations } = await this.pendings.list(filter, { offset, limit });
    const accounts = await this.accounts.findMany(associations.map(({ customerId }) => customerId));
    const names = new Map(accounts.map(({ id, name }) => [id, name]));
    return answer({ total_count: count, associations: associations.map((one) => viewOf(one, names.get(one.customerId) ?? '')) });
  }
}

function viewOf({ customerId, partnerId, indirectPartnerId, xaccountId, type, createdAt, refusal }: OpenAssociation, name: string) {
  return {
    customer_id: customerId,
    account_name: name,
    partner_id: partnerId,
    ...(indirectPartnerId !== undefined && { indirect_partner_id: indirectPartnerId }),
    xaccount_id: xaccountId,
    association_type: type,
    created_at: formatUtc(createdAt),
    status: refusal ? ('REFUSED' as const) : ('PENDING' as const),
    ...(refusal && { refused_at: formatUtc(refusal.at), refused_code: refusal.code }),
  };
}
