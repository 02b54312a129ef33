import { Injectable } from '@nestjs/common';
import { Collision, type Tx } from '@pc/store';
import type { IdentityProof } from '../../../domain/accounts/identity-proof';
import { IdentityProofs } from '../../../ports/identity-proofs';
import { COLLECTIONS, type IdentityProofDocument } from '../collections';

@Injectable()
export class IdentityProofsRepository extends IdentityProofs {
  override async add(tx: Tx, { hash, ...proof }: IdentityProof): Promise<void> {
    await this.proofs(tx).insertOne({ _id: hash, ...proof }, { session: tx.session });
  }

  override async find(tx: Tx, hash: string): Promise<IdentityProof | undefined> {
    const document = await this.proofs(tx).findOne({ _id: hash }, { session: tx.session });
    if (!document) return undefined;
    const { _id, ...proof } = document;
    return { hash: _id, ...proof };
  }

  override async remove(tx: Tx, hash: string): Promise<void> {
    const { deletedCount } = await this.proofs(tx).deleteOne({ _id: hash }, { session: tx.session });
    if (deletedCount === 0) throw new Collision('A proof of identity was used at the same moment');
  }

  private proofs(tx: Tx) {
    return tx.collection<IdentityProofDocument>(COLLECTIONS.identityProofs);
  }
}
