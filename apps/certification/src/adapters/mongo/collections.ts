import { AUDIT_ENTRIES, AUDIT_INDEX, type IndexPlan, type SealedRow } from '@pc/store';
import type { Customer } from '../../domain/customer';
import type { RealnameAuth } from '../../domain/realname-auth';
import type { Filings } from '../../ports/filing-log';
import type { Platform } from '../../ports/platforms';

export const PLATFORMS = 'platforms';
export const CUSTOMERS = 'customers';
export const REALNAME_AUTHS = 'realname_auths';
export const REALNAME_APPLICATIONS = 'realname_applications';
export const REALNAME_FILINGS = 'realname_filings';
export const REALNAME_FACES = 'realname_faces';
export const REALNAME_FIXTURES = 'realname_fixtures';

export type PlatformDocument = Omit<Platform, 'partnerId'> & { _id: string };

export type CustomerDocument = Omit<Customer, 'id'> & { _id: string; /** Rises with every write. */ changes: number };

export interface RealnameAuthDocument extends Pick<RealnameAuth, 'status' | 'type' | 'underReview'> {
  readonly _id: string;
  readonly identity?: { readonly type: 0 | 1; readonly name: string; readonly number: SealedRow };
  /** How many events were told of it, and where the last stands in the outbox. */
  readonly version: number;
  readonly position: number;
  /** Rises with every write. */
  readonly changes: number;
}

export interface FilingsDocument extends Filings {
  readonly _id: string;
  readonly touched_at: Date;
}

export interface FaceCodeDocument {
  readonly _id: string;
  readonly token_hash: string;
  readonly expires_at: Date;
}

export interface FixtureDocument {
  readonly _id: string;
  readonly outcome: string;
  readonly at: Date;
}

const DAY_S = 86_400;

export const INDEXES: IndexPlan = {
  /** Not unique: for a moment the copy may hold a bucket twice, when one partner left it and another has just taken it. */
  [PLATFORMS]: [{ name: 'bucket', key: { bucket: 1 } }],
  [CUSTOMERS]: [],
  [REALNAME_AUTHS]: [{ name: 'number', key: { 'identity.number.index': 1 } }],
  [REALNAME_APPLICATIONS]: [
    { name: 'customer', key: { customer_id: 1, submitted_at: -1, _id: -1 } },
    { name: 'status', key: { status: 1, submitted_at: -1, _id: -1 } },
  ],
  /** Nothing older counts (RN-11, RN-18). */
  [REALNAME_FILINGS]: [{ name: 'touched', key: { touched_at: 1 }, expireAfterSeconds: 2 * DAY_S }],
  [REALNAME_FACES]: [
    { name: 'token', key: { token_hash: 1 }, unique: true },
    { name: 'life', key: { expires_at: 1 }, expireAfterSeconds: DAY_S },
  ],
  [REALNAME_FIXTURES]: [],
  [AUDIT_ENTRIES]: [AUDIT_INDEX],
};
