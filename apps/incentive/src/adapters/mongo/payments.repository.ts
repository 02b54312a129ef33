import { Injectable } from '@nestjs/common';
import { Collision, type Tx } from '@pc/store';
import type { Payment } from '../../domain/payment';
import { Payments } from '../../ports/payments';
import { PAYMENTS } from './collections';
import { paymentDocument, paymentOf, type PaymentDocument } from './payment.document';

@Injectable()
export class PaymentsRepository extends Payments {
  override async find(tx: Tx, id: string): Promise<Payment | undefined> {
    const document = await tx.collection<PaymentDocument>(PAYMENTS).findOne({ _id: id }, { session: tx.session });
    return document ? paymentOf(document) : undefined;
  }

  /** Two that bring a payment into being at once, such as a try and its cancel, meet at its id: one is done again and finds the other. */
  override async save(tx: Tx, payment: Payment, before?: Payment): Promise<void> {
    const [collection, document] = [tx.collection<PaymentDocument>(PAYMENTS), paymentDocument(payment, tx.now)];
    if (!before) return void (await collection.insertOne(document, { session: tx.session }));
    const result = await collection.replaceOne({ _id: before.id, status: before.status }, document, { session: tx.session });
    if (result.matchedCount === 0) throw new Collision(`The payment ${before.id} is no longer ${before.status}`, PAYMENTS);
  }
}
