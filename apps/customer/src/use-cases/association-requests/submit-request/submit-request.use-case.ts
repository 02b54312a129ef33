import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { AssociationRequest } from '../../../domain/association-requests/association-request';
import { failedItems, inOrder, type Check } from '../../../domain/association-requests/checks';
import { isAdministrator } from '../../../domain/authority';
import { noticeLanguage } from '../../../domain/notices/notice';
import { Accounts } from '../../../ports/accounts';
import { AssociationRequests } from '../../../ports/association-requests';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { associationRequestView } from '../../../views/association-request.view';
import { answerDeadline } from '../deadline';
import { DemandCode } from '../demand-code/demand-code';
import { GatherChecks } from '../gather-checks/gather-checks';
import { ResolveSide, type Standpoint } from '../resolve-side/resolve-side';
import { TellSides } from '../tell-sides/tell-sides';
import { customerIdOf, wishedOf, type Wished } from '../wish';

type Given = Pick<AssociationRequest, 'reason' | 'language' | 'checks'>;
type Contract = typeof contracts.submitAssociationRequest;

/** One side asks to end or switch an association; it is the other side's to agree (customers 6.1 to 6.7, 6.16). */
@Injectable()
export class SubmitRequest {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly requests: AssociationRequests,
    private readonly resolveSide: ResolveSide,
    private readonly checks: GatherChecks,
    private readonly demandCode: DemandCode,
    private readonly tellSides: TellSides,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    if (!isAdministrator(context.caller)) return refuse('CBC.0151');
    const standpoint = await this.resolveSide.execute(context.caller, payload.indirect_partner_id);
    if (isRefusal(standpoint)) return standpoint;
    const customerId = customerIdOf(standpoint, payload);
    const wished = wishedOf(standpoint, payload, await this.accounts.find(customerId));
    const others = isRefusal(wished) ? [] : await this.checks.others(linkOf(wished), answerDeadline(context));
    return this.commands.once(request, async (tx) => {
      const added = await this.submit(tx, standpoint, request, others);
      return isRefusal(added) ? added : associationRequestView(added);
    });
  }

  private async submit(
    tx: Tx,
    standpoint: Standpoint,
    request: RequestOf<Contract>,
    others: Check[],
  ): Promise<AssociationRequest | Refusal> {
    const { payload, context } = request;
    const customerId = customerIdOf(standpoint, payload);
    const wished = wishedOf(standpoint, payload, await this.accounts.find(customerId, tx));
    if (isRefusal(wished)) return wished;
    const { customer, association, ...wish } = wished;
    const earlier = await this.requests.ofCustomer(tx, customerId);
    const tooSoon = this.checks.tooSoon(standpoint.side, association, earlier, tx.now);
    const checks = inOrder([tooSoon, ...others, ...(await this.checks.own(customer, association, wish, tx))]);
    const isPending = earlier.some(({ associationId, status }) => associationId === association.id && status === 'PENDING');
    const items = [...(isPending ? ['REQUEST_PENDING'] : []), ...failedItems(checks)];
    if (items.length > 0) return refuse('CBC.99007004', { items });
    const refusal = await this.demandCode.execute(tx, context.caller, payload.sealed_code);
    if (refusal) return refusal;
    // Two requests for one customer at the same moment meet here; the second then finds the first.
    await this.accounts.lock(tx, customerId);
    return this.add(tx, standpoint, wished, { reason: payload.reason, language: noticeLanguage(context), checks });
  }

  private async add(tx: Tx, { side }: Standpoint, wished: Wished, given: Given): Promise<AssociationRequest> {
    const { customer, association, ...wish } = wished;
    const added = await this.requests.add(tx, {
      id: newHexId(),
      version: 0,
      ...wish,
      initiator: side,
      customerId: customer.id,
      customerName: customer.name,
      associationId: association.id,
      partnerId: association.partnerId,
      ...(association.indirectPartnerId !== undefined && { indirectPartnerId: association.indirectPartnerId }),
      associationType: association.type,
      ...given,
      status: 'PENDING',
      submittedAt: tx.now,
      settled: {},
    });
    await this.tellSides.requested(tx, added);
    return added;
  }
}

function linkOf({ customer, association }: Wished) {
  return { customerId: customer.id, partnerId: association.partnerId };
}
