import { AUDIT_ENTRIES, AUDIT_INDEX, type IndexPlan, type SealedRow } from '@pc/store';
import type { Customer } from '../../domain/customer';
import type { RealnameAuth } from '../../domain/realname-auth';
import type { Platform } from '../../ports/platforms';

export const PLATFORMS = 'platforms';
export const CUSTOMERS = 'customers';
export const REALNAME_AUTHS = 'realname_auths';

export type PlatformDocument = Omit<Platform, 'partnerId'> & { _id: string };

export type CustomerDocument = Omit<Customer, 'id'> & { _id: string; /** Rises with every write. */ changes: number };

export interface RealnameAuthDocument extends Pick<RealnameAuth, 'status' | 'type'> {
  readonly _id: string;
  readonly identity?: { readonly type: 0 | 1; readonly name: string; readonly number: SealedRow };
  /** How many events were told of it, and where the last stands in the outbox. */
  readonly version: number;
  readonly position: number;
  /** Rises with every write. */
  readonly changes: number;
}

export const INDEXES: IndexPlan = {
  /** Not unique: for a moment the copy may hold a bucket twice, when one partner left it and another has just taken it. */
  [PLATFORMS]: [{ name: 'bucket', key: { bucket: 1 } }],
  [CUSTOMERS]: [],
  [REALNAME_AUTHS]: [{ name: 'number', key: { 'identity.number.index': 1 } }],
  [AUDIT_ENTRIES]: [AUDIT_INDEX],
};
