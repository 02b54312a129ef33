import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@pc/bus';
import type { customer as contracts, DataOf } from '@pc/contracts';
import { Inbox } from '@pc/store';
import { Accounts } from '../../../ports/accounts';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { BindingNotices } from '../../../ports/sso/binding-notices';

/**
 * customers 9.10: one notice for each bind and unbind, however often its event comes. A platform that was never configured has no
 * address: there is nobody to tell.
 */
@Injectable()
export class RecordBindingNotice {
  constructor(
    private readonly inbox: Inbox,
    private readonly accounts: Accounts,
    private readonly configurations: AccessConfigurations,
    private readonly notices: BindingNotices,
  ) {}

  execute(event: BusEvent<DataOf<typeof contracts.bindingChanged>>): Promise<void> {
    const { customer_id, xaccount_type, xaccount_id, xuser_id, action } = event.data;
    return this.inbox.consumeOnce('binding-notice', event, async (tx) => {
      const configuration = await this.configurations.findByPlatform(xaccount_type, tx);
      const customer = await this.accounts.find(customer_id, tx);
      if (!configuration || !customer) return;
      await this.notices.add(tx, {
        id: event.id,
        partnerId: configuration.partnerId,
        customerId: customer_id,
        version: event.version,
        accountName: customer.name,
        xaccountId: xaccount_id,
        ...(xuser_id !== undefined && { xuserId: xuser_id }),
        action,
        status: 'PENDING',
        attempts: 0,
        createdAt: tx.now,
        nextAttemptAt: tx.now,
      });
    });
  }
}
