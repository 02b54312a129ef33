import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { decideReseller } from '../../domain/reseller';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { ChangeAccount } from '../change-account/change-account';

type Contract = typeof contracts.setResellerState;

/** Sets the state of a reseller (benefits R-68). */
@Injectable()
export class SetResellerState {
  constructor(private readonly changeAccount: ChangeAccount) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { indirect_partner_id, state } = request.payload;
    const object = { type: 'RESELLER', field: 'indirect_partner_id', id: indirect_partner_id } as const;
    return this.changeAccount.execute(request, object, (reseller) => decideReseller(reseller, state));
  }
}
