import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import type { NewCustomerTag } from '../../../domain/account';
import { refuseUnlessVendor } from '../../../domain/authority';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';

type Contract = typeof contracts.setNewCustomerTag;

/** Sets the new-customer tag, a fact of the vendor (customers 7.18). */
@Injectable()
export class SetNewCustomerTag {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const { customer_id: id, effective_time: effectiveMonth, expire_time: expireMonth } = payload;
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    if (expireMonth < effectiveMonth)
      return refuse('CBC.0100', { field: 'expire_time', reason: 'range', params: { other: 'effective_time' } });
    const newCustomerTag: NewCustomerTag = { tag: payload.new_customer_tag, effectiveMonth, expireMonth };
    return this.commands.once(request, async (tx) => {
      const change = await this.accounts.amend(tx, 'CUSTOMER', id, (customer) => ({ ...customer, newCustomerTag }));
      if (!change) return refuseUnknown('customer_id');
      if (isRefusal(change)) return change;
      await this.log.write(tx, context, { object: { type: 'ACCOUNT', id }, before: change.before.newCustomerTag, after: newCustomerTag });
      return {};
    });
  }
}
