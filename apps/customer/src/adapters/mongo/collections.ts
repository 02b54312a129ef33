import type { Account } from '../../domain/account';
import type { AssociationLine } from '../../domain/association-log';
import type { AccessKey } from '../../domain/access-key';
import type { IdentityProof } from '../../domain/accounts/identity-proof';
import type { Company, ProfileEdit } from '../../domain/companies/company';
import type { PendingAssociation } from '../../domain/registration/pending-association';
import type { ResellerInvitation } from '../../domain/resellers/joining';
import type { SealedRow } from '@pc/store';
import type { Session } from '../../domain/access/session';
import type { Token } from '../../domain/token';
import type { User } from '../../domain/user';
import type { Listing } from './customer-list/listing';

/** A document keeps a domain object as it is, but for its id. */
type Stored<T, Id extends keyof T> = T extends T ? Omit<T, Id> & { _id: string } : never;

export interface ContactDocument {
  phone?: SealedRow;
  email?: SealedRow;
}

export type AccountDocument = Stored<Account, 'id' | 'contact'> & {
  contact: ContactDocument;
  nameKey: string;
  /** Of a customer with a real name, for searches. */
  realNameKey?: string;
  /** Where a customer stands in the list of its partner. */
  listing?: Listing;
  passwordHash?: string;
  /** Outbox position of the last change: the next one's is greater. Guards against changes at the same moment. */
  position: number;
};

export type KeyDocument = Stored<AccessKey, 'accessKey'> & { sealedSecretKey: string };
export type UserDocument = Stored<User, 'id'> & { nameKey: string; passwordHash: string };
export type CompanyDocument = Stored<Company, 'id'>;
export type ProfileEditDocument = Stored<ProfileEdit, 'id'>;
export type IdentityProofDocument = Stored<IdentityProof, 'hash'>;
/** Where changes to one e-mail address meet. */
export interface EmailAddressDocument {
  _id: string;
  turns: number;
}
export type TokenDocument = Stored<Token, 'hash'>;
export type SessionDocument = Stored<Session, 'hash'>;

export interface LoginFailuresDocument {
  /** Keyed hash of the names that were tried. */
  _id: string;
  at: Date[];
  lockedUntil?: Date;
  forgetAt: Date;
}

/** `_id` is customer and version, so that no event is logged twice. */
export type AssociationLogDocument = AssociationLine & { _id: string };

/** `_id` is the list. */
export interface ListLengthDocument {
  _id: string;
  /** The last rank given. */
  last: number;
  /** Ranks that hold nobody any more. */
  left: number;
  /** The latest time of all that ever stood in it. */
  peak: Date;
}

/** What a customer consumed in a calendar year; `_id` is year and customer. */
export interface ConsumptionDocument {
  _id: string;
  customerId: string;
  year: number;
  fen: bigint;
  /** Absent once the level has seen all of it. */
  changedAt?: Date;
}

/** `_id` is the event: each counts once. */
export interface CountedEventDocument {
  _id: string;
  customerId: string;
  year: number;
  fen: bigint;
  at: Date;
}

export type ResellerInvitationDocument = Stored<ResellerInvitation, 'id'>;

export interface LevelRunDocument {
  _id: string;
  day: Date;
}

/** Of a report, what tells whether a phone or an e-mail is spoken for. `partnerId` is null for the vendor's own. */
export interface ReportMark {
  _id: string;
  partnerId: string | null;
  /** Keyed hashes, as accounts have them for `contact.phone` and `contact.email`. */
  phoneKey?: string;
  emailKey?: string;
  status: string;
  expiresAt: Date;
}

/** `_id` is the keyed hash of the phone. */
export interface PhoneDocument {
  _id: string;
  turns: number;
}

/** `_id` is the customer. */
export type PendingAssociationDocument = Stored<PendingAssociation, 'customerId'> & {
  /** Absent once it was refused; what is done has no document. */
  waiting?: true;
  /** Why it was refused, and when. */
  refused?: string;
  refusedAt?: Date;
};

export const COLLECTIONS = {
  accounts: 'accounts',
  keys: 'access_keys',
  users: 'users',
  tokens: 'tokens',
  identityProofs: 'identity_proofs',
  emailAddresses: 'email_addresses',
  companies: 'companies',
  profileEdits: 'profile_edits',
  sessions: 'sessions',
  loginFailures: 'login_failures',
  associationLog: 'association_log',
  pendingAssociations: 'pending_associations',
  listLengths: 'customer_list_lengths',
  consumption: 'consumption',
  countedEvents: 'counted_events',
  levelRuns: 'level_runs',
  resellerInvitations: 'reseller_invitations',
  phones: 'phones',
  reports: 'reports',
  invitations: 'invitations',
  acceptances: 'invitation_results',
  codes: 'verification_codes',
  notices: 'notices',
} as const;
