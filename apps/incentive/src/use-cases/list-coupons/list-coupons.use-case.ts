import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { type Clock, isRefusal, refuse, type Refusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { Lists } from '../../ports/lists';
import { INCENTIVE_SETTINGS, type IncentiveSettings } from '../../ports/settings';
import { daysBefore } from '../days-before';
import { ResolveOwner } from '../resolve-owner/resolve-owner';

type Contract = typeof incentive.listCoupons;

/** Benefits 5.6: the coupons that the caller holds, or for a distributor those that its reseller holds. */
@Injectable()
export class ListCoupons {
  constructor(
    private readonly resolveOwner: ResolveOwner,
    private readonly lists: Lists,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INCENTIVE_SETTINGS) private readonly settings: IncentiveSettings,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = await this.refuseStrangers(request);
    if (refusal) return refusal;
    return answer(await this.lists.coupons(daysBefore(this.clock.now(), this.settings.holderListDays), request.payload));
  }

  private async refuseStrangers({
    payload: { holder_id: holderId },
    context: { caller, deadline },
  }: RequestOf<Contract>): Promise<Refusal | undefined> {
    if (caller.kind === 'OPERATOR' || (caller.kind !== 'SYSTEM' && holderId === caller.account_id)) return undefined;
    if (caller.kind !== 'PARTNER' || caller.partner_kind !== 'DISTRIBUTOR') return refuse('CBC.0151');
    const owner = await this.resolveOwner.ofPartner(caller, holderId, deadline);
    return isRefusal(owner) ? owner : undefined;
  }
}
