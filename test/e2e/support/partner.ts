import type { Test } from 'supertest';
import { Account } from './account';
import type { Allotted, AllottedQuotas, Coupon, Coupons, Issued, Quota, QuotaRecords, Quotas, Records } from './answers';
import { Browser, type Login } from './browser';
import { PATHS, withQuery } from './paths';

type Query = Parameters<typeof withQuery>[1];
type Headers = Readonly<Record<string, string>>;

/** A partner that a test made for itself: what it does with its quotas and coupons. */
export class Partner extends Account {
  /** The same partner, logged in to its console. */
  async inConsole(login?: Login): Promise<Partner> {
    return new Partner(this.endpoint, this.id, this.name, this.key, await Browser.loggedIn(this, login));
  }

  issue(quotaId: string, customers: readonly Account[], faceValue: number | string = 100, more: object = {}, headers: Headers = {}): Test {
    return this.api.post(
      PATHS.coupons,
      { quota_id: quotaId, customer_ids: customers.map(({ id }) => id), face_value: faceValue, ...more },
      headers,
    );
  }

  /** Issues and expects that every customer gets one; the coupons in the order of the customers. */
  async give(quotaId: string, customers: readonly Account[], faceValue: number | string = 100, more: object = {}): Promise<string[]> {
    const { coupon_infos, error_details } = (await this.issue(quotaId, customers, faceValue, more).expect(200)).body as Issued;
    expect(error_details).toEqual([]);
    expect(coupon_infos.map(({ id }) => id)).toEqual(customers.map(({ id }) => id));
    return coupon_infos.map(({ coupon_id }) => coupon_id);
  }

  reclaim(couponId: string, more: object = {}, headers: Headers = {}): Test {
    return this.api.post(PATHS.reclaim, { coupon_id: couponId, ...more }, headers);
  }

  allot(quotaId: string, resellerIds: readonly string[], amount: number | string, headers: Headers = {}): Test {
    return this.api.post(PATHS.allot, { quota_id: quotaId, indirect_partner_ids: resellerIds, quota_amount: amount }, headers);
  }

  /** Allots and expects that every reseller gets a quota; the quotas in the order of the resellers. */
  async allots(quotaId: string, resellerIds: readonly string[], amount: number | string): Promise<string[]> {
    const { simple_quota_infos, error_details } = (await this.allot(quotaId, resellerIds, amount).expect(200)).body as Allotted;
    expect([simple_quota_infos.map(({ id }) => id), error_details]).toEqual([resellerIds, []]);
    return simple_quota_infos.map(({ quota_id }) => quota_id);
  }

  takeBack(quotaIds: readonly string[], more: object = {}): Test {
    return this.api.post(PATHS.takeBack, { quota_ids: quotaIds, ...more });
  }

  async allotted(query: Query = {}): Promise<AllottedQuotas> {
    return (await this.api.get(withQuery(PATHS.allotted, query)).expect(200)).body as AllottedQuotas;
  }

  async quotaRecords(query: Query = {}): Promise<QuotaRecords> {
    return (await this.api.get(withQuery(PATHS.quotaRecords, query)).expect(200)).body as QuotaRecords;
  }

  async quotas(body: object = {}): Promise<Quotas> {
    return (await this.api.post(PATHS.quotas, body).expect(200)).body as Quotas;
  }

  async quota(quotaId: string, body: object = {}): Promise<Quota> {
    const { quotas } = await this.quotas({ quota_ids: [quotaId], ...body });
    return quotas[0]!;
  }

  async balance(quotaId: string): Promise<number> {
    return (await this.quota(quotaId)).balance;
  }

  async issued(query: Query = {}): Promise<Coupons> {
    return (await this.api.get(withQuery(PATHS.coupons, query)).expect(200)).body as Coupons;
  }

  async coupon(couponId: string): Promise<Coupon> {
    return (await this.issued({ coupon_id: couponId })).user_coupons[0]!;
  }

  async records(query: Query = {}): Promise<Records> {
    return (await this.api.get(withQuery(PATHS.records, query)).expect(200)).body as Records;
  }
}
