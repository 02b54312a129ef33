import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { FaceCodes, type FaceCode } from '../../ports/face-codes';
import { REALNAME_FACES, type FaceCodeDocument } from './collections';

/** One code of each customer at most. */
@Injectable()
export class FaceCodesRepository extends FaceCodes {
  override async replace(tx: Tx, { customerId, tokenHash, expiresAt }: FaceCode): Promise<void> {
    const document = { token_hash: tokenHash, expires_at: expiresAt };
    await faces(tx).replaceOne({ _id: customerId }, document, { session: tx.session, upsert: true });
  }

  override async take(tx: Tx, tokenHash: string): Promise<FaceCode | undefined> {
    const found = await faces(tx).findOneAndDelete({ token_hash: tokenHash }, { session: tx.session });
    return found ? { tokenHash, customerId: found._id, expiresAt: found.expires_at } : undefined;
  }
}

const faces = (tx: Tx) => tx.collection<FaceCodeDocument>(REALNAME_FACES);
