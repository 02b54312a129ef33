import { refuse, type Refusal } from '@pc/kernel';

/** -1 not authenticated, 0 under review, 1 failed, 2 authenticated (certification 4.6). */
export type VerifiedStatus = -1 | 0 | 1 | 2;
/** 0 individual, 1 enterprise. */
export type IdentityType = 0 | 1;

/** What was proven of a customer. */
export interface Identity {
  readonly type: IdentityType;
  readonly name: string;
  /** Of the document; it never leaves the service unmasked. */
  readonly number: string;
}

/** How far the real-name authentication of a customer is (certification 4.7). */
export interface RealnameAuth {
  readonly customerId: string;
  readonly status: VerifiedStatus;
  /** -1 while the status is. Under review and failed: of the application. */
  readonly type: -1 | IdentityType;
  /** While the status is 2, and people or a document told it. */
  readonly identity?: Identity;
  /** The application that waits for people. */
  readonly underReview?: string;
}

export function notAuthenticated(customerId: string): RealnameAuth {
  return { customerId, status: -1, type: -1 };
}

/** RN-3, rows 13 and 14 of 4.7: who is authenticated or under review files no first application. */
export function refuseFirst({ status }: RealnameAuth): Refusal | undefined {
  return status === 0 || status === 2 ? refuse('CBC.99007188', { field: 'customer_id' }) : undefined;
}

/** Row 14 of 4.7, and RN-3 of a change: an enterprise changes to nothing, and one change is reviewed at a time. */
export function refuseSecondChange({ status, type, underReview }: RealnameAuth): Refusal | undefined {
  return status === 2 && (type === 1 || underReview !== undefined) ? refuse('CBC.99007188', { field: 'customer_id' }) : undefined;
}

/** Rows 2, 5, 7, 10 and 12 of 4.7. */
export function verified({ customerId }: RealnameAuth, identity: Identity): RealnameAuth {
  return { customerId, status: 2, type: identity.type, identity };
}

/** RN-26: whether everybody is told. */
export function isTold(before: RealnameAuth, after: RealnameAuth): boolean {
  return before.status !== after.status || before.type !== after.type;
}

/** Row 12 of 4.7: the face agrees; which document it was compared with stays with who compared it. */
export function verifiedByFace({ customerId }: RealnameAuth): RealnameAuth {
  return { customerId, status: 2, type: 0 };
}
