import { operatorOf, type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive, type PayloadOf } from '@pc/contracts';
import { datedId, refuse, timeOf } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { decideGrant, type GrantQuota as Command } from '../../domain/grant-quota';
import type { QuotaKind } from '../../domain/quota';
import { Benefits } from '../../ports/benefits';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';
import { auditView } from '../audit-view';

type Contract = typeof incentive.grantQuota;
type Request = RequestOf<Contract>;

/** The vendor's staff grant a quota (benefits 5.17). */
@Injectable()
export class GrantQuota {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly log: OperationLog<'QUOTA'>,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { context, payload } = request;
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    const resellers = payload.indirect_partner_id === undefined ? [] : [payload.indirect_partner_id];
    const unanswered = await this.learnParties.learn({ partners: [payload.partner_id], resellers }, context.deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.grant(request, tx));
  }

  private async grant({ payload, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const { partner_id: partnerId, indirect_partner_id: resellerId = '' } = payload;
    const partner = (await this.parties.partners(tx, [partnerId])).get(partnerId);
    const reseller = (await this.parties.resellers(tx, [resellerId])).get(resellerId);
    const id = datedId(tx.tick());
    const { events, refusal } = decideGrant(commandOf(payload), { ...(partner && { partner }), ...(reseller && { reseller }) }, id, tx.now);
    if (refusal) return refusal;
    await this.benefits.save(tx, [{ events, operator: operatorOf(context) }]);
    await this.log.write(tx, context, { object: { type: 'QUOTA', id }, after: auditView(events) });
    return { quota_id: id };
  }
}

const KINDS = new Map<number, QuotaKind>(Object.entries(incentive.QUOTA_TYPES).map(([kind, value]) => [value, kind as QuotaKind]));

/** Resale customers unless other kinds are named (benefits 1.3). */
function commandOf(payload: PayloadOf<Contract>): Command {
  const {
    indirect_partner_id: resellerId,
    allowed_association_types: types,
    invoice_party: invoiceParty,
    contracting_entity: contractingEntity,
  } = payload;
  return {
    kind: KINDS.get(payload.quota_type)!,
    owner: { partnerId: payload.partner_id, ...(resellerId !== undefined && { resellerId }) },
    value: BigInt(payload.quota_value_fen),
    effectiveTime: timeOf(payload.effective_time),
    expireTime: timeOf(payload.expire_time),
    limits: payload.limit_infos.map(({ limit_key, limit_values }) => ({ key: limit_key, values: limit_values.map(withoutAbsent) })),
    allowedAssociationTypes: types.length > 0 ? types : ['2'],
    designatedCustomerIds: payload.designated_customer_ids,
    selfIssueAllowed: payload.self_issue_allowed,
    ...(invoiceParty !== undefined && { invoiceParty }),
    ...(contractingEntity !== undefined && { contractingEntity }),
  };
}

function withoutAbsent({ value1, value2 }: { value1?: string | undefined; value2?: string | undefined }) {
  return { ...(value1 !== undefined && { value1 }), ...(value2 !== undefined && { value2 }) };
}
