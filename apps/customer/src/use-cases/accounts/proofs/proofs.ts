import { Injectable } from '@nestjs/common';
import { formatUtc, newSecret, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { newProof, refuseProof, type ProofPurpose } from '../../../domain/accounts/identity-proof';
import { IdentityProofs } from '../../../ports/identity-proofs';

/** Gives out, checks and uses up proofs of identity. The text of a proof leaves the service sealed, and is kept as a hash. */
@Injectable()
export class Proofs {
  constructor(
    private readonly proofs: IdentityProofs,
    private readonly sealer: Sealer,
  ) {}

  async issue(tx: Tx, accountId: string, purpose: ProofPurpose): Promise<{ sealed_proof: string; expires_at: string }> {
    const text = newSecret();
    const proof = newProof(this.hashOf(text), accountId, purpose, tx.now);
    await this.proofs.add(tx, proof);
    return { sealed_proof: this.sealer.seal(text, 'proof'), expires_at: formatUtc(proof.expiresAt) };
  }

  async refuse(tx: Tx, sealedProof: string, accountId: string, purpose: ProofPurpose): Promise<Refusal | undefined> {
    const proof = await this.proofs.find(tx, this.hashOf(this.sealer.open(sealedProof, 'proof')));
    return refuseProof(proof, accountId, purpose, tx.now);
  }

  /** After `refuse` found nothing wrong, in the same transaction. */
  use(tx: Tx, sealedProof: string): Promise<void> {
    return this.proofs.remove(tx, this.hashOf(this.sealer.open(sealedProof, 'proof')));
  }

  private hashOf(text: string): string {
    return this.sealer.blindIndex(text, 'proof');
  }
}
