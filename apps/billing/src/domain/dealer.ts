import type { Association } from './customer';

/** Who serves a customer: a partner itself, or one of a distributor's resellers. */
export interface Dealer {
  readonly partnerId: string;
  readonly resellerId?: string;
}

export function dealerOf({ partnerId, resellerId }: Association): Dealer {
  return { partnerId, ...(resellerId !== undefined && { resellerId }) };
}

/** The account that is linked with the customer directly, and pays for it (billing 4.4). */
export function accountOf({ partnerId, resellerId }: Dealer): string {
  return resellerId ?? partnerId;
}
