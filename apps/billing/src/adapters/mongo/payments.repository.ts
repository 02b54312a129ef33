import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { Payment } from '../../domain/payment/payment';
import { Payments } from '../../ports/payments';
import { PAYMENTS } from './collections';

export interface PaymentDocument extends Omit<Payment, 'id'> {
  readonly _id: string;
}

@Injectable()
export class PaymentsRepository extends Payments {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  async find(tx: Tx, id: string): Promise<Payment | undefined> {
    const document = await tx.collection<PaymentDocument>(PAYMENTS).findOne({ _id: id }, { session: tx.session });
    return document ? paymentOf(document) : undefined;
  }

  async save(tx: Tx, { id, ...payment }: Payment): Promise<void> {
    await tx.collection<PaymentDocument>(PAYMENTS).replaceOne({ _id: id }, payment, { session: tx.session, upsert: true });
  }

  abandoned(now: Date, limit: number): Promise<string[]> {
    return this.ids({ state: { $in: ['CLAIMED', 'RESERVED', 'CANCELLING'] }, until: { $lte: now } }, limit);
  }

  unprovisioned(limit: number): Promise<string[]> {
    return this.ids({ provisioning: 'DUE' }, limit);
  }

  private async ids(filter: object, limit: number): Promise<string[]> {
    const rows = this.store
      .collection<PaymentDocument>(PAYMENTS)
      .find(filter as never, { projection: { _id: 1 }, sort: { until: 1 }, limit });
    return (await rows.toArray()).map(({ _id }) => _id);
  }
}

export function paymentOf({ _id, ...payment }: PaymentDocument): Payment {
  return { ...payment, id: _id };
}
