import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import type { Caller, incentive } from '@pc/contracts';
import { type Clock, isRefusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { Lists, type AssociationTypeAtIssue } from '../../ports/lists';
import { INCENTIVE_SETTINGS, type IncentiveSettings } from '../../ports/settings';
import { daysBefore } from '../days-before';
import { ResolveOwner } from '../resolve-owner/resolve-owner';

/** Benefits 5.4. */
@Injectable()
export class ListIssuedCoupons {
  constructor(
    private readonly resolveOwner: ResolveOwner,
    private readonly lists: Lists,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INCENTIVE_SETTINGS) private readonly settings: IncentiveSettings,
  ) {}

  async execute({ payload, context }: RequestOf<typeof incentive.listIssuedCoupons>): ReplyOf<typeof incentive.listIssuedCoupons> {
    const owner = await this.resolveOwner.execute(context.caller, payload, context.deadline);
    if (isRefusal(owner)) return owner;
    const endedBefore = daysBefore(this.clock.now(), this.settings.issuedListDays);
    return answer(await this.lists.issuedCoupons(owner, shownTypes(context.caller), endedBefore, payload));
  }
}

/** Through the API a partner sees the coupons of resale customers only (benefits R-56). */
export function shownTypes({ kind, channel }: Caller): AssociationTypeAtIssue[] {
  return kind === 'PARTNER' && channel === 'API' ? ['2'] : ['2', '1', '0'];
}
