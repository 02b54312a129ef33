import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing, Caller, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, timeOf } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import type { Order } from '../../domain/order';
import { decideReport, type OrderReport } from '../../domain/report-order';
import { Orders } from '../../ports/orders';

type Contract = typeof billing.reportOrder;
type Request = RequestOf<Contract>;

/** What the customer alone says of its order; all else is the vendor's systems' to report. */
const OWN: ReadonlySet<string> = new Set(['CONFIRM', 'DECLINE']);

/** billing OR-11 */
@Injectable()
export class ReportOrder {
  constructor(
    private readonly orders: Orders,
    private readonly log: OperationLog<'ORDER'>,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { payload, context } = request;
    if (context.caller.kind !== (OWN.has(payload.report) ? 'CUSTOMER' : 'OPERATOR')) return refuse('CBC.0151');
    return this.inbox.once(request, (tx) => this.report(tx, request));
  }

  private async report(tx: Tx, { payload, context }: Request): Promise<OutcomeOf<Contract>> {
    const order = await this.orders.find(tx, payload.order_id.toUpperCase());
    if (!order || !isOf(order, context.caller)) return refuse('CBC.30000010', { field: 'order_id' });
    const events = decideReport(order, reportOf(payload, tx.now), tx.now);
    if (isRefusal(events)) return events;
    await this.orders.save(tx, events);
    if (events.length > 0 && context.caller.kind === 'OPERATOR')
      await this.log.write(tx, context, { object: { type: 'ORDER', id: order.id }, after: { report: payload.report } });
    return {};
  }
}

function isOf({ customerId }: Order, { kind, account_id }: Caller): boolean {
  return kind === 'OPERATOR' || customerId === account_id;
}

function reportOf({ report, effective_time }: PayloadOf<Contract>, now: Date): OrderReport {
  if (report !== 'PROVISIONED') return { type: report };
  return { type: report, effectiveTime: effective_time === undefined ? now : timeOf(effective_time) };
}
