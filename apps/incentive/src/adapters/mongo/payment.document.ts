import { incentive } from '@pc/contracts';
import type { Payment } from '../../domain/payment';
import { couponKindOf } from './wire-names';

/** What the coupons of a payment hold or paid; kept for good, since it explains what is spent of them. */
export interface PaymentDocument {
  readonly _id: string;
  readonly customer_id: string;
  readonly order_id: string;
  readonly status: Payment['status'];
  readonly coupons: readonly DeductionDocument[];
  readonly code?: string | undefined;
  /** Of its last change. */
  readonly time: Date;
}

interface DeductionDocument {
  readonly coupon_id: string;
  readonly quota_id: string;
  readonly coupon_type: number;
  readonly is_rebate: boolean;
  readonly amount: bigint;
  readonly lines: readonly { readonly order_line_item_id: string; readonly amount: bigint }[];
}

export function paymentDocument({ id, customerId, orderId, status, deductions, code }: Payment, time: Date): PaymentDocument {
  return {
    _id: id,
    customer_id: customerId,
    order_id: orderId,
    status,
    coupons: deductions.map(({ couponId, quotaId, kind, isRebate, amount, lines }) => ({
      coupon_id: couponId,
      quota_id: quotaId,
      coupon_type: incentive.COUPON_TYPES[kind],
      is_rebate: isRebate,
      amount,
      lines: lines.map((line) => ({ order_line_item_id: line.lineId, amount: line.amount })),
    })),
    code,
    time,
  };
}

export function paymentOf(document: PaymentDocument): Payment {
  return {
    id: document._id,
    customerId: document.customer_id,
    orderId: document.order_id,
    status: document.status,
    deductions: document.coupons.map(({ coupon_id, quota_id, coupon_type, is_rebate, amount, lines }) => ({
      couponId: coupon_id,
      quotaId: quota_id,
      kind: couponKindOf(coupon_type),
      isRebate: is_rebate,
      amount,
      lines: lines.map((line) => ({ lineId: line.order_line_item_id, amount: line.amount })),
    })),
    ...(document.code !== undefined && { code: document.code }),
  };
}
