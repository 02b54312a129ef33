import { answer, type BusRequest, type Reply } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, billing, PayloadOf } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { withFence, withUnlinkOver } from '../../domain/customer';
import { Customers } from '../../ports/customers';

type Prepare = typeof billing.prepareUnlink;
type Cancel = typeof billing.cancelUnlink;
type Verdict = AnswerOf<Prepare>;

/** No order was handed to a partner for payment here yet, so none is open (customers 6.4). */
const PASSED: Verdict = { checks: [{ item: 'PROXY_PAY_OPEN', passed: true }] };

/** This service's part of the saga that ends or switches an association (customers 6.15, billing PP-16). */
@Injectable()
export class Unlink {
  constructor(
    private readonly customers: Customers,
    private readonly inbox: Inbox,
  ) {}

  /** Whoever cancelled the try before it came does not wait for its answer any more. */
  prepare(request: BusRequest<PayloadOf<Prepare>>): Promise<Reply<Verdict>> {
    const { customer_id: customerId, partner_id: partnerId, attempt } = request.payload;
    return this.once<Verdict>(request, async (tx) => {
      let isLate = false;
      await this.customers.change(tx, customerId, (customer) => {
        const fenced = withFence(customer, { partnerId, attempt });
        isLate = fenced === undefined;
        return fenced ?? customer;
      });
      return isLate ? refuse('CBC.99007004', { items: ['CANCELLED'] }) : PASSED;
    });
  }

  cancel(request: BusRequest<PayloadOf<Cancel>>): Promise<Reply<AnswerOf<Cancel>>> {
    const { customer_id: customerId, attempt } = request.payload;
    return this.once<AnswerOf<Cancel>>(request, async (tx) => {
      await this.customers.change(tx, customerId, (customer) => withUnlinkOver(customer, attempt));
      return {};
    });
  }

  check(): Promise<Reply<Verdict>> {
    return Promise.resolve(answer(PASSED));
  }

  private async once<A>(request: BusRequest<unknown>, work: (tx: Tx) => Promise<A | Refusal>): Promise<Reply<A>> {
    const [reply] = await this.inbox.runOnce<BusRequest<unknown>, A>([request], async (_, tx) => [await work(tx)]);
    return reply!;
  }
}
