import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import type { Coupon } from '../domain/coupon';
import type { Owner } from '../domain/quota';

/** One owner exactly; for an operator also all of a partner (its own and its resellers') or everybody. */
export type OwnerFilter =
  { readonly type: 'one'; readonly owner: Owner } | { readonly type: 'partner'; readonly partnerId: string } | { readonly type: 'all' };

export type AssociationTypeAtIssue = Coupon['associationType'];

/** The lists of benefits 5.1 and 5.4 to 5.6 with the semantics of section 6, for whoever was found to have the right to them. */
export abstract class Lists {
  abstract quotas(owner: OwnerFilter, filter: PayloadOf<typeof incentive.listQuotas>): Promise<AnswerOf<typeof incentive.listQuotas>>;
  /** Of customers of these association types, without those that ended at `endedBefore` or earlier (benefits ). */
  abstract issuedCoupons(
    owner: OwnerFilter,
    types: readonly AssociationTypeAtIssue[],
    endedBefore: Date,
    filter: PayloadOf<typeof incentive.listIssuedCoupons>,
  ): Promise<AnswerOf<typeof incentive.listIssuedCoupons>>;
  abstract records(
    owner: OwnerFilter,
    filter: PayloadOf<typeof incentive.listCouponRecords>,
  ): Promise<AnswerOf<typeof incentive.listCouponRecords>>;
  /** What the holder still sees: not what was taken back, unless asked for, nor what ended or was closed at `endedBefore` or earlier (benefits ). */
  abstract coupons(endedBefore: Date, filter: PayloadOf<typeof incentive.listCoupons>): Promise<AnswerOf<typeof incentive.listCoupons>>;
  /** Benefits 5.9 and 5.10: what this distributor allotted, and the records of that. */
  abstract allottedQuotas(
    partnerId: string,
    filter: PayloadOf<typeof incentive.listAllottedQuotas>,
  ): Promise<AnswerOf<typeof incentive.listAllottedQuotas>>;
  abstract quotaRecords(
    partnerId: string,
    filter: PayloadOf<typeof incentive.listQuotaRecords>,
  ): Promise<AnswerOf<typeof incentive.listQuotaRecords>>;
  /** These coupons, newest first. */
  abstract couponsById(ids: readonly string[]): Promise<incentive.CouponView[]>;
}
