import { refuse, type Refusal } from '@pc/kernel';

/** What a proof is good for: changes of the account itself, or one further account of its company. */
export type ProofPurpose = 'ACCOUNT' | 'QUICK_ACCOUNT';

/** That whoever acts for an account was reached by its contact; known by a keyed hash, good for one use. */
export interface IdentityProof {
  readonly hash: string;
  readonly accountId: string;
  readonly purpose: ProofPurpose;
  readonly expiresAt: Date;
}

/** customers 10.5: 10 minutes; customers 10.4: 24 hours. */
const LIFE_MS: Readonly<Record<ProofPurpose, number>> = { ACCOUNT: 10 * 60_000, QUICK_ACCOUNT: 24 * 3_600_000 };

export function newProof(hash: string, accountId: string, purpose: ProofPurpose, now: Date): IdentityProof {
  return { hash, accountId, purpose, expiresAt: new Date(now.getTime() + LIFE_MS[purpose]) };
}

/** An unknown proof, a used one, another account's, one for something else and an old one are all no proof. */
export function refuseProof(proof: IdentityProof | undefined, accountId: string, purpose: ProofPurpose, now: Date): Refusal | undefined {
  const sound = proof?.accountId === accountId && proof.purpose === purpose && now < proof.expiresAt;
  return sound ? undefined : refuse('CBC.99007004', { items: ['IDENTITY_NOT_PROVEN'] });
}
