import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownMoney, shownOption, shownText, shownTime, yuan } from '../shown';
import { CUSTOMER_ID, ORDER_ID, PARTNER_ID } from './order-answers';

export const PROXY_PAY = 'Proxy payment';

export const requestParams = z.object({ request_id: idText({ description: 'The request', example: '202601310000000003' }) });

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
  })
  .meta({ id: 'ProxyPayRequest', description: 'A request that the partner pay an order' });

export function toProxyPayRequest({ amount_due_fen, ...view }: billing.ProxyPayView) {
  return { ...view, amount_due: yuan(amount_due_fen) };
}
