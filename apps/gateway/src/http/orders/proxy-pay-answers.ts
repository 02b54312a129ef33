import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownList, shownMoney, shownOption, shownText, shownTime, yuan } from '../shown';
import { CUSTOMER_ID, ORDER_ID, PARTNER_ID } from './order-answers';

export const PROXY_PAY = 'Proxy payment';
/** What partners are asked. */
export const REQUESTS_PATH = '/v2/partners/proxy-pay-requests';
/** Ours: the vendor publishes no such API (api 11, 10). */
export const PROXY_PAY_ITEMS = { list: ['PCB_ITEM_PROXY_PAY_LIST'], decide: ['PCB_ITEM_PROXY_PAY'] } as const;

export const requestParams = z.object({ request_id: idText({ description: 'The request', example: '202601310000000003' }) });

export const paidPart = z
  .object({
    account_id: shownId('The account', PARTNER_ID),
    balance_type: shownText(64, 'BALANCE_TYPE_DEBIT balance, BALANCE_TYPE_CREDIT credit', 'BALANCE_TYPE_DEBIT'),
    amount: shownMoney('What it paid', 1080),
  })
  .meta({ id: 'PaidPart', description: 'What one balance paid; refunds go back there' });

/** billing 4.4 */
export const proxyPayRequest = z
  .object({
    request_id: shownId('The request', '202601310000000003'),
    order_id: shownId('The order', ORDER_ID),
    customer_id: shownId('Whose order it is', CUSTOMER_ID),
    partner_id: shownId('Who is asked to pay', PARTNER_ID),
    association_type: shownOption(['1', '2'], '1 referral, 2 resale, when it was asked'),
    status: shownOption(billing.PROXY_PAY_STATUSES, 'PENDING until it is paid or ends otherwise'),
    amount_due: shownMoney('Price when it was asked', 1080),
    expires_at: shownTime('Until when it can be paid', '2026-02-07T08:00:00Z'),
    created_at: shownTime('When it was asked'),
    decided_at: shownTime('When it was decided').optional(),
    reject_reason: shownText(255, 'Why it was rejected', 'Please pay yourself').optional(),
    operator: shownId('User of the partner who decided', 'aaaabbbbccccddddeeeeffff00002222').optional(),
    pay_method: shownOption(['BALANCE'], 'How it was paid').optional(),
    paid_amount: shownMoney('What was paid', 1080).optional(),
    paid_parts: shownList(paidPart, 'By which balances').optional(),
    discount_id: shownId('The discount that was used', 'discount-1').optional(),
    coupon_ids: shownList(shownId('A coupon'), 'Coupons of the customer that paid a part').optional(),
    saga_id: shownId('The payment', 'aaaabbbbccccddddeeeeffff00003333').optional(),
  })
  .meta({ id: 'ProxyPayRequest', description: 'A request that the partner pay an order' });

export function toProxyPayRequest({ amount_due_fen, paid_amount_fen, paid_parts, ...view }: billing.ProxyPayView) {
  return {
    ...view,
    amount_due: yuan(amount_due_fen),
    ...(paid_amount_fen !== undefined && { paid_amount: yuan(paid_amount_fen) }),
    ...(paid_parts && { paid_parts: paid_parts.map(toPaidPart) }),
  };
}

export function toPaidPart({ amount_fen, ...part }: billing.PaidPartView) {
  return { ...part, amount: yuan(amount_fen) };
}
