import type { Tx } from '@pc/store';
import type { IdentityProof } from '../domain/accounts/identity-proof';

/** Proofs of identity, known by hashes only (customers 10.4, 10.5). */
export abstract class IdentityProofs {
  abstract add(tx: Tx, proof: IdentityProof): Promise<void>;
  abstract find(tx: Tx, hash: string): Promise<IdentityProof | undefined>;
  /** A proof is good for one use: of two at the same moment one is tried again and finds it gone. */
  abstract remove(tx: Tx, hash: string): Promise<void>;
}
