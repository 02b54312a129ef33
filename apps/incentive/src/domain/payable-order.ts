import type { Fen } from '@pc/kernel';

/** An order as far as coupons look at it. */
export interface PayableOrder {
  readonly createTime: Date;
  /** 1 new, 2 renewal, 3 change (billing 3). */
  readonly orderType: number;
  readonly projects: readonly string[];
  readonly lines: readonly PayableLine[];
}

export interface PayableLine {
  readonly id: string;
  readonly productId: string;
  readonly serviceType: string;
  readonly region?: string;
  readonly periodType: number;
  readonly periodNum?: number;
  readonly marketplace: boolean;
  /** After discounts. */
  readonly payable: Fen;
}
