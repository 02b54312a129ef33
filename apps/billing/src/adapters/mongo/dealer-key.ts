import type { Dealer } from '../../domain/dealer';

const NO_RESELLER = '-';

/** Names the lists of who serves customers. Ids hold no `|`. */
export function dealerKey({ partnerId, resellerId = NO_RESELLER }: Dealer): string {
  return `${partnerId}|${resellerId}`;
}

export function ofDealerKey(key: string): Dealer {
  const [partnerId = '', resellerId = NO_RESELLER] = key.split('|');
  return { partnerId, ...(resellerId !== NO_RESELLER && { resellerId }) };
}
