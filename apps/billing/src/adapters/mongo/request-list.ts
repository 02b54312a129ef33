import type { AnswerOf, billing, PayloadOf } from '@pc/contracts';
import { conditions, within, type NewestFirst } from '@pc/store';
import type { Dealer } from '../../domain/dealer';
import { dealerKey } from './dealer-key';
import { proxyPayOf, type ProxyPayDocument } from './proxy-pay.document';
import { proxyPayView } from '../../views/proxy-pay.view';

type Contract = typeof billing.listProxyPayRequests;

/** billing 7.1: what a partner or reseller was asked to pay, the newest first. */
export async function listRequests(
  ranks: NewestFirst<ProxyPayDocument>,
  dealer: Dealer,
  { status, customer_id, order_id, create_time, offset, limit }: PayloadOf<Contract>,
): Promise<AnswerOf<Contract>> {
  const filter = conditions({ status, customer_id, order_id: order_id?.toUpperCase(), create_time: within(create_time) });
  const selective = order_id !== undefined || customer_id !== undefined;
  const { rows, total } = await ranks.page({ scopes: [dealerKey(dealer)], filter, selective, offset, limit });
  return { total_count: total, requests: rows.map((row) => proxyPayView(proxyPayOf(row))) };
}
