import type { Tx } from '@pc/store';

/** A QR code that leads to the comparison with the own face (RN-20, RN-30); of the token only a keyed hash is kept. */
export interface FaceCode {
  readonly tokenHash: string;
  readonly customerId: string;
  readonly expiresAt: Date;
}

export abstract class FaceCodes {
  /** Voids the older ones of the customer. */
  abstract replace(tx: Tx, code: FaceCode): Promise<void>;
  /** Takes it away: it serves once. */
  abstract take(tx: Tx, tokenHash: string): Promise<FaceCode | undefined>;
}
