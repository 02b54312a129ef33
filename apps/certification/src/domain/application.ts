import { refuse, type Refusal } from '@pc/kernel';
import { verified, type Identity, type RealnameAuth } from './realname-auth';

export type ApplicationKind = 'FIRST_INDIVIDUAL' | 'FIRST_ENTERPRISE' | 'CHANGE';
export type ApplicationMethod = 'SCAN' | 'BANK';
export type ApplicationStatus = 'REVIEWING' | 'FAILED' | 'PASSED';

/** The person who stands for an enterprise. */
export interface LegalPerson {
  readonly name: string;
  readonly number: string;
}

export interface BankCard {
  readonly account: string;
  readonly areaCode: string;
  readonly mobile: string;
}

/** What a partner filed for a customer (certification 4.6). */
export interface Application {
  readonly id: string;
  readonly customerId: string;
  readonly kind: ApplicationKind;
  readonly method: ApplicationMethod;
  readonly status: ApplicationStatus;
  readonly identity: Identity;
  /** Of a person: `verified_type`; of an organisation: `certificate_type`. */
  readonly documentType?: number;
  /** Names below the bucket's folder, in the order of their meaning. */
  readonly files: readonly string[];
  readonly bucket: string;
  readonly legalPerson?: LegalPerson;
  readonly bankCard?: BankCard;
  readonly regCountry?: string;
  readonly regAddress?: string;
  readonly partnerId: string;
  readonly submittedAt: Date;
  /** Why it failed. */
  readonly opinion?: string;
  readonly decidedAt?: Date;
  /** Of the staff; absent where no people decided. */
  readonly decidedBy?: string;
}

/** An authentication and the application that moves it. */
export interface Step {
  readonly auth: RealnameAuth;
  readonly application: Application;
}

export type NewApplication = Omit<Application, 'status' | 'opinion' | 'decidedAt' | 'decidedBy'>;

/** Rows 2 and 5 of 4.7: decided without people. */
export function pass(auth: RealnameAuth, filed: NewApplication): Step {
  const application: Application = { ...filed, status: 'PASSED', decidedAt: filed.submittedAt };
  return { auth: verified(auth, filed.identity), application };
}

/** Rows 1, 4, 6 and 9 of 4.7: it waits for people. While a change waits, the old identity stays in force. */
export function submit(auth: RealnameAuth, filed: NewApplication): Step {
  const application: Application = { ...filed, status: 'REVIEWING' };
  const { customerId } = auth;
  const waiting: RealnameAuth =
    filed.kind === 'CHANGE'
      ? { ...auth, underReview: filed.id }
      : { customerId, status: 0, type: filed.identity.type, underReview: filed.id };
  return { auth: waiting, application };
}

export interface Review {
  readonly passed: boolean;
  readonly opinion?: string;
  readonly at: Date;
  readonly by: string;
}

/** Rows 7, 8, 10 and 11 of 4.7, RN-27. */
export function review({ auth, application }: Step, { passed, opinion, at, by }: Review): Step | Refusal {
  if (application.status !== 'REVIEWING' || auth.underReview !== application.id)
    return refuse('CBC.99007004', { items: ['RN_WRONG_STATE'] });
  if (!passed && !opinion) return refuse('CBC.0100', { field: 'opinion', reason: 'required' });
  const decided = { ...application, decidedAt: at, decidedBy: by };
  if (passed) return { auth: verified(auth, application.identity), application: { ...decided, status: 'PASSED' } };
  return { auth: failed(auth, application), application: { ...decided, status: 'FAILED', opinion: opinion! } };
}

function failed(auth: RealnameAuth, { kind, identity }: Application): RealnameAuth {
  const { underReview: _over, ...rest } = auth;
  return kind === 'CHANGE' ? rest : { ...rest, status: 1, type: identity.type };
}
