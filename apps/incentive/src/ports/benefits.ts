import type { Fen } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Coupon } from '../domain/coupon';
import type { DomainEvent } from '../domain/domain-event';
import type { Reseller } from '../domain/partner';
import type { Quota } from '../domain/quota';

/** Face values that quotas ever gave to customers. */
export interface IssuedTotals {
  of(quotaId: string, customerId: string): Fen;
}

/** What one command brought about, and who gave it. */
export interface Happening {
  readonly events: readonly DomainEvent[];
  /** Stands in the records (benefits 2.5). */
  readonly operator: string;
}

/** The operator of what nobody asked for. */
export const SYSTEM = 'system';

/** Quotas and coupons, with their records, list positions and the outbox of their events. */
export abstract class Benefits {
  /** These quotas and, of closed ones, those above them; absent ones are left out. */
  abstract quotas(tx: Tx, ids: readonly string[]): Promise<Quota[]>;
  /** These quotas, and those from which they were carved, closed or not. */
  abstract quotasWithParents(tx: Tx, ids: readonly string[]): Promise<Quota[]>;
  /** All that a reseller has of a distributor, with their parents. */
  abstract quotasOfReseller(tx: Tx, reseller: Pick<Reseller, 'id' | 'distributorId'>): Promise<Quota[]>;
  abstract coupon(tx: Tx, id: string): Promise<Coupon | undefined>;
  /** Those that exist. */
  abstract coupons(tx: Tx, ids: readonly string[]): Promise<Coupon[]>;
  abstract usableCouponsOf(tx: Tx, customerId: string): Promise<Coupon[]>;
  abstract issuedTotals(tx: Tx, quotaIds: readonly string[], customerIds: readonly string[]): Promise<IssuedTotals>;

  /**
   * Writes what happened, all of it in `tx`: one guarded update a quota, coupons, records (benefits R-57) and
   * events (benefits R-70).
   */
  abstract save(tx: Tx, happenings: readonly Happening[]): Promise<void>;

  /** Keeps with the allotted quotas of a reseller whether it has left (benefits R-42). */
  abstract markOwnerLeft(tx: Tx, reseller: Reseller): Promise<void>;

  /**
   * Says that a fact about this partner or one of its customers has changed: raises the stamp of its quotas. An issue
   * of the partner that runs meanwhile collides with `tx`, and later ones look at the facts anew.
   */
  abstract touchIssuer(tx: Tx, partnerId: string): Promise<void>;
}
