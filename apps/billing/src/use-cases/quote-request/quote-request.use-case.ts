import { answer, answerDeadline, isUnanswered, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive, type billing } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { available, newAccount, type Account } from '../../domain/accounts/account';
import { accountOf, type Dealer } from '../../domain/dealer';
import type { Discount } from '../../domain/discount';
import type { Order } from '../../domain/order';
import { dueAfter, type ChosenCoupon } from '../../domain/payment/payment';
import { priceOrder } from '../../domain/price';
import type { ProxyPayRequest } from '../../domain/proxy-pay-request';
import { Accounts } from '../../ports/accounts';
import { Coupons, type UsableCoupons } from '../../ports/coupons';
import { Lists } from '../../ports/lists';
import { orderDiscountView } from '../../views/order-discount.view';
import { proxyPayView } from '../../views/proxy-pay.view';
import { LearnParties } from '../learn-parties/learn-parties';
import { PaymentParts } from '../pay/payment-parts';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

type Contract = typeof billing.quoteProxyPay;

interface Facts {
  readonly request: ProxyPayRequest;
  readonly order: Order;
  readonly usable: readonly Discount[];
  readonly account: Account;
}

/** billing 7.1: what a request would cost, and what there is to pay it with. A distributor reads its reseller's. */
@Injectable()
export class QuoteRequest {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly learnParties: LearnParties,
    private readonly unitOfWork: UnitOfWork,
    private readonly parts: PaymentParts,
    private readonly accounts: Accounts,
    private readonly coupons: Coupons,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const dealer = await this.resolveViewer.dealer(context.caller, payload.indirect_partner_id, context.deadline);
    if (isRefusal(dealer)) return dealer;
    const known = await this.facts(payload.request_id, dealer, context.deadline);
    if (isRefusal(known)) return known;
    try {
      return await this.quote(known, dealer, payload, answerDeadline(context.deadline));
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }

  private async facts(requestId: string, dealer: Dealer, deadline: number): Promise<Facts | Refusal> {
    const first = await this.read((tx) => this.parts.situation(tx, { requestId }));
    const { request } = first;
    if (!request || accountOf(request.dealer) !== accountOf(dealer)) return refuse('CBC.30000010', { field: 'request_id' });
    if (!(await this.learnParties.customer(request.customerId, deadline))) return refuse('PCB.0504');
    const { order, usable } = await this.read((tx) => this.parts.situation(tx, { requestId }));
    if (!order) throw new Error(`The order ${request.orderId} of a request is gone`);
    const account = await this.read((tx) => this.accounts.find(tx, accountOf(dealer)));
    return {
      request,
      order,
      usable,
      account: account ?? newAccount(accountOf(dealer), dealer.resellerId === undefined ? 'PARTNER' : 'RESELLER'),
    };
  }

  private async quote(
    { request, order, usable, account }: Facts,
    dealer: Dealer,
    { discount_id, coupon_ids }: RequestOf<Contract>['payload'],
    deadline: number,
  ): Promise<Awaited<ReplyOf<Contract>>> {
    const discount = usable.find(({ id, type }) => id === discount_id || type === 'PRICE_ADJUSTMENT');
    if (discount_id !== undefined && discount?.id !== discount_id) return refuse('CBC.99003108', { field: 'discount_id' });
    const isOpen = order.status === 'PENDING_PAYMENT';
    const coupons = isOpen ? (await this.coupons.usable(order, deadline)).coupons : [];
    const price = priceOrder(
      order.lines.map((line) => line.price.official),
      discount,
    );
    const chosen = chosenCoupons(coupons, coupon_ids);
    if (isRefusal(chosen)) return chosen;
    const deductions = chosen.length > 0 ? await this.coupons.quote({ order, price, ...(discount && { discount }) }, chosen, deadline) : [];
    if (isRefusal(deductions)) return deductions;
    const found = await this.lists.order({ type: 'customer', id: order.customerId }, { order_id: order.id, offset: 0, limit: 1 });
    return answer({
      request: proxyPayView(request),
      order: found!.order_info,
      discounts: isOpen ? usable.map((one) => orderDiscountView(order, one)) : [],
      coupons,
      amount_due_fen: Number(isOpen ? dueAfter(price, deductions) : (request.paid?.amount ?? request.amountDue)),
      account_available_fen: Number(available(account, 'CASH') + available(account, 'CREDIT')),
      ...(dealer.resellerId === undefined && { transferable_available_fen: Number(available(account, 'TRANSFERABLE')) }),
    });
  }

  private read<T>(look: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((tx) => {
      tx.discard();
      return look(tx);
    });
  }
}

const PAYMENT_TYPES = new Map<number, number>(
  (['VOUCHER', 'CASH', 'PICK_UP'] as const).map((kind) => [incentive.COUPON_TYPES[kind], incentive.PAYMENT_COUPON_TYPES[kind]]),
);

/** By id alone, with the type of the list of usable ones. */
function chosenCoupons(usable: UsableCoupons['coupons'], ids: readonly string[]): ChosenCoupon[] | Refusal {
  const coupons = ids.map((id) => usable.find(({ coupon_id }) => coupon_id === id));
  if (coupons.includes(undefined)) return refuse('CBC.99003112', { field: 'coupon_ids' });
  return coupons.map((coupon) => ({ id: coupon!.coupon_id, type: PAYMENT_TYPES.get(coupon!.coupon_type) ?? coupon!.coupon_type }));
}
