import type { NamedIndex } from '@pc/store';
import type { Account } from '../../../domain/account';

/**
 * Where a customer stands in the list that it belongs to. `seq` is its rank by the order of writing, which is nearly the
 * order of the list; `peak` says how far it may be off: nothing of a lower rank is newer than that.
 */
export interface Listing {
  /** The partner's, the reseller's, or one of those of customers without either. */
  scope: string;
  seq: number;
  /** By which the list is ordered, in whole seconds as they are shown. */
  at: Date;
  peak: Date;
}

/**
 * The first page and every window of a walk are an exact range of this index. Not a partial one, though other parties have no place:
 * a store may leave a partial index aside when the condition does not repeat its filter, and would then read every account.
 */
export const LISTING_INDEX: NamedIndex = { name: 'listing', key: { 'listing.scope': 1, 'listing.seq': 1 } };

export type Place = Pick<Listing, 'scope' | 'at'>;

const NOBODY = '-';

/** The list of a partner's own customers, or of a reseller's. */
export const scopeOf = (partnerId: string, resellerId: string | undefined) => resellerId ?? partnerId;

/** Customers without a partner are spread over 16 lists, so that registrations do not wait for one another. */
export const isScopeOfNobody = (scope: string) => scope.startsWith(NOBODY);

/** The list where an account belongs, and since when; undefined: no customer. */
export function placeOf(account: Account, now: Date): Place | undefined {
  if (account.type !== 'CUSTOMER') return undefined;
  const { association, id } = account;
  if (!association) return { scope: `${NOBODY}${id.slice(0, 1)}`, at: wholeSecond(now) };
  return { scope: scopeOf(association.partnerId, association.indirectPartnerId), at: wholeSecond(association.associatedOn) };
}

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}
