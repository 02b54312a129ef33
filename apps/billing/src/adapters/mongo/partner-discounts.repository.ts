import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { PartnerDiscount } from '../../domain/partner-discount';
import { PartnerDiscounts } from '../../ports/partner-discounts';
import { PARTNER_DISCOUNTS } from './collections';

interface PartnerDiscountDocument extends Omit<PartnerDiscount, 'id'> {
  readonly _id: string;
}

@Injectable()
export class PartnerDiscountsRepository extends PartnerDiscounts {
  async of(tx: Tx, customerId: string): Promise<PartnerDiscount[]> {
    const rows = await discounts(tx)
      .find({ customerId }, { session: tx.session, sort: { _id: 1 } })
      .toArray();
    return rows.map(({ _id, ...rest }) => ({ ...rest, id: _id }));
  }

  async add(tx: Tx, { id, ...discount }: PartnerDiscount): Promise<void> {
    await discounts(tx).insertOne({ _id: id, ...discount }, { session: tx.session });
  }

  async remove(tx: Tx, id: string, grantorId: string): Promise<boolean> {
    const { deletedCount } = await discounts(tx).deleteOne({ _id: id, grantorId }, { session: tx.session });
    return deletedCount === 1;
  }

  async end(tx: Tx, ended: Parameters<PartnerDiscounts['end']>[1]): Promise<void> {
    await discounts(tx).deleteMany(ended, { session: tx.session });
  }
}

const discounts = (tx: Tx) => tx.collection<PartnerDiscountDocument>(PARTNER_DISCOUNTS);
