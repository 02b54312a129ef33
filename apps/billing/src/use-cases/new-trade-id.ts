import { randomBytes } from 'node:crypto';
import { tradeId } from '../domain/accounts/trade';

export function newTradeId(kind: Parameters<typeof tradeId>[0], now: Date): string {
  return tradeId(kind, now, [...randomBytes(6)]);
}
