import { Injectable } from '@nestjs/common';
import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { StoreConnection } from '@pc/store';
import { Lists, type AssociationTypeAtIssue, type OwnerFilter } from '../../ports/lists';
import { listAllottedQuotas } from './allotted-quota-list';
import { HeldCouponList } from './held-coupon-list';
import { IssuedCouponList } from './issued-coupon-list';
import { listQuotas } from './quota-list';
import { listQuotaRecords } from './quota-record-list';
import { Ranks } from './ranks';
import { RecordList } from './record-list';

@Injectable()
export class ListsRepository extends Lists {
  private readonly issued: IssuedCouponList;
  private readonly held: HeldCouponList;
  private readonly recorded: RecordList;

  constructor(
    private readonly store: StoreConnection,
    ranks: Ranks,
  ) {
    super();
    this.issued = new IssuedCouponList(store, ranks.coupons);
    this.held = new HeldCouponList(store);
    this.recorded = new RecordList(store, ranks);
  }

  quotas(owner: OwnerFilter, filter: PayloadOf<typeof incentive.listQuotas>): Promise<AnswerOf<typeof incentive.listQuotas>> {
    return listQuotas(this.store, owner, filter);
  }

  issuedCoupons(
    owner: OwnerFilter,
    types: readonly AssociationTypeAtIssue[],
    endedBefore: Date,
    filter: PayloadOf<typeof incentive.listIssuedCoupons>,
  ): Promise<AnswerOf<typeof incentive.listIssuedCoupons>> {
    return this.issued.page(owner, types, endedBefore, filter);
  }

  records(
    owner: OwnerFilter,
    filter: PayloadOf<typeof incentive.listCouponRecords>,
  ): Promise<AnswerOf<typeof incentive.listCouponRecords>> {
    return this.recorded.page(owner, filter);
  }

  coupons(endedBefore: Date, filter: PayloadOf<typeof incentive.listCoupons>): Promise<AnswerOf<typeof incentive.listCoupons>> {
    return this.held.page(endedBefore, filter);
  }

  allottedQuotas(
    partnerId: string,
    filter: PayloadOf<typeof incentive.listAllottedQuotas>,
  ): Promise<AnswerOf<typeof incentive.listAllottedQuotas>> {
    return listAllottedQuotas(this.store, partnerId, filter);
  }

  quotaRecords(
    partnerId: string,
    filter: PayloadOf<typeof incentive.listQuotaRecords>,
  ): Promise<AnswerOf<typeof incentive.listQuotaRecords>> {
    return listQuotaRecords(this.store, partnerId, filter);
  }

  couponsById(ids: readonly string[]): Promise<incentive.CouponView[]> {
    return this.held.byId(ids);
  }
}
