import { Inject, Injectable } from '@nestjs/common';
import type { Order } from '../../domain/order';
import type { Payment } from '../../domain/payment/payment';
import { Provisioning, ProvisioningSilent } from '../../ports/provisioning';
import { BILLING_SETTINGS, type BillingSettings } from '../../ports/settings';

/** interactions 6: three tries of 3 s. */
const TRIES = 3;
const TRY_MS = 3_000;
const NO = 409;

/**
 * The vendor's provisioning system over HTTP, at `PROVISIONING_URL`. Without one nobody can say no to an order, and nobody is told of it:
 * the staff report what became of it all the same (billing OR-11).
 */
@Injectable()
export class HttpProvisioning extends Provisioning {
  constructor(@Inject(BILLING_SETTINGS) private readonly settings: BillingSettings) {
    super();
  }

  override async reserve(payment: Payment, order: Order): Promise<boolean> {
    for (let tries = 1; tries <= TRIES; tries++) {
      const status = await this.send('PUT', `reservations/${payment.id}`, bodyOf(payment, order));
      if (status === undefined || isSuccess(status)) return true;
      if (status === NO) return false;
    }
    return false;
  }

  override async release(payment: Payment): Promise<void> {
    const status = await this.send('DELETE', `reservations/${payment.id}`);
    if (status !== undefined && !isSuccess(status) && status !== 404) throw new ProvisioningSilent(`Answered ${status}`);
  }

  override async start(payment: Payment, order: Order): Promise<void> {
    const status = await this.send('PUT', `orders/${order.id}`, bodyOf(payment, order));
    if (status !== undefined && !isSuccess(status)) throw new ProvisioningSilent(`Answered ${status}`);
  }

  /** The status of the answer, 0 when there was none; undefined where no system is configured. */
  private async send(method: 'PUT' | 'DELETE', path: string, body?: object): Promise<number | undefined> {
    const { provisioningUrl: url, provisioningToken: token } = this.settings;
    if (url === undefined) return undefined;
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    try {
      const target = `${url.replace(/\/$/, '')}/${path}`;
      const answer = await fetch(target, {
        method,
        headers,
        signal: AbortSignal.timeout(TRY_MS),
        ...(body && { body: JSON.stringify(body) }),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }
}

const isSuccess = (status: number) => status >= 200 && status < 300;

function bodyOf(payment: Payment, { id, customerId, orderType, lines }: Order) {
  return {
    payment_id: payment.id,
    order_id: id,
    customer_id: customerId,
    order_type: orderType,
    order_line_items: lines.map((line) => ({
      order_line_item_id: line.id,
      product_id: line.productId,
      service_type_code: line.serviceType.code,
      ...(line.regionCode !== undefined && { region_code: line.regionCode }),
      period_type: line.periodType,
      ...(line.periodNum !== undefined && { period_num: line.periodNum }),
      subscription_num: line.subscriptionNum,
      resources: line.resources.map(({ id: resource_id, mainId }) => ({
        resource_id,
        ...(mainId !== undefined && { main_resource_id: mainId }),
      })),
    })),
  };
}
