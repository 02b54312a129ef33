import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { decidePartner } from '../../domain/partner';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { flagsOf } from '../../views/account.view';
import { ChangeAccount } from '../change-account/change-account';

type Contract = typeof contracts.setPartnerState;

/** Sets state and flags of a partner (customers 6.13, 10.8). */
@Injectable()
export class SetPartnerState {
  constructor(private readonly changeAccount: ChangeAccount) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { partner_id, state, ...flags } = request.payload;
    const wish = { ...(state && { state }), flags: flagsOf(flags) };
    return this.changeAccount.execute(request, { type: 'PARTNER', field: 'partner_id', id: partner_id }, (partner) =>
      decidePartner(partner, wish),
    );
  }
}
