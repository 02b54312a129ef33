import type { Fen, Refusal } from '@pc/kernel';
import type { Coupon, ReclaimOperation } from './coupon';
import type { Reseller } from './partner';
import type { Quota } from './quota';

export type QuotaCause =
  | 'GRANTED'
  | 'ISSUED'
  | 'RECLAIMED'
  | 'ADJUSTED'
  | 'FROZEN'
  | 'UNFROZEN'
  | 'VOIDED'
  | 'EXTENDED'
  | 'EXPIRED'
  | 'ALLOTTED'
  | 'ALLOTMENT_RECLAIMED'
  | 'CREDITED';

/** What happened, in the order in which it happened. Objects are as they are afterwards. */
export type DomainEvent =
  | { readonly type: 'quota-changed'; readonly quota: Quota; readonly cause: QuotaCause; readonly delta: Fen }
  | { readonly type: 'coupon-issued'; readonly coupon: Coupon }
  | {
      readonly type: 'customer-refused';
      readonly quota: Quota;
      readonly customerId: string;
      readonly code: string;
      readonly amount: Fen;
      readonly memo?: string;
    }
  | { readonly type: 'coupon-reclaimed'; readonly coupon: Coupon; readonly operation: ReclaimOperation; readonly amount: Fen }
  | { readonly type: 'reclaim-refused'; readonly coupon: Coupon; readonly code: string }
  | { readonly type: 'coupon-frozen'; readonly coupon: Coupon }
  | { readonly type: 'coupon-locked' | 'coupon-unlocked' | 'coupon-spent'; readonly coupon: Coupon; readonly amount: Fen }
  | AllotmentEvent;

/** What the records of allotments tell (benefits 2.6); the money is told by the changes of the quotas. */
export type AllotmentEvent =
  | { readonly type: 'quota-allotted'; readonly quota: Quota; readonly reseller: Reseller; readonly amount: Fen }
  | { readonly type: 'allotment-refused'; readonly parent: Quota; readonly reseller: Reseller; readonly amount: Fen; readonly code: string }
  | { readonly type: 'quota-reclaimed'; readonly quota: Quota; readonly reseller: Reseller; readonly amount: Fen; readonly remark?: string }
  | {
      readonly type: 'quota-reclaim-refused';
      readonly partnerId: string;
      readonly quotaId: string;
      /** When the quota is one that the partner allotted. */
      readonly quota?: Quota;
      readonly reseller?: Reseller;
      readonly code: string;
      readonly remark?: string;
    };

/** The outcome of a command: what happened and, when it was refused, why. A refusal may still leave a record (benefits R-57). */
export interface Decision {
  readonly events: readonly DomainEvent[];
  readonly refusal?: Refusal;
}

export function refused(refusal: Refusal, ...events: readonly DomainEvent[]): Decision {
  return { events, refusal };
}

export function happened(...events: readonly DomainEvent[]): Decision {
  return { events };
}
