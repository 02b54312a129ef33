import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pc/store';
import { decideFollowPartner } from '../../domain/freeze';
import { Accounts } from '../../ports/accounts';
import { CustomerLists } from '../../ports/customer-lists';

/**
 * customers 6.13: resale customers are frozen with their partner and freed with it. Runs after the partner's change and
 * after the start of an association; whichever is committed later sees the other, so no customer slips through.
 * Goes by the partner's present state, so a repeated or late event does no harm.
 */
@Injectable()
export class FollowPartnerState {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly lists: CustomerLists,
  ) {}

  async forPartner(partnerId: string): Promise<void> {
    const partner = await this.accounts.find(partnerId);
    if (partner?.type !== 'PARTNER' || partner.state === 'DELISTED') return;
    for await (const customerIds of this.lists.toFollow(partnerId, partner.state === 'FROZEN')) await this.follow(partnerId, customerIds);
  }

  async forCustomer(customerId: string, partnerId: string): Promise<void> {
    const partner = await this.accounts.find(partnerId);
    if (partner?.type === 'PARTNER' && partner.state === 'FROZEN') await this.follow(partnerId, [customerId]);
  }

  private follow(partnerId: string, customerIds: readonly string[]): Promise<void> {
    return this.work.run(async (tx) => {
      const partner = await this.accounts.find(partnerId, tx);
      if (partner?.type !== 'PARTNER') return;
      for (const id of customerIds) {
        await this.accounts.update(tx, 'CUSTOMER', id, (customer) => decideFollowPartner(customer, partner, tx.now));
      }
    });
  }
}
