import type { Reply } from '@pc/bus';
import { billing, SYSTEM_CALLER, type AnswerOf, type incentive, type PayloadOf } from '@pc/contracts';
import { formatUtc, isRefusal } from '@pc/kernel';
import { uniqueName } from '@pc/testing';
import type { IncentiveHarness } from './incentive-harness';
import { bodyOf } from './replies';

type Quote = PayloadOf<typeof incentive.quoteCoupons>;
type Deductions = AnswerOf<typeof incentive.quoteCoupons>;

export const VOUCHER = 301;

/** A payment of an order with coupons, as billing's saga carries it out; its ids stay, whatever step is repeated. */
export class Paying {
  readonly paymentId = uniqueName('payment');
  private readonly orderId = uniqueName('order');
  private createTime: string | undefined;

  constructor(
    private readonly service: IncentiveHarness,
    readonly customerId: string,
    private readonly coupons: readonly { id: string; type?: number }[],
    private readonly change: Partial<Quote> & { payable_fen?: number } = {},
  ) {}

  /** The same payment of an order from another time than now. */
  orderedAt(createTime: string): this {
    this.createTime = createTime;
    return this;
  }

  quote(caller = SYSTEM_CALLER): Promise<Reply<Deductions>> {
    return this.service.payments.quote(this.service.ask(this.question, caller));
  }

  /** Locks what is quoted now, or what is given. */
  async lock(quoted?: Record<string, number>, caller = SYSTEM_CALLER): Promise<Reply<Deductions>> {
    const amounts = quoted ?? (await this.quoted());
    const told = Object.entries(amounts).map(([coupon_id, amount_fen]) => ({ coupon_id, amount_fen }));
    return this.service.payments.lock(this.service.ask({ payment_id: this.paymentId, ...this.question, quoted: told }, caller));
  }

  /** By coupon; nothing for a choice that is refused. */
  async quoted(): Promise<Record<string, number>> {
    const reply = await this.quote();
    return isRefusal(reply) ? {} : amountsOf(reply);
  }

  cancel(caller = SYSTEM_CALLER): Promise<Reply<object>> {
    const ids = { payment_id: this.paymentId, order_id: this.orderId, customer_id: this.customerId };
    return this.service.payments.cancel(this.service.ask(ids, caller));
  }

  /** Billing tells that the order is paid, with what the coupons paid. */
  paid(coupons: Record<string, number>): Promise<void> {
    const told = Object.entries(coupons).map(([coupon_id, amount_fen]) => ({ coupon_id, amount_fen }));
    const event = this.service.event(billing.orderPaid, 2, {
      order_id: this.orderId,
      payment_id: this.paymentId,
      customer_id: this.customerId,
      payer_id: this.customerId,
      paid: [],
      coupons: told,
      consumption_fen: 0,
      performance_fen: 0,
      paid_at: formatUtc(this.service.clock.now()),
    });
    return this.service.billingEvents.orderPaid(event);
  }

  /** Locks and pays, which must succeed. */
  async pay(): Promise<void> {
    await this.paid(amountsOf(await this.lock()));
  }

  private get question(): Quote {
    const { payable_fen = 100_000, ...change } = this.change;
    return {
      customer_id: this.customerId,
      order: {
        order_id: this.orderId,
        create_time: this.createTime ?? formatUtc(this.service.clock.now()),
        order_type: 1,
        enterprise_project_ids: [],
        lines: [{ ...LINE, payable_fen }],
      },
      coupons: this.coupons.map(({ id, type = VOUCHER }) => ({ coupon_id: id, type })),
      ...change,
    };
  }
}

const LINE = { order_line_item_id: 'l1', product_id: 'p', service_type_code: 'ecs', period_type: 2, period_num: 1, marketplace: false };

export function amountsOf(reply: Reply<Deductions>): Record<string, number> {
  return Object.fromEntries(bodyOf(reply).deductions.map(({ coupon_id, amount_fen }) => [coupon_id, amount_fen]));
}
