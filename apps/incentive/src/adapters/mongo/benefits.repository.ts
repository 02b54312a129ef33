import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { Coupon } from '../../domain/coupon';
import type { Reseller } from '../../domain/partner';
import { handsOn, type Quota } from '../../domain/quota';
import { Benefits, type Happening, type IssuedTotals } from '../../ports/benefits';
import { COUPONS, QUOTAS } from './collections';
import { couponOf, type CouponDocument } from './coupon.document';
import { saveCoupons } from './coupon-writes';
import { publish } from './event-writes';
import { ExpiryCalendar } from './expiry-calendar';
import { quotaOf, type QuotaDocument } from './quota.document';
import { markOwnerLeft, saveQuotas, touchQuotasOf } from './quota-writes';
import { Ranks } from './ranks';
import { saveQuotaRecords } from './quota-record-writes';
import { saveRecords } from './record-writes';

/** Quotas and coupons on the native driver: this is the path of every issue (architecture 5). */
@Injectable()
export class BenefitsRepository extends Benefits {
  constructor(
    private readonly ranks: Ranks,
    private readonly calendar: ExpiryCalendar,
  ) {
    super();
  }

  async quotas(tx: Tx, ids: readonly string[]): Promise<Quota[]> {
    const found = await this.find(tx, ids);
    const parents = found.filter(handsOn).map(({ parentId }) => parentId);
    return parents.length === 0
      ? found
      : [
          ...found,
          ...(await this.quotas(
            tx,
            parents.filter((id) => !ids.includes(id)),
          )),
        ];
  }

  async quotasWithParents(tx: Tx, ids: readonly string[]): Promise<Quota[]> {
    const found = await this.find(tx, ids);
    const parents = found.flatMap(({ parentId }) => parentId ?? []);
    return [...found, ...(await this.find(tx, parents))];
  }

  async quotasOfReseller(tx: Tx, { id, distributorId }: Pick<Reseller, 'id' | 'distributorId'>): Promise<Quota[]> {
    const filter = { owner_partner_id: distributorId, indirect_partner_id: id };
    const documents = await tx
      .collection<QuotaDocument>(QUOTAS)
      .find(filter, { session: tx.session, projection: { _id: 1 } })
      .toArray();
    return this.quotasWithParents(
      tx,
      documents.map(({ _id }) => _id),
    );
  }

  async coupon(tx: Tx, id: string): Promise<Coupon | undefined> {
    const document = await tx.collection<CouponDocument>(COUPONS).findOne({ _id: id }, { session: tx.session });
    return document ? couponOf(document) : undefined;
  }

  async coupons(tx: Tx, ids: readonly string[]): Promise<Coupon[]> {
    if (ids.length === 0) return [];
    const documents = await tx
      .collection<CouponDocument>(COUPONS)
      .find({ _id: { $in: [...ids] } }, { session: tx.session })
      .toArray();
    documents.forEach(({ position }) => position !== undefined && tx.observe(position));
    return documents.map(couponOf);
  }

  async usableCouponsOf(tx: Tx, customerId: string): Promise<Coupon[]> {
    const documents = await tx.collection<CouponDocument>(COUPONS).find({ customer_id: customerId }, { session: tx.session }).toArray();
    return documents.map(couponOf).filter((coupon) => coupon.status === 'USABLE');
  }

  async issuedTotals(tx: Tx, quotaIds: readonly string[], customerIds: readonly string[]): Promise<IssuedTotals> {
    const totals = new Map<string, bigint>();
    const filter = { customer_id: { $in: [...customerIds] }, quota_id: { $in: [...quotaIds] } };
    const coupons =
      quotaIds.length === 0 ? [] : await tx.collection<CouponDocument>(COUPONS).find(filter, { session: tx.session }).toArray();
    for (const { quota_id, customer_id, face_value } of coupons) {
      const key = `${quota_id}|${customer_id}`;
      totals.set(key, (totals.get(key) ?? 0n) + face_value);
    }
    return { of: (quotaId, customerId) => totals.get(`${quotaId}|${customerId}`) ?? 0n };
  }

  async save(tx: Tx, happenings: readonly Happening[]): Promise<void> {
    const events = happenings.flatMap((happening) => happening.events);
    if (events.length === 0) return;
    await saveQuotas(tx, events);
    const numbers = await saveCoupons(tx, happenings, { ranks: this.ranks.coupons, calendar: this.calendar });
    await saveRecords(tx, happenings, numbers, this.ranks.records);
    await saveQuotaRecords(tx, happenings);
    publish(tx, events);
  }

  markOwnerLeft(tx: Tx, reseller: Reseller): Promise<void> {
    return markOwnerLeft(tx, reseller);
  }

  touchIssuer(tx: Tx, partnerId: string): Promise<void> {
    return touchQuotasOf(tx, partnerId);
  }

  private async find(tx: Tx, ids: readonly string[]): Promise<Quota[]> {
    const documents = await tx
      .collection<QuotaDocument>(QUOTAS)
      .find({ _id: { $in: [...new Set(ids)] } }, { session: tx.session })
      .toArray();
    documents.forEach(({ position }) => tx.observe(position));
    return documents.map(quotaOf);
  }
}
