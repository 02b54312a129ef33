import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, billing } from '@pc/contracts';
import { refuse, withFence, withUnlinkOver } from '@pc/kernel';
import { Inbox, UnitOfWork, type Tx } from '@pc/store';
import { Accounts } from '../../ports/accounts';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';

type Checks = AnswerOf<typeof billing.prepareUnlink>['checks'];
type Link = { readonly customer_id: string; readonly partner_id: string };

/** This service's part of the saga that ends or switches an association (customers 6.15, billing PP-16). */
@Injectable()
export class Unlink {
  constructor(
    private readonly parties: Parties,
    private readonly orders: Orders,
    private readonly accounts: Accounts,
    private readonly inbox: Inbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Sets the fence when every check passed. It writes the customer in any case: a request to pay that is made meanwhile
   * writes it too, so one of the two is done again and finds what the other did.
   * Whoever cancelled the try before it came does not wait for its answer any more.
   */
  prepare(request: RequestOf<typeof billing.prepareUnlink>): ReplyOf<typeof billing.prepareUnlink> {
    const { customer_id: customerId, partner_id: partnerId, attempt } = request.payload;
    return this.inbox.once(request, async (tx) => {
      const checks = await this.checks(tx, request.payload);
      const passed = checks.every((check) => check.passed);
      let isLate = false;
      await this.parties.changeCustomer(tx, customerId, (customer) => {
        const fenced = withFence(customer, { partnerId, attempt });
        isLate = fenced === undefined;
        return (passed && fenced) || customer;
      });
      return isLate ? refuse('CBC.99007004', { items: ['CANCELLED'] }) : { checks };
    });
  }

  cancel(request: RequestOf<typeof billing.cancelUnlink>): ReplyOf<typeof billing.cancelUnlink> {
    const { customer_id: customerId, attempt } = request.payload;
    return this.inbox.once(request, async (tx) => {
      await this.parties.changeCustomer(tx, customerId, (customer) => withUnlinkOver(customer, attempt));
      return {};
    });
  }

  check({ payload }: RequestOf<typeof billing.checkUnlink>): ReplyOf<typeof billing.checkUnlink> {
    return this.unitOfWork.run(async (tx) => {
      tx.discard();
      return answer({ checks: await this.checks(tx, payload) });
    });
  }

  /**
   * customers 6.4, billing PP-8, AC-7: an order that waits for this partner's payment, or is being paid with its money, keeps the two
   * together; so does what the customer owes (PP-16).
   */
  private async checks(tx: Tx, { customer_id, partner_id }: Link): Promise<Checks> {
    const open = await this.orders.openRequests(tx, customer_id, partner_id);
    const account = await this.accounts.find(tx, customer_id);
    return [
      { item: 'PROXY_PAY_OPEN', passed: open.length === 0 && (account?.held.GRANTED ?? 0n) === 0n },
      { item: 'IN_DEBT', passed: (account?.debt ?? 0n) === 0n },
    ];
  }
}
