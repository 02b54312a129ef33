import type { Fen } from '@pc/kernel';
import type { Earmarks, Quota } from './quota';

/** What came back from a designated customer of a cash quota is for that customer alone (benefits R-23). */
export function isEarmarking({ kind, designatedCustomerIds }: Quota): boolean {
  return kind === 'CASH' && designatedCustomerIds.length > 0;
}

export function earmarked(earmarks: Earmarks | undefined, customerId: string, amount: Fen): Earmarks {
  return new Map(earmarks).set(customerId, (earmarks?.get(customerId) ?? 0n) + amount);
}

/** After an issue to the customer, which draws on what is kept for it first. */
export function drawn(earmarks: Earmarks, customerId: string, faceValue: Fen): Earmarks {
  const kept = earmarks.get(customerId) ?? 0n;
  const after = new Map(earmarks);
  if (kept > faceValue) after.set(customerId, kept - faceValue);
  else after.delete(customerId);
  return after;
}

/** What of a balance the customer can get: all but what is kept for others. */
export function availableTo(customerId: string, balance: Fen, earmarks: Earmarks | undefined): Fen {
  let available = balance;
  for (const [id, amount] of earmarks ?? []) if (id !== customerId) available -= amount;
  return available;
}
