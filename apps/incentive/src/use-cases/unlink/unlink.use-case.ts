import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { refuse, withFence, withUnlinkOver } from '@pc/kernel';
import { Inbox, UnitOfWork, type Tx } from '@pc/store';
import { checkUnlink, type UnlinkCheck } from '../../domain/unlink';
import { Benefits } from '../../ports/benefits';
import { Parties } from '../../ports/parties';

/** This service's part of the saga that ends or switches an association (benefits R-63, customers 6.15). */
@Injectable()
export class Unlink {
  constructor(
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly inbox: Inbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Sets the fence when every check passed; the partner's issues that run meanwhile collide and then find it.
   * Whoever cancelled the try does not wait for its answer any more.
   */
  prepare(request: RequestOf<typeof incentive.prepareUnlink>): ReplyOf<typeof incentive.prepareUnlink> {
    const { customer_id: customerId, partner_id: partnerId, attempt } = request.payload;
    return this.inbox.once(request, async (tx) => {
      await this.benefits.touchIssuer(tx, partnerId);
      const checks = await this.checks(tx, customerId);
      if (!checks.every(({ passed }) => passed)) return { checks };
      let isLate = false;
      await this.parties.changeCustomer(tx, customerId, (copy) => {
        const fenced = withFence(copy, { partnerId, attempt });
        isLate = fenced === undefined;
        return fenced ?? copy;
      });
      return isLate ? refuse('CBC.99007004', { items: ['CANCELLED'] }) : { checks };
    });
  }

  cancel(request: RequestOf<typeof incentive.cancelUnlink>): ReplyOf<typeof incentive.cancelUnlink> {
    const { customer_id: customerId, attempt } = request.payload;
    return this.inbox.once(request, async (tx) => {
      await this.parties.changeCustomer(tx, customerId, (copy) => withUnlinkOver(copy, attempt));
      return {};
    });
  }

  async check({ payload }: RequestOf<typeof incentive.checkUnlink>): ReplyOf<typeof incentive.checkUnlink> {
    return this.unitOfWork.run(async (tx) => {
      const checks = await this.checks(tx, payload.customer_id);
      tx.discard();
      return answer({ checks });
    });
  }

  private async checks(tx: Tx, customerId: string): Promise<UnlinkCheck[]> {
    return checkUnlink(await this.benefits.usableCouponsOf(tx, customerId));
  }
}
