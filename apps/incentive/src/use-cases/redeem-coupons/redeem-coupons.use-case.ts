import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive, type billing, type DataOf } from '@pc/contracts';
import { timeOf } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { decideRedemption } from '../../domain/end-payment';
import type { Payment } from '../../domain/payment';
import { Benefits, SYSTEM } from '../../ports/benefits';
import { Payments } from '../../ports/payments';

type Paid = DataOf<typeof billing.orderPaid>;
const CONSUMER = 'payments';

/** The confirm of billing's payment saga: the order is paid, so what its coupons hold is spent (benefits P-22). */
@Injectable()
export class RedeemCoupons {
  constructor(
    private readonly benefits: Benefits,
    private readonly payments: Payments,
    private readonly inbox: Inbox,
  ) {}

  orderPaid(event: BusEvent<Paid>): Promise<void> {
    return this.inbox.consumeOnce(CONSUMER, event, (tx) => this.redeem(tx, event.data));
  }

  private async redeem(tx: Tx, paid: Paid): Promise<void> {
    const payment = await this.payments.find(tx, paid.payment_id);
    if (payment?.status === 'REDEEMED') return;
    if (payment?.status !== 'LOCKED' && !paid.coupons.some(isUsed)) return;
    if (payment?.status !== 'LOCKED' || !tellsTheSame(payment, paid))
      throw new Error(`Payment ${paid.payment_id} of order ${paid.order_id} was made with other coupons than it holds`);
    const coupons = await this.benefits.coupons(
      tx,
      payment.deductions.map(({ couponId }) => couponId),
    );
    const events = decideRedemption({ payment, coupons, now: tx.now }, timeOf(paid.paid_at));
    await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
    await this.payments.save(tx, { ...payment, status: 'REDEEMED' }, payment);
    tx.emit(incentive.couponsRedeemed, 1, {
      payment_id: payment.id,
      order_id: payment.orderId,
      coupons: payment.deductions.map(({ couponId, amount }) => ({ coupon_id: couponId, amount_fen: Number(amount) })),
    });
  }
}

const isUsed = ({ amount_fen }: Paid['coupons'][number]) => amount_fen > 0;

/** Both services must mean the same money; else somebody has to look (benefits P-23). */
function tellsTheSame({ orderId, deductions }: Payment, { order_id, coupons }: Paid): boolean {
  const told = new Map(coupons.filter(isUsed).map(({ coupon_id, amount_fen }) => [coupon_id, BigInt(amount_fen)]));
  const held = deductions.filter(({ amount }) => amount > 0n);
  return orderId === order_id && held.length === told.size && held.every(({ couponId, amount }) => told.get(couponId) === amount);
}
