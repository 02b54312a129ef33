import type { Fen } from '@pc/kernel';
import type { PaidPart } from './accounts/hold';
import type { AssociationType } from './customer';
import type { Dealer } from './dealer';

export type ProxyPayStatus = 'PENDING' | 'PAYING' | 'PAID' | 'REJECTED' | 'WITHDRAWN' | 'CANCELLED' | 'EXPIRED';

/** How a partner paid (billing 4.4). */
export interface PaidByProxy {
  readonly method: 'BALANCE';
  readonly amount: Fen;
  readonly parts: readonly PaidPart[];
  readonly discountId?: string;
  readonly couponIds: readonly string[];
  readonly sagaId: string;
}

/** The customer's choice that its partner pays an unpaid order (billing 4.4). */
export interface ProxyPayRequest {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  /** Who is asked, as it was when the request was made. */
  readonly dealer: Dealer;
  readonly associationType: AssociationType;
  readonly status: ProxyPayStatus;
  readonly amountDue: Fen;
  readonly expireTime: Date;
  readonly createTime: Date;
  readonly decidedTime?: Date;
  readonly rejectReason?: string;
  /** The partner's user who decided. */
  readonly operator?: string;
  readonly paid?: PaidByProxy;
  readonly version: number;
}
