import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { usableDiscounts } from '../../domain/choose-discount';
import type { PaymentSituation } from '../../domain/payment/claim';
import type { Payment } from '../../domain/payment/payment';
import type { Claimed } from '../../domain/payment/settle-payment';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { PartnerDiscounts } from '../../ports/partner-discounts';

/** What a payment is decided on. */
@Injectable()
export class PaymentParts {
  constructor(
    private readonly orders: Orders,
    private readonly parties: Parties,
    private readonly discounts: PartnerDiscounts,
  ) {}

  /** Of an order, or of the request to pay it. */
  async situation(
    tx: Tx,
    of: { readonly orderId: string } | { readonly requestId: string },
  ): Promise<Omit<PaymentSituation, 'isVerified'>> {
    const request = 'requestId' in of ? await this.orders.request(tx, of.requestId) : undefined;
    const orderId = 'orderId' in of ? of.orderId : request?.orderId;
    const order = orderId === undefined ? undefined : await this.orders.find(tx, orderId);
    const customer = order && (await this.parties.customer(tx, order.customerId));
    const partnerId = customer?.association?.partnerId;
    const partner = partnerId === undefined ? undefined : await this.parties.partner(tx, partnerId);
    const granted = customer ? await this.discounts.of(tx, customer.id) : [];
    return { order, request, customer, partner, usable: order && customer ? usableDiscounts(order, customer, granted, tx.now) : [] };
  }

  /** The order and request that a running payment works on. */
  async claimed(tx: Tx, payment: Payment): Promise<Claimed> {
    const order = await this.orders.find(tx, payment.orderId);
    if (!order) throw new Error(`The order ${payment.orderId} of a payment is gone`);
    const request = payment.requestId === undefined ? undefined : await this.orders.request(tx, payment.requestId);
    return { payment, order, request };
  }
}
