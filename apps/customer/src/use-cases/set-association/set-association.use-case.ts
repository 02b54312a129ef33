import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer } from '../../domain/account';
import type { AccountEvent } from '../../domain/account-event';
import { decideAssociation } from '../../domain/association';
import { Accounts } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { ChangeAccount } from '../change-account/change-account';
import { ResolveTarget } from '../resolve-target/resolve-target';

type Contract = typeof contracts.setAssociation;

/** Starts, switches, moves or ends the association of a customer by the vendor's hand. */
@Injectable()
export class SetAssociation {
  constructor(
    private readonly changeAccount: ChangeAccount,
    private readonly accounts: Accounts,
    private readonly resolveTarget: ResolveTarget,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload } = request;
    const object = { type: 'CUSTOMER', field: 'customer_id', id: payload.customer_id } as const;
    return this.changeAccount.execute(request, object, (customer, tx) => this.decide(customer, payload, tx));
  }

  private async decide(customer: Customer, payload: PayloadOf<Contract>, tx: Tx): Promise<AccountEvent[] | Refusal> {
    const target = await this.resolveTarget.execute(tx, payload);
    if (isRefusal(target)) return target;
    const current = customer.association && (await this.accounts.find(customer.association.partnerId, tx));
    return decideAssociation(customer, current?.type === 'PARTNER' ? current : undefined, {
      ...(target && { target }),
      ...(payload.reason !== undefined && { reason: payload.reason }),
      newId: newHexId(),
      now: tx.now,
    });
  }
}
