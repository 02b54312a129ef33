import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { decidePartner } from '../../domain/partner';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { ChangeAccount } from '../change-account/change-account';

type Contract = typeof contracts.setPartnerState;

/** Sets state and flags of a partner (customers 6.13, 10.8). */
@Injectable()
export class SetPartnerState {
  constructor(private readonly changeAccount: ChangeAccount) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { partner_id, state, partner_spends_mode } = request.payload;
    const wish = { ...(state && { state }), ...(partner_spends_mode !== undefined && { partnerSpendsMode: partner_spends_mode }) };
    return this.changeAccount.execute(request, { type: 'PARTNER', field: 'partner_id', id: partner_id }, (partner) =>
      decidePartner(partner, wish),
    );
  }
}
