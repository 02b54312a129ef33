import type { Tx } from '@pc/store';
import type { PartnerDiscount } from '../domain/partner-discount';

/** What partners granted their customers (billing DC-13). */
export abstract class PartnerDiscounts {
  abstract of(tx: Tx, customerId: string): Promise<PartnerDiscount[]>;
  abstract add(tx: Tx, discount: PartnerDiscount): Promise<void>;
  /** False: this grantor has none of that id. */
  abstract remove(tx: Tx, id: string, grantorId: string): Promise<boolean>;
  /** Ends those of an association, or of one of its kinds (billing AC-16). */
  abstract end(
    tx: Tx,
    ended: Pick<PartnerDiscount, 'customerId' | 'associationId'> & Partial<Pick<PartnerDiscount, 'associationType'>>,
  ): Promise<void>;
}
